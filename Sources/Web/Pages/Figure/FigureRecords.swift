import Domain
import Foundation
import Packs
import Workspace

/// What of a figure's records is asked for in the address: `part`, `sort`, `down`, `page`.
struct RecordChoice: Sendable {
    static let pageSize = 50

    let part: Int
    let sort: String?
    let isDescending: Bool
    /// From 1.
    let page: Int

    /// - Throws: ``WebError`` for a page that is no number.
    init(_ visit: Visit, part: Int) throws(WebError) {
        self.part = part
        sort = visit.query["sort"]
        isDescending = visit.query["down"] != nil
        guard let page = Int(visit.query["page"] ?? "1"), (1...2_000_000).contains(page) else { throw .badPage }
        self.page = page
    }

    var items: [(String, String?)] {
        [("part", part == 0 ? nil : String(part)), ("sort", sort), ("down", isDescending ? "1" : nil)]
    }

    func query(showsNames: Bool, limit: Int = Self.pageSize, offset: Int? = nil) -> RecordQuery {
        RecordQuery(
            part: part, sortedBy: sort, isDescending: isDescending, limit: limit,
            offset: offset ?? (page - 1) * Self.pageSize, showsNames: showsNames)
    }
}

extension FigurePage.Records {
    init(_ account: FigureAccount, part index: Int, _ visit: Visit) async throws {
        let words = visit.words
        let figure = account.figure
        let part = account.parts[index]
        let choice = try RecordChoice(visit, part: index)
        let showsNames = visit.may(.seeNames)
        let listing = try await visit.workspace.records(
            behind: figure.reference, choice.query(showsNames: showsNames))
        try visit.noteNames(listing, behind: figure.reference.description)
        title = "\(part.names[visit.language]) (\(words["fig_role_" + part.role]))"
        // What names a record and what it counts as come first: a wide table is read from its left edge.
        let all = listing.columns.indices.filter { listing.columns[$0].isShown }
        let first = listing.key + all.filter { listing.columns[$0].name == "_contribution" }
        let shown = first + all.filter { !first.contains($0) }
        columns = shown.map { Column(listing.columns[$0], listing, choice, figure, visit) }
        rows = listing.rows.map { row in
            let key = listing.key.map { row[$0] ?? "" }
            let items = [("part", String(index))] + key.map { ("k", $0 as String?) }
            return Row(
                cells: shown.map { place in
                    let column = listing.columns[place]
                    return Cell(
                        text: visit.cell(row[place], column),
                        css: column.isNumber ? "num" : "",
                        cellHref: !key.isEmpty && place == listing.key[0]
                            ? visit.recordLink(figure, items) : nil)
                })
        }
        let count = part.trace.count
        let offset = (choice.page - 1) * RecordChoice.pageSize
        range = words.sentence(
            "fig_range",
            [
                "from": visit.people.number(Decimal(min(offset + 1, count)), decimals: 0),
                "to": visit.people.number(Decimal(offset + listing.rows.count), decimals: 0),
                "of": visit.people.number(Decimal(count), decimals: 0),
            ])
        total = Self.total(part, account, visit)
        func link(_ page: Int) -> String {
            visit.figureLink(figure, choice.items + [("page", page == 1 ? nil : String(page))]) + "#records"
        }
        previousHref = choice.page > 1 ? link(choice.page - 1) : nil
        nextHref = offset + listing.rows.count < count ? link(choice.page + 1) : nil
        fileHref =
            visit.may(.export)
            ? visit.figureLink(figure, choice.items, path: "/figure/records.csv") : nil
        masked = listing.columns.contains(where: \.isMasked) ? words["fig_masked"] : nil
    }

