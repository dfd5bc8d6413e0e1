package import Appraisal
package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// The plan as at a day, as a revision knows it; resolutions of a later day are left out.
    ///
    /// - Parameter asAt: `nil` for the last day with complete records.
    /// - Throws: ``WorkspaceError/unknownUnit(_:near:)`` for a unit of the filter that the pack does not have.
    package func planBoard(
        _ filter: PlanFilter = PlanFilter(), asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> PlanBoard {
        let known = try known(revision)
        let tree = known.pack.units
        for unit in [filter.unit, filter.involved, filter.lead].compactMap({ $0 }) {
            _ = try known.pack.unit(unit.rawValue)
        }
        let day = if let asAt { asAt } else { try await lastDay(known: known.sequence) }
        let plan = try registry.plan(knownAt: known.sequence).issued(by: day)
        var open: [PlannedAction] = []
        var counted: [ActionStanding] = []
        let resolutions = plan.resolutions.map { resolution in
            let groups = resolution.groups.map { group in
                let actions = group.actions.map {
                    PlannedAction(
                        plan: $0, item: PlanStanding.Item($0, asAt: day),
                        theme: $0.action.theme ?? resolution.resolution.theme)
                }
                open += actions.filter { PlanFilter(unit: filter.unit).admits($0, in: tree) }
                let matching = actions.filter { filter.admits($0, in: tree, anyState: true) }
                counted += matching.map(\.item.standing)
                return PlanStanding.Group(
                    code: group.group.code, title: group.group.title, resolution: resolution.resolution.number,
                    items: matching.filter { filter.admits($0, in: tree) }.map(\.item))
            }
            return PlanBoard.Resolution(
                resolution.resolution, groups: groups.filter { filter.keepsEmpty || !$0.items.isEmpty })
        }
        let involved = Set(open.flatMap(\.units))
        return PlanBoard(
            asAt: day, revision: known.sequence,
            resolutions: resolutions.filter { filter.keepsEmpty || !$0.groups.isEmpty },
            summary: ActionSummary(counted), themes: Set(open.compactMap(\.theme)).sorted(),
            units: tree.units.map(\.id).filter(involved.contains))
    }
}

extension PlanBoard.Resolution {
    fileprivate init(_ resolution: Resolution, groups: [PlanStanding.Group]) {
        self.init(
            code: resolution.code, number: resolution.number, issuer: resolution.issuer, day: resolution.day,
            title: resolution.title, isIllustrative: resolution.isIllustrative,
            document: resolution.document.map(Evidence.init), groups: groups)
    }
}

extension PlanStanding {
    /// For a terminal: a line an action, in the plan's order.
    package func table(in language: Language) -> String {
        let words = StandingWords(language)
        var table = TextTable([
            .init("action"), .init("state"), .init("deadline"), .init("days late", .right), .init("lead"),
            .init("title"), .init("reason"),
        ])
        for item in items {
            table.add([
                item.code, words.state(item.standing.state), item.deadline?.description ?? "–",
                item.standing.daysLate > 0 ? String(item.standing.daysLate) : "", item.leadUnit.rawValue,
                item.title[language], item.reason ?? "",
            ])
        }
        return table.isEmpty ? "no actions" : table.text
    }
}
