import Domain
import Workspace

/// What a review quotes from living records: the records, and the versions they have had.
struct LivingRecordPage: Sendable {
    struct Cell: Sendable {
        let text: String
        let cellHref: String?
    }
    struct Row: Sendable {
        let cells: [Cell]
    }
    struct Sheet: Sendable {
        let title: String
        let columns: [String]
        let rows: [Row]
    }
    let heading: String
    let subtitle: String
    let reference: String
    let sheets: [Sheet]

    init(_ trace: LivingRecordTrace, _ visit: Visit) {
        let words = visit.words
        heading = words["fig_living_" + trace.kind]
        subtitle = words.sentence(
            "fig_living_known", ["n": String(trace.revision), "day": words.day(trace.asAt)])
        reference = trace.reference
        let hidden = visit.may(.seeNames) ? trace : trace.withoutNames
        sheets =
            [(words["fig_living_records"], hidden.columns, hidden.rows)].map { Sheet($0, $1, $2, visit) }
            + (hidden.versions.map { [Sheet(words["fig_living_versions"], $0.columns, $0.rows, visit)] } ?? [])
    }
}

extension LivingRecordPage.Sheet {
    fileprivate init(_ title: String, _ columns: [String], _ rows: [[String]], _ visit: Visit) {
        self.title = title
        self.columns = columns.map { visit.words["fig_column_" + $0] }
        self.rows = rows.map { row in
            LivingRecordPage.Row(
                cells: zip(columns, row).map { column, text in
                    switch column {
                    case "figure":
                        LivingRecordPage.Cell(
                            text: text.isEmpty ? "" : text,
                            cellHref: text.isEmpty ? nil : visit.choice.link("/figure", [("ref", text)]))
                    case "deadline", "valid_from", "due", "reached", "day":
                        LivingRecordPage.Cell(text: Day(text).map(visit.words.day) ?? text, cellHref: nil)
                    case "unit", "lead_unit":
                        LivingRecordPage.Cell(text: visit.shortName(of: OrgUnit.ID(text)), cellHref: nil)
                    default: LivingRecordPage.Cell(text: text, cellHref: nil)
                    }
                })
        }
    }
}
