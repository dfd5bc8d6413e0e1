package import Domain
import Foundation
import Packs

extension ReportBoard {
    /// Units by periods, then what is open, late first.
    package func table(in language: Language) -> String {
        var table = TextTable([.init("unit")] + periods.map { .init($0.description) })
        for unit in units {
            table.add(
                [unit.rawValue]
                    + periods.map { period in
                        guard let cell = self[unit, period] else { return "" }
                        return cell.state.rawValue + (cell.daysLate > 0 && cell.state != .late ? " (late)" : "")
                    })
        }
        let lines = open.filter { $0.daysLate > 0 }.map {
            "late: \($0.key), due \($0.due), \($0.daysLate) days ago"
        }
        return ([form.names[language] + ", \(year), as at \(asAt)", table.text] + lines).joined(separator: "\n")
    }

    package var json: JSON {
        .object([
            "form": .text(form.code), "year": .int(year), "asAt": .text(asAt.description), "revision": .int(revision),
            "periods": .array(periods.map { .text($0.description) }),
            "units": .array(units.map { .text($0.rawValue) }),
            "reports": .array(units.flatMap { unit in periods.compactMap { self[unit, $0]?.json } }),
            "open": .array(open.map(\.json)),
        ])
    }
}

extension ReportBoard.Cell {
    package var json: JSON {
        .object([
            "unit": .text(key.unit.rawValue), "period": .text(key.period.description), "state": .text(state.rawValue),
            "due": .text(due.description), "daysLate": .int(daysLate), "waitsAt": .optional(waitsAt?.rawValue),
            "version": .int(version), "handedIn": .optional(handedIn),
        ])
    }
}
