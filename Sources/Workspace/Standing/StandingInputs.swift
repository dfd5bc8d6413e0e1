import Appraisal
import Domain
import Packs
import Registry

/// The figures standings are built from, found by indicator, unit and days.
struct StandingFigures: Sendable {
    private struct Key: Hashable {
        let indicator: IndicatorID
        let unit: OrgUnit.ID
        let span: DaySpan
    }
    private let figures: [Key: Figure]

    init(_ figures: [Figure]) {
        self.figures = Dictionary(
            figures.map { (Key(indicator: $0.indicator, unit: $0.unit, span: $0.span), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Of one unit; `nil` where it was not asked for, or there is no span.
    func of(_ unit: OrgUnit.ID) -> OfUnit { OfUnit(all: self, unit: unit) }

    struct OfUnit: Sendable {
        fileprivate let all: StandingFigures
        fileprivate let unit: OrgUnit.ID

        subscript(indicator: IndicatorID, span: DaySpan?) -> Figure? {
            span.flatMap { all.figures[Key(indicator: indicator, unit: unit, span: $0)] }
        }
    }
}

/// The living records a standing is built from, as known at its revision.
struct StandingRecords: Sendable {
    /// Every version of every target, oldest first.
    let targets: [Target]
    let plan: SteeringPlan
    let milestones: [Milestone]
    let milestoneEvents: [MilestoneEvent]
    let directives: [Directive]
    let acknowledgements: [Acknowledgement]
    let commendations: [Commendation]
    let indexResults: [IndexResult]
    let leagueTables: [LeagueTable]
    let themes: [Theme]
    let priorities: [Priority]

    init(_ registry: RegistryStore, knownAt: Int) throws {
        targets = try registry.targets(knownAt: knownAt)
        plan = try registry.plan(knownAt: knownAt)
        milestones = try registry.milestones(knownAt: knownAt)
        directives = try registry.directives(knownAt: knownAt)
        acknowledgements = try registry.acknowledgements(knownAt: knownAt)
        milestoneEvents = try registry.milestoneEvents(knownAt: knownAt)
        commendations = try registry.commendations(knownAt: knownAt)
        indexResults = try registry.indexResults(knownAt: knownAt)
        leagueTables = try registry.leagueTables(knownAt: knownAt)
        themes = try registry.themes(knownAt: knownAt)
        priorities = try registry.priorities(knownAt: knownAt)
    }
}
