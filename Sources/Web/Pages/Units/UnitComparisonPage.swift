import Appraisal
import Domain
import Foundation
import Packs
import Workspace

/// Chosen indicators of the units below the chosen one, side by side.
struct UnitComparisonPage: Sendable {
    struct Head: Sendable {
        let name: String
        let indicatorHref: String
        let measure: String
    }
    struct Cell: Sendable {
        let value: ShownFigure?
        let growth: String
        let growthClass: String
        let place: String
        let fill: Int
        let head: String
    }
    struct Line: Sendable {
        let name: String
        let unitHref: String
        let cells: [Cell]
    }
    struct Choosable: Sendable {
        let code: String
        let name: String
        let isChosen: Bool
    }
    struct ChoosableGroup: Sendable {
        let title: String
        let choosable: [Choosable]
    }

    static let most = 8

    let heading: String
    let subtitle: String
    let asAt: String
    let unitsHref: String
    let fields: [PageFrame.Field]
    let choosableGroups: [ChoosableGroup]
    let heads: [Head]
    let lines: [Line]
    let note: String

    /// - Throws: ``WebError/notFound`` for an indicator the pack does not have.
    init(_ visit: Visit) async throws {
        let choice = visit.choice
        let words = visit.words
        let asked = visit.query.all("i")
        let indicators: [Indicator] =
            try asked.isEmpty
            ? Array(visit.pack.indicators.filter(\.isHeadline).prefix(Self.most))
            : asked.prefix(Self.most).map { code in
                guard let indicator = visit.pack.indicator(IndicatorID(code)) else { throw WebError.notFound }
                return indicator
            }
        let children = visit.tree.children(of: visit.unit).map(\.id).filter(visit.units.contains)
        let comparison = try await visit.live.comparison(
            of: indicators.map(\.id), among: children, in: choice.period, asAt: choice.asAt, known: choice.known)
        heading = words["unit_compare"]
        subtitle = "\(visit.name(of: visit.unit)), \(words.period(choice.period))"
        asAt = words.sentence("as_at_day", ["day": words.day(comparison.asAt)])
        unitsHref = choice.link("/units")
        fields = choice.fields
        choosableGroups = Self.choosable(indicators.map(\.id), visit)
        heads = indicators.map {
            Head(
                name: $0.names[visit.language], indicatorHref: visit.link(to: $0.id), measure: visit.people.unit(of: $0)
            )
        }
        lines = comparison.units.map { unit in
            Line(
                name: visit.name(of: unit), unitHref: visit.link(to: unit),
                cells: zip(indicators, comparison.lines).map { Cell(unit, $0, $1, visit) })
        }
        note = words.sentence("unit_compare_note", ["n": String(Self.most)])
    }

    private static func choosable(_ chosen: [IndicatorID], _ visit: Visit) -> [ChoosableGroup] {
        var order: [String] = []
        for indicator in visit.pack.indicators where !order.contains(indicator.group) {
            order.append(indicator.group)
        }
        return order.map { group in
            ChoosableGroup(
                title: visit.name(ofGroup: group),
                choosable: visit.pack.indicators.filter { $0.group == group }.map {
                    Choosable(
                        code: $0.id.rawValue, name: $0.names[visit.language], isChosen: chosen.contains($0.id))
                })
        }
    }
}

extension UnitComparisonPage.Cell {
    fileprivate init(_ unit: OrgUnit.ID, _ indicator: Indicator, _ line: UnitComparison.Line, _ visit: Visit) {
        let standing = line.standing(of: unit)
        value = standing.map { visit.shown($0.figure) }
        growth = standing.map { visit.shown($0.growth) } ?? PeopleFormat.unknown
        growthClass = standing?.growth.better(indicator.direction) ?? ""
        head = indicator.names[visit.language]
        let ranked = line.ranking[unit]
        let word = ranked?.tiedWith.isEmpty ?? true ? "unit_place" : "unit_place_tied"
        place =
            ranked.map {
                visit.words.sentence(word, ["place": String($0.rank), "of": String($0.of)])
            } ?? visit.words["unit_unranked"]
        let largest = line.ranking.places.map(\.value).max() ?? 0
        fill = ranked.map { IndicatorPage.percent(of: $0.value, in: largest) } ?? 0
    }
}
