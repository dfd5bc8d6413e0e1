import Appraisal
import Documents
import Domain
import Foundation
import Packs

/// A table of figures against last year and, where there are any, against the targets of each assigner: one plan column
/// an assigner, never summed.
struct ComparisonTable {
    struct Row {
        let label: String
        /// `nil` prints that there are no data.
        let quoted: QuotedFigure?
        var isTotal = false
    }

    let scribe: ReviewScribe
    let title: [Inline]?
    let rowHeading: String
    /// The unit of measure is a column of its own, or one line above the table.
    let hasUnitColumn: Bool
    /// Whether remarks have a column.
    let hasNotes: Bool
    let display: DisplayChoice
    let rows: [Row]

    private var words: ReviewWords { scribe.words }

    /// Assigners with a target for one of the rows, in the pack's order; a total's target alone makes no column.
    private var assigners: [Assigner] {
        let parts = rows.filter { !$0.isTotal }
        return scribe.pack.assigners.filter { assigner in
            parts.contains { row in row.quoted?.source.targets.contains { $0.assigner == assigner.id } == true }
        }
    }
    private func target(_ assigner: Assigner, _ row: Row) -> TargetStanding? {
        row.quoted?.target(TargetChoice(assigner: assigner.id, kind: nil), kinds: scribe.pack.targetKinds)
    }

    var table: Table {
        let assigners = assigners
        let anyEstimate = rows.contains { $0.quoted?.isEstimate == true }
        var number = 0
        let body = rows.map { row in
            if !row.isTotal { number += 1 }
            return Table.Row(
                cells(row, row.isTotal ? nil : number, assigners), style: row.isTotal ? .total : .normal)
        }
        let unit = rows.lazy.compactMap(\.quoted).first.map { scribe.shown(0, $0.indicator, display).unit }
        return Table(
            title: title,
            unitLine: hasUnitColumn
                ? nil : unit.flatMap { $0.isEmpty ? nil : words.pick("Đơn vị tính: ", "Unit: ") + $0 },
            columns: columns(assigners.count), header: header(assigners, anyEstimate), numbersColumns: hasNotes,
            rows: body, notes: notes(anyEstimate))
    }

    // MARK: Frame

    private func columns(_ assigners: Int) -> [Table.Column] {
        let figure = Table.Column(alignment: .right, width: 1.5)
        var columns = [Table.Column(alignment: .centre, width: 0.7), Table.Column(width: hasUnitColumn ? 4 : 3.5)]
        if hasUnitColumn { columns.append(Table.Column(alignment: .centre, width: 1.3)) }
        columns += Array(repeating: figure, count: assigners + 2)
        columns += Array(repeating: Table.Column(alignment: .right, width: 1.3), count: assigners)
        columns.append(Table.Column(alignment: .right, width: 1.7))
        if hasNotes { columns.append(Table.Column(width: 2.6)) }
        return columns
    }

    private func header(_ assigners: [Assigner], _ anyEstimate: Bool) -> [[Table.HeaderCell]] {
        let period = scribe.standing.period
        let deep = assigners.isEmpty ? 1 : 2
        func single(_ text: String) -> Table.HeaderCell { Table.HeaderCell(text, rows: deep) }
        let year = String(period.year)
        var first = [single(words.pick("STT", "No.")), single(rowHeading)]
        if hasUnitColumn { first.append(single(words.pick("ĐVT", "Unit"))) }
        if !assigners.isEmpty {
            first.append(
                Table.HeaderCell(words.pick("Kế hoạch năm \(year)", "Target \(year)"), columns: assigners.count))
        }
        first.append(single(words.pick("Cùng kỳ ", "") + words.shortPeriod(period.shifted(byYears: -1))))
        let actual = anyEstimate ? words.pick("Ước thực hiện ", "Estimated, ") : words.pick("Thực hiện ", "Actual, ")
        first.append(single(actual + words.shortPeriod(period)))
        if !assigners.isEmpty {
            first.append(
                Table.HeaderCell(words.pick("So với kế hoạch", "Against target"), columns: assigners.count))
        }
        first.append(single(words.pick("Tăng, giảm so với cùng kỳ", "Change on last year")))
        if hasNotes { first.append(single(words.pick("Ghi chú", "Remarks"))) }
        guard !assigners.isEmpty else { return [first] }
        let names = assigners.map { Table.HeaderCell($0.shortNames[words.language]) }
        return [first, names + names]
    }

    private func notes(_ anyEstimate: Bool) -> [[Inline]] {
        guard scribe.input.isEstimate else { return [] }
        let day = words.date(scribe.standing.asAt)
        let vietnamese =
            anyEstimate
            ? "Số thực hiện là số ước đến hết kỳ, tính từ số liệu đến ngày \(day); chỉ tiêu không ước được lấy số đến ngày đó."
            : "Số thực hiện tính đến ngày \(day)."
        let english =
            anyEstimate
            ? "Actual figures are estimates for the whole period, from data up to \(day); what cannot be estimated is up to that day."
            : "Figures up to \(day)."
        return [[.text(words.pick(vietnamese, english))]]
    }

    // MARK: Cells

