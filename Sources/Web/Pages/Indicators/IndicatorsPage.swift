import Appraisal
import Domain
import Packs
import Workspace

/// The catalogue of indicators, grouped as the pack groups them, with where the chosen unit stands in each.
struct IndicatorsPage: Sendable {
    struct Line: Sendable {
        let name: String
        let code: String
        let indicatorHref: String
        let measure: String
        let value: ShownFigure?
        let growth: String
        let growthClass: String
        let targets: [TargetCell]
    }
    struct Group: Sendable {
        let title: String
        let lines: [Line]
    }

    let heading: String
    let asAt: String
    let q: String
    let fields: [PageFrame.Field]
    let count: String
    let groups: [Group]

    init(_ visit: Visit) async throws {
        let choice = visit.choice
        let standing = try await visit.live.standing(
            of: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
        let words = visit.words
        q = visit.query["q"] ?? ""
        let search = Search(q)
        let found = visit.pack.indicators.filter { search.finds($0, groupName: visit.name(ofGroup: $0.group)) }
        heading = "\(words["ind_catalogue"]): \(visit.name(of: standing.unit)), \(words.period(standing.period))"
        asAt = words.sentence("as_at_day", ["day": words.day(standing.asAt)])
        fields = choice.fields
        count = words.sentence(
            "ind_count", ["n": String(found.count), "of": String(visit.pack.indicators.count)])
        groups = Self.groups(of: found, standing, visit)
    }

    /// In the pack's order.
    static func groups(of indicators: [Indicator], _ standing: Standing, _ visit: Visit) -> [Group] {
        var order: [String] = []
        for indicator in indicators where !order.contains(indicator.group) { order.append(indicator.group) }
        return order.map { group in
            Group(
                title: visit.name(ofGroup: group),
                lines: indicators.filter { $0.group == group }.map { Line($0, standing[$0.id], visit) })
        }
    }
}

extension IndicatorsPage.Line {
    init(_ indicator: Indicator, _ standing: IndicatorStanding?, _ visit: Visit) {
        name = indicator.names[visit.language]
        code = indicator.id.rawValue
        indicatorHref = visit.link(to: indicator.id)
        measure = visit.people.unit(of: indicator)
        value = standing.map { visit.shown($0.figure) }
        growth = standing.map { visit.shown($0.growth) } ?? PeopleFormat.unknown
        growthClass = standing?.growth.better(indicator.direction) ?? ""
        targets =
            standing.map { standing in
                standing.targets.map { TargetCell($0, standing, indicator, visit) }
            } ?? []
    }
}

extension Visit {
    /// What a group of indicators is called; its code where the pack does not say.
    func name(ofGroup group: String) -> String { pack.indicatorGroups[group]?[language] ?? group }

    func link(to indicator: IndicatorID) -> String { choice.link("/indicators/\(indicator.rawValue.queryEncoded)") }
}

extension Choice {
    /// For a form that keeps the choice.
    var fields: [PageFrame.Field] {
        [
            ("unit", unit.rawValue), ("period", period.description), ("asat", asAt?.description),
            ("known", known.map(String.init)),
        ].compactMap { name, value in value.map { PageFrame.Field(name: name, value: $0) } }
    }
}
