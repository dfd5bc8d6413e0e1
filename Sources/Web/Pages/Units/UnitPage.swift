import Appraisal
import Domain
import Packs
import Workspace

/// The scorecard of one unit: every indicator, the goals, and what it owes.
struct UnitPage: Sendable {
    struct Place: Sendable {
        let name: String
        let unitHref: String
    }
    struct Line: Sendable {
        let name: String
        let indicatorHref: String
        let measure: String
        let value: ShownFigure
        let prior: ShownFigure?
        let growth: String
        let growthClass: String
        let targets: [TargetCell]
    }
    struct Group: Sendable {
        let title: String
        let lines: [Line]
    }
    struct Member: Sendable {
        let name: String
        let state: ShownState
        let value: ShownFigure
    }
    struct Goal: Sendable {
        let name: String
        let state: ShownState
        let members: [Member]
    }
    struct Milestone: Sendable {
        let name: String
        let due: String
        let reached: String
        let missed: String
    }

    let heading: String
    let subtitle: String
    let asAt: String
    let unitsHref: String
    let facts: [IndicatorPage.Fact]
    let above: [Place]
    let below: [Place]
    let compareHref: String
    let goals: [Goal]
    let groups: [Group]
    let actions: [TodayPage.DutyLine]
    let milestones: [Milestone]

    init(_ visit: Visit) async throws {
        let choice = visit.choice
        let words = visit.words
        guard let unit = visit.tree[visit.unit] else { throw WebError.forbidden }
        let standing = try await visit.live.standing(
            of: unit.id, in: choice.period, asAt: choice.asAt, known: choice.known)
        let duties = try await visit.live.duties(standing)
        heading = unit.names[visit.language]
        subtitle = words.period(standing.period)
        asAt = words.sentence("as_at_day", ["day": words.day(standing.asAt)])
        unitsHref = choice.link("/units")
        facts = Self.facts(unit, visit)
        func places(_ units: [OrgUnit.ID]) -> [Place] {
            units.filter(visit.units.contains).map { Place(name: visit.name(of: $0), unitHref: visit.link(to: $0)) }
        }
        above = places(visit.tree.ancestors(of: unit.id).dropFirst().reversed())
        below = places(visit.tree.children(of: unit.id).map(\.id))
        compareHref = choice.link("/units/compare", [("unit", unit.id.rawValue)])
        goals = standing.goals.map { Goal($0, standing, visit) }
        groups = Self.groups(standing, visit)
        actions = duties.filter { $0.kind == .lateAction }.map { TodayPage.DutyLine($0, standing, visit) }
        milestones = standing.milestones.map { Milestone($0, visit) }
    }

    private static func facts(_ unit: OrgUnit, _ visit: Visit) -> [IndicatorPage.Fact] {
        let words = visit.words
        var facts = [
            IndicatorPage.Fact(words["unit_code"], unit.id.rawValue),
            IndicatorPage.Fact(words["unit_kind"], visit.pack.unitKinds[unit.kind]?[visit.language] ?? unit.kind),
        ]
        if let from = unit.from { facts.append(IndicatorPage.Fact(words["unit_from"], words.day(from))) }
        if let to = unit.to { facts.append(IndicatorPage.Fact(words["unit_to"], words.day(to))) }
        if let successor = unit.successor, visit.units.contains(successor) {
            facts.append(IndicatorPage.Fact(words["unit_successor"], visit.name(of: successor)))
        }
        let before = visit.tree.units.filter { $0.successor == unit.id && visit.units.contains($0.id) }
        if !before.isEmpty {
            let names = before.map { old in
                old.names[visit.language] + (old.to.map { " (\(words["unit_until"]) \(words.day($0)))" } ?? "")
            }
            facts.append(IndicatorPage.Fact(words["unit_took_over"], names.joined(separator: "; ")))
        }
        return facts
    }

    private static func groups(_ standing: Standing, _ visit: Visit) -> [Group] {
        var order: [String] = []
        for indicator in visit.pack.indicators where !order.contains(indicator.group) {
            order.append(indicator.group)
        }
        return order.map { group in
            Group(
                title: visit.name(ofGroup: group),
                lines: visit.pack.indicators.filter { $0.group == group }.compactMap { indicator in
                    standing[indicator.id].map { Line($0, indicator, visit) }
                })
        }.filter { !$0.lines.isEmpty }
    }
}

extension UnitPage.Line {
    fileprivate init(_ standing: IndicatorStanding, _ indicator: Indicator, _ visit: Visit) {
        name = indicator.names[visit.language]
        indicatorHref = visit.choice.link(
            "/indicators/\(indicator.id.rawValue.queryEncoded)", [("unit", standing.figure.unit.rawValue)])
        measure = visit.people.unit(of: indicator)
        value = visit.shown(standing.figure)
        prior = standing.prior.map(visit.shown)
        growth = visit.shown(standing.growth)
        growthClass = standing.growth.better(indicator.direction)
        targets = standing.targets.map { TargetCell($0, standing, indicator, visit) }
    }
}

extension UnitPage.Goal {
    fileprivate init(_ goal: GoalStanding, _ standing: Standing, _ visit: Visit) {
        name = goal.names[visit.language]
        state = visit.shown(goal.state.verdict)
        members = goal.state.parts.map { part in
            let figure = standing[part.member.indicator]?.figure
            let indicator = visit.pack.indicator(part.member.indicator)
            let text =
                part.member.reading == "value"
                ? indicator.map { visit.amount(part.value, $0) } ?? PeopleFormat.unknown
                : visit.people.percent(part.value, decimals: 1, signed: part.member.reading == "growth")
            return UnitPage.Member(
                name: part.member.names[visit.language], state: visit.shown(part.verdict),
                value: ShownFigure(
                    text: text, href: figure.map(visit.choice.link(to:)) ?? visit.choice.link("/"),
                    note: figure.flatMap(visit.note(on:))))
        }
    }
}

extension UnitPage.Milestone {
    fileprivate init(_ milestone: MilestoneStanding, _ visit: Visit) {
        name = milestone.title[visit.language]
        due = visit.words.day(milestone.due)
        reached = "\(milestone.reached.count)/\(milestone.units.count)"
        missed = milestone.missed.map(visit.shortName).joined(separator: ", ")
    }
}
