import Domain
import Hummingbird
import Packs
import Workspace

/// The tree of units with the days they existed and where their work went.
struct UnitsPage: Sendable {
    struct Line: Sendable {
        let name: String
        let code: String
        let unitHref: String
        /// 0 for the first level shown.
        let level: Int
        let kind: String
        let from: String
        let to: String
        let successor: String
        let hasEnded: Bool
    }
    let heading: String
    let lines: [Line]
    let compareHref: String

    init(_ visit: Visit) {
        let words = visit.words
        let shown = visit.tree.units.filter { visit.units.contains($0.id) }
        let top = shown.map { visit.tree.level(of: $0.id) }.min() ?? 0
        heading = words["menu_units"]
        lines = shown.map { unit in
            Line(
                name: unit.names[visit.language], code: unit.id.rawValue, unitHref: visit.link(to: unit.id),
                level: min(4, visit.tree.level(of: unit.id) - top),
                kind: visit.pack.unitKinds[unit.kind]?[visit.language] ?? unit.kind,
                from: unit.from.map(words.day) ?? "", to: unit.to.map(words.day) ?? "",
                successor: unit.successor.flatMap { visit.units.contains($0) ? visit.name(of: $0) : nil } ?? "",
                hasEnded: unit.to != nil)
        }
        compareHref = visit.choice.link("/units/compare")
    }
}

extension WebServer {
    func bindUnits(_ book: RouteBook) {
        book.on(.units) { visit in
            try await visit.answer(
                Page("units", title: visit.words["menu_units"], menu: .units, model: UnitsPage(visit)))
        }
        book.on(.unit) { visit in
            // The choice at the top leads to another unit's page.
            if visit.query["unit"] != nil, visit.choice.unit != visit.unit {
                return visit.redirect(to: visit.link(to: visit.choice.unit))
            }
            let page = try await UnitPage(visit)
            return try await visit.answer(Page("unit", title: page.heading, menu: .units, model: page))
        }
        book.on(.unitComparison) { visit in
            let page = try await UnitComparisonPage(visit)
            return try await visit.answer(Page("unit-comparison", title: page.heading, menu: .units, model: page))
        }
    }
}