    private func cells(_ row: Row, _ number: Int?, _ assigners: [Assigner]) -> [Table.Cell] {
        let serial: Table.Cell =
            number.map { .number(Decimal($0), format: NumberFormat(language: words.language)) } ?? .text("")
        var cells: [Table.Cell] = [serial, .text(row.label.firstLetterUppercased)]
        if hasUnitColumn { cells.append(.text(unitName(row))) }
        for assigner in assigners { cells.append(plan(assigner, row)) }
        cells.append(figure(row.quoted?.prior?.value, row, row.quoted?.prior?.reference))
        cells.append(figure(row.quoted?.value, row, row.quoted?.source.figure.reference))
        for assigner in assigners { cells.append(attainment(assigner, row)) }
        cells.append(growth(row))
        if hasNotes { cells.append(.text(remarks(row))) }
        return cells
    }

    private func unitName(_ row: Row) -> String {
        guard let indicator = row.quoted?.indicator else { return "" }
        return indicator.isPercentage ? "%" : scribe.shown(0, indicator, display).unit
    }

    private func figure(_ value: Decimal?, _ row: Row, _ reference: FigureReference?) -> Table.Cell {
        guard let quoted = row.quoted, let value, let reference else { return .missing(shown: words.noData) }
        return cell(value, quoted, reference.description)
    }

    private func cell(_ value: Decimal, _ quoted: QuotedFigure, _ reference: String) -> Table.Cell {
        let shown = scribe.shown(value, quoted.indicator, display)
        var format = shown.format
        format.suffix = .none  // the unit stands in its column or above the table
        if quoted.indicator.isPercentage, !hasUnitColumn { format.suffix = .percent }
        return .figure(scribe.mark(format.text(shown.number), reference, shown.number), format: format)
    }

    private func plan(_ assigner: Assigner, _ row: Row) -> Table.Cell {
        guard let quoted = row.quoted, let target = target(assigner, row) else {
            return .missing(reason: words.noTarget)
        }
        return cell(target.value, quoted, scribe.targetReference(target, of: quoted).description)
    }

    private func attainment(_ assigner: Assigner, _ row: Row) -> Table.Cell {
        guard let quoted = row.quoted, let target = target(assigner, row) else {
            return .missing(reason: words.noTarget)
        }
        let reference = (quoted.standing?.cumulative ?? quoted.source.figure).reference.description
        switch quoted.outcome(of: target) {
        case .unknown: return .missing(shown: words.noData)
        case .attainment(let attainment):
            let format = NumberFormat(language: words.language, fractionDigits: 1, suffix: .percent)
            return .figure(
                scribe.mark(format.text(attainment.percent), reference, attainment.percent), format: format)
        case .ceiling(let check):
            return .text([.figure(scribe.mark(check.isMet ? words.met : words.notMet, reference, nil))])
        }
    }

    private func growth(_ row: Row) -> Table.Cell {
        guard let quoted = row.quoted, let growth = quoted.growth else { return .missing(shown: words.noData) }
        let reference = quoted.source.figure.reference.description
        let isPercent = growth.measure == .percent
        let format = NumberFormat(
            language: words.language, fractionDigits: isPercent ? 1 : 2, showsPlus: true,
            suffix: isPercent ? .percent : .none)
        let text = format.text(growth.change) + (isPercent ? "" : words.points)
        return .figure(scribe.mark(text, reference, growth.change), format: format)
    }

    // MARK: Remarks

    private func remarks(_ row: Row) -> String {
        guard let quoted = row.quoted else { return "" }
        var remarks = quoted.source.figure.notes.map(words.figureNote)
        if quoted.source.figure.coverage.state == .partial { remarks.append(words.pick("số sơ bộ", "preliminary")) }
        if let asWas = quoted.standing?.priorAsWas?.value {
            let text = scribe.shown(asWas, quoted.indicator, display).text
            remarks.append(
                words.pick(
                    "cùng kỳ theo địa bàn hiện nay; theo địa bàn khi đó là \(text)",
                    "last year in today's perimeter; \(text) as it was then"))
        }
        for target in quoted.source.targets {
            guard let later = target.later,
                let assigner = scribe.pack.assigners.first(where: { $0.id == target.assigner })
            else { continue }
            let name = assigner.shortNames[words.language]
            let value = scribe.shown(later.value, quoted.indicator, display).text
            remarks.append(
                words.pick(
                    "\(name) giao \(value) từ \(words.date(later.validFrom))",
                    "\(name): \(value) from \(words.date(later.validFrom))"))
        }
        return remarks.joined(separator: "; ")
    }
}

extension String {
    /// For a label at the start of a cell: `luồng xanh` → `Luồng xanh`.
    fileprivate var firstLetterUppercased: String { prefix(1).uppercased() + dropFirst() }
}

extension ReviewWords {
    /// What the panel remarks on a figure, `5 of 6 reported` or `12 open`, in the review's language.
    func figureNote(_ note: String) -> String {
        let parts = note.split(separator: " ").map(String.init)
        if parts.count == 4, parts[1] == "of", parts[3] == "reported" {
            return pick("\(parts[0])/\(parts[2]) đơn vị đã báo cáo", note)
        }
        if parts.count == 2, parts[1] == "open" { return pick("\(parts[0]) hồ sơ chưa kết thúc", note) }
        return note
    }
}
