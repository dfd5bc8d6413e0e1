import Appraisal
import Documents
import Domain
import Formulas
import Foundation
import Packs

extension ReviewScribe {
    /// A table, or the sentence that says why there is none.
    func block(_ request: TableRequest, titled: [Inline]?) -> Block {
        switch request.kind {
        case .standard(let indicators): .table(comparison(indicators, request, titled, hasNotes: true))
        case .indicators(let indicators): .table(comparison(indicators, request, titled, hasNotes: false))
        case .byUnit(let indicator, let kind): .table(byUnit(indicator, kind, request, titled))
        case .breakdown(let indicator, let dimension): .table(breakdown(indicator, dimension, request, titled))
        case .plan: plan(titled)
        case .lateActions: lateActions(titled)
        case .milestones: milestones(titled)
        case .directives: directives(titled)
        case .commendations: commendations(titled)
        case .commendationList(let forms): commendationList(forms, titled)
        case .goal(let code): goal(code, titled)
        }
    }

    private func comparison(
        _ indicators: [IndicatorID], _ request: TableRequest, _ title: [Inline]?, hasNotes: Bool
    ) -> Table {
        ComparisonTable(
            scribe: self, title: title, rowHeading: words.pick("Chỉ tiêu", "Indicator"), hasUnitColumn: true,
            hasNotes: hasNotes, display: request.display,
            rows: indicators.map { id in
                ComparisonTable.Row(
                    label: pack.indicator(id)?.names[language] ?? id.rawValue, quoted: quoted(id))
            }
        ).table
    }

    private func byUnit(_ id: IndicatorID, _ kind: String?, _ request: TableRequest, _ title: [Inline]?) -> Table {
        let units = pack.units.rows(below: standing.unit, kind: kind, on: standing.asAt)
        let rows = units.map {
            ComparisonTable.Row(label: $0.names[language], quoted: quoted(id, of: $0.id))
        }
        return ComparisonTable(
            scribe: self, title: title ?? named(id, words.pick(" theo đơn vị", " by unit")),
            rowHeading: words.pick("Đơn vị", "Unit"), hasUnitColumn: false, hasNotes: false, display: request.display,
            rows: rows + [total(id)]
        ).table
    }

    private func breakdown(
        _ id: IndicatorID, _ dimension: String, _ request: TableRequest, _ title: [Inline]?
    ) -> Table {
        let datasets = pack.indicator(id)?.formula.datasets ?? []
        let column = datasets.lazy.compactMap { pack.dataset($0)?.column(dimension) }.first
        let heading = column?.names[language] ?? dimension
        let rows = input.figures.members(of: id, at: standing.unit, by: dimension).map {
            ComparisonTable.Row(
                label: pack.name(of: $0, language) ?? words.pick("Không ghi", "Not recorded"),
                quoted: quoted(id, by: $0))
        }
        return ComparisonTable(
            scribe: self, title: title ?? named(id, words.pick(" theo ", " by ") + heading.lowercased()),
            rowHeading: heading, hasUnitColumn: false, hasNotes: false, display: request.display,
            rows: rows + [total(id)]
        ).table
    }

    private func total(_ id: IndicatorID) -> ComparisonTable.Row {
        let addsUp = pack.indicator(id)?.formula.addsUp == true
        let label = addsUp ? words.pick("Tổng cộng", "Total") : words.pick("Toàn đơn vị", "The whole unit")
        return ComparisonTable.Row(label: label, quoted: quoted(id), isTotal: true)
    }

    private func named(_ id: IndicatorID, _ ending: String) -> [Inline] {
        [.text((pack.indicator(id)?.names[language] ?? id.rawValue) + ending)]
    }

    // MARK: What tables of living records share

    func nothing(_ vietnamese: String, _ english: String) -> Block {
        .paragraph(Paragraph([.text(words.pick(vietnamese, english))]))
    }

    func serial(_ index: Int) -> Table.Cell {
        .number(Decimal(index + 1), format: NumberFormat(language: language))
    }

    func count(_ number: Int, _ reference: String) -> Table.Cell {
        let format = NumberFormat(language: language)
        return .figure(mark(format.text(Decimal(number)), reference, Decimal(number)), format: format)
    }

    func name(_ unit: OrgUnit.ID) -> String { pack.units[unit]?.shortNames[language] ?? unit.rawValue }

    /// One header row, headings in the document's language.
    func table(
        _ title: [Inline]?, _ columns: [(vietnamese: String, english: String, Table.Column)], _ rows: [Table.Row]
    ) -> Block {
        .table(
            Table(
                title: title, columns: columns.map(\.2),
                header: [columns.map { Table.HeaderCell(words.pick($0.vietnamese, $0.english)) }], rows: rows))
    }

    func column(_ alignment: Table.Alignment, _ width: Double) -> Table.Column {
        Table.Column(alignment: alignment, width: width)
    }
}
