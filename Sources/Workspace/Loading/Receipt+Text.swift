import Domain
import Foundation
import Lake

extension Receipt {
    /// One line for a terminal: `to-khai-2019.csv → declaration: 64,955 read = 64,955 new + 0 changed + …`.
    func text(in language: Language) -> String {
        let format = NumberFormat(language: language)
        func number(_ value: Int) -> String { format.text(Decimal(value)) }
        var parts = [
            "\(file) → \(dataset): \(number(read)) read = \(number(new)) new + \(number(changed)) changed + "
                + "\(number(unchanged)) unchanged + \(number(superseded)) superseded + \(number(stale)) stale + "
                + "\(number(refused)) refused"
        ]
        if removed > 0 { parts.append("\(number(removed)) removed") }
        if let alreadyLoaded { parts.append("already loaded as load \(alreadyLoaded), nothing written") }
        for amount in amounts where amount.change != 0 {
            parts.append(
                "\(amount.column) \(NumberFormat(language: language, maximumFractionDigits: 6, showsPlus: true).text(amount.change))"
            )
        }
        for span in coverage { parts.append("covers \(span.unit) \(span.span)") }
        for warning in warnings { parts.append("warning: \(warning.text)") }
        if let load { parts.append("load \(load)") }
        return parts.joined(separator: "; ")
    }
}

extension Warning {
    fileprivate var text: String {
        switch code {
        case .closedUnit: "\(rows) rows of '\(value)', which is closed, went to its successor '\(other)'"
        }
    }
}