    /// `Cộng 12.345 hồ sơ: 6.718.000.000.000, bằng tử số`.
    private static func total(_ part: FigureAccount.Part, _ account: FigureAccount, _ visit: Visit) -> String {
        let figure = account.figure
        let side: (word: String, value: Decimal?) =
            switch part.role {
            case "numerator": ("fig_equals_numerator", figure.numerator)
            case "denominator": ("fig_equals_denominator", figure.denominator)
            default: ("fig_equals_value", figure.value)
            }
        let text = visit.words.sentence(
            "fig_total",
            [
                "n": visit.people.number(Decimal(part.trace.count), decimals: 0),
                "total": part.trace.total.map(visit.exact) ?? PeopleFormat.unknown,
            ])
        guard let total = part.trace.total, total == side.value else { return text }
        return text + " " + visit.words[side.word]
    }
}

extension FigurePage.Records.Column {
    fileprivate init(
        _ column: RecordListing.Column, _ listing: RecordListing, _ choice: RecordChoice, _ figure: Figure,
        _ visit: Visit
    ) {
        name = column.title(visit)
        css = column.isNumber ? "num" : ""
        let isSorted = choice.sort == column.name
        sorted = isSorted ? (choice.isDescending ? "descending" : "ascending") : nil
        guard listing.dataset != nil, !column.isMasked else {
            sortHref = nil
            return
        }
        let down: String? = isSorted && !choice.isDescending ? "1" : nil
        sortHref =
            visit.figureLink(
                figure, [("part", choice.part == 0 ? nil : String(choice.part)), ("sort", column.name), ("down", down)])
            + "#records"
    }
}

extension Visit {
    /// Notes in the audit trail that a page says who somebody is.
    func noteNames(_ listing: RecordListing, behind subject: String) throws {
        guard listing.tellsNames else { return }
        try workspace.audit(
            "names.shown", subject: subject, detail: ["rows": String(listing.rows.count)], by: identity.account)
    }
}

extension RecordListing.Column {
    /// What the lake keeps beside a timestamp, and the marks of its own book-keeping, are for files.
    fileprivate var isShown: Bool {
        switch name {
        case "_contribution", "_unit", "_load": true
        case "_is_value", "_line", "_day": false
        default: column != nil || !(name.hasPrefix("_") || name.hasSuffix("_date_only"))
        }
    }

    var isNumber: Bool {
        switch column?.type {
        case .integer, .decimal, .money: true
        case .text, .code, .day, .timestamp, .boolean: false
        case nil: name == "_contribution" || name == "_load" || name == "value"
        }
    }

    func title(_ visit: Visit) -> String {
        if let column { return column.names[visit.language] }
        switch name {
        case "_contribution": return visit.words["fig_contribution"]
        case "_unit": return visit.words["unit"]
        case "_load": return visit.words["fig_load"]
        case "field", "period", "unit", "value", "status", "day", "by", "note": return visit.words["fig_report_" + name]
        default: return name
        }
    }
}

extension Visit {
    /// A record's cell as people read it.
    func cell(_ text: String?, _ column: RecordListing.Column) -> String {
        guard let text else { return "" }
        guard !column.isMasked else { return text }
        if column.isNumber, let number = Decimal(string: text) { return exact(number) }
        switch column.column?.type {
        case .code(let values): return values.first { $0.code == text }?.names[language] ?? text
        case .day: return Day(text).map(words.day) ?? text
        case .boolean: return words[text == "true" ? "fig_yes" : "fig_no"]
        case .text, .integer, .decimal, .money, .timestamp: return text
        case nil:
            switch column.name {
            case "_unit", "unit": return shortName(of: OrgUnit.ID(text))
            case "period": return Period(text).map(words.period) ?? text
            case "day": return Day(text).map(words.day) ?? text
            default: return text
            }
        }
    }

    func recordLink(_ figure: Figure, _ items: [(String, String?)]) -> String {
        // A key of several columns is the same name several times, which a choice's link would fold into one.
        let keys = items.filter { $0.0 == "k" }.compactMap(\.1)
        return figureLink(figure, items.filter { $0.0 != "k" }, path: "/figure/record")
            + keys.map { "&k=" + $0.queryEncoded }.joined()
    }
}
