package import Domain
import Foundation
package import Packs
import Panel

extension FigureTrace {
    package func text(_ format: TableFormat, pack: Pack, language: Language) throws -> String {
        switch format {
        case .json: try json.text
        case .csv: csv
        case .table: table(pack, language)
        }
    }

    /// As `twofold trace --format json` prints it.
    package var json: JSON {
        .object([
            "reference": .text(figure.reference.description), "figure": figure.json,
            "atoms": .array(
                parts.map { part in
                    .object([
                        "role": .text(part.role.rawValue), "atom": .text(part.atom),
                        "dataset": .text(part.dataset.rawValue),
                        "total": .optional(part.total), "records": .int(part.count),
                        "rows": .array(
                            part.rows.map { row in
                                .object(
                                    Dictionary(
                                        zip(part.columns, row.map { JSON.optional($0) }),
                                        uniquingKeysWith: { first, _ in first }))
                            }),
                    ])
                }),
        ])
    }

    /// Every listed record of every part, with the part it belongs to first; columns a part does not have are empty.
    private var csv: String {
        var columns: [String] = []
        for part in parts { for column in part.columns where !columns.contains(column) { columns.append(column) } }
        let rows = parts.flatMap { part in
            part.rows.map { row in
                let cells = Dictionary(zip(part.columns, row), uniquingKeysWith: { first, _ in first })
                return [part.role.rawValue, part.dataset.rawValue]
                    + columns.map { CSV.harmless((cells[$0] ?? nil) ?? "") }
            }
        }
        return CSV.text(header: ["role", "dataset"] + columns, rows: rows)
    }

    private func table(_ pack: Pack, _ language: Language) -> String {
        let people = PeopleFormat(language)
        var lines = [figure.reference.description]
        if let indicator = pack.indicator(figure.indicator) {
            lines.append(
                "\(indicator.names[language]): \(people.value(figure.value, of: indicator)) \(people.unit(of: indicator))"
            )
        }
        for part in parts {
            let total = part.total.map { "\($0)" } ?? PeopleFormat.unknown
            lines.append("")
            lines.append(
                "\(part.role.rawValue): \(part.atom) = \(total), \(part.count) records, \(part.rows.count) listed")
            guard !part.rows.isEmpty else { continue }
            var table = TextTable(part.columns.map { TextTable.Column($0) })
            for row in part.rows { table.add(row.map { $0 ?? "" }) }
            lines.append(table.text)
        }
        return lines.joined(separator: "\n")
    }
}
