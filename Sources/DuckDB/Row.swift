package import Foundation

/// One row of an answer.
///
/// DuckDB's JSON writes HUGEINT (so every sum of integers), UBIGINT, DECIMAL, dates and lists without their types: as text.
/// The accessors therefore read the type the caller names, and exactly: no number passes through a float on its way to
/// `int` or `decimal`. Each `…IfPresent` is `nil` for NULL; its twin throws ``DuckDBError/wrongType(column:expected:found:)``.
package struct Row: Sendable {
    package let columns: Columns
    package let values: [Value]

    /// The columns of one answer, shared by its rows.
    package final class Columns: Sendable {
        /// In the order of the SELECT.
        package let names: [String]
        private let positions: [String: Int]

        /// - Throws: ``DuckDBError/unreadable(_:)`` when two columns have one name.
        init(names: [String]) throws(DuckDBError) {
            var positions: [String: Int] = [:]
            for (position, name) in names.enumerated() where positions.updateValue(position, forKey: name) != nil {
                throw .unreadable("two columns are named '\(name)'")
            }
            self.names = names
            self.positions = positions
        }

        package func position(of name: String) -> Int? { positions[name] }
    }

    package enum Value: Hashable, Sendable {
        case null
        case bool(Bool)
        case int(Int)
        /// FLOAT or DOUBLE, always finite.
        case double(Double)
        /// Text, and every type JSON has no form for; lists and structs are their JSON.
        case text(String)

        package var isNull: Bool { self == .null }
    }
}

extension Row {
    /// - Throws: ``DuckDBError/missingColumn(_:columns:)``
    package func value(_ column: String) throws(DuckDBError) -> Value {
        guard let position = columns.position(of: column) else {
            throw .missingColumn(column, columns: columns.names)
        }
        return values[position]
    }

    package func isNull(_ column: String) throws(DuckDBError) -> Bool { try value(column).isNull }

    package func text(_ column: String) throws(DuckDBError) -> String {
        try present(column, "text", try textIfPresent(column))
    }

    package func int(_ column: String) throws(DuckDBError) -> Int {
        try present(column, "a whole number", try intIfPresent(column))
    }

    package func decimal(_ column: String) throws(DuckDBError) -> Decimal {
        try present(column, "an exact decimal", try decimalIfPresent(column))
    }

    package func double(_ column: String) throws(DuckDBError) -> Double {
        try present(column, "a number", try doubleIfPresent(column))
    }

    package func bool(_ column: String) throws(DuckDBError) -> Bool {
        try present(column, "true or false", try boolIfPresent(column))
    }

    package func textIfPresent(_ column: String) throws(DuckDBError) -> String? {
        try read(column, as: "text", \.asText)
    }

    /// From INTEGER and BIGINT, and from HUGEINT or DECIMAL without a fraction where it fits.
    package func intIfPresent(_ column: String) throws(DuckDBError) -> Int? {
        try read(column, as: "a whole number of 64 bits", \.asInt)
    }

    /// From any integer or DECIMAL; a DOUBLE is refused.
    package func decimalIfPresent(_ column: String) throws(DuckDBError) -> Decimal? {
        try read(column, as: "an exact decimal", \.asDecimal)
    }

    /// From any number; an exact one is rounded to the nearest float.
    package func doubleIfPresent(_ column: String) throws(DuckDBError) -> Double? {
        try read(column, as: "a number", \.asDouble)
    }

    package func boolIfPresent(_ column: String) throws(DuckDBError) -> Bool? {
        try read(column, as: "true or false", \.asBool)
    }

    private func present<T>(_ column: String, _ expected: String, _ found: T?) throws(DuckDBError) -> T {
        guard let found else { throw .wrongType(column: column, expected: expected, found: "NULL") }
        return found
    }

    private func read<T>(
        _ column: String, as expected: String, _ conversion: (Value) -> T?
    ) throws(DuckDBError) -> T? {
        let value = try value(column)
        if value.isNull { return nil }
        guard let converted = conversion(value) else {
            throw .wrongType(column: column, expected: expected, found: value.kind)
        }
        return converted
    }
}

extension Row.Value {
    var asText: String? { if case .text(let text) = self { text } else { nil } }
    var asBool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

    var asInt: Int? {
        switch self {
        case .int(let int): int
        case .text(let text): Int(text) ?? Self.wholePart(text).flatMap { Int($0) }
        case .null, .bool, .double: nil
        }
    }

    var asDecimal: Decimal? {
        switch self {
        case .int(let int): Decimal(int)
        case .text(let text): Decimal(exactly: text)
        case .null, .bool, .double: nil
        }
    }

    var asDouble: Double? {
        switch self {
        case .int(let int): Double(int)
        case .double(let double): double
        case .text(let text): Decimal(exactly: text) == nil ? nil : Double(text)
        case .null, .bool: nil
        }
    }

    /// `12` of `12.00`; `nil` where there is a fraction.
    private static func wholePart(_ text: String) -> Substring? {
        guard let point = text.firstIndex(of: "."), text[text.index(after: point)...].allSatisfy({ $0 == "0" })
        else { return nil }
        return text[..<point]
    }

    /// What the value is, without saying the value: data stays out of error messages.
    var kind: String {
        switch self {
        case .null: "NULL"
        case .bool: "true or false"
        case .int: "a whole number"
        case .double: "a float"
        case .text: "text"
        }
    }
}

extension Decimal {
    /// Reads `-12.50`: digits with at most one point, as many as a HUGEINT can have. Anything else is `nil`.
    init?(exactly text: String) {
        var digits = 0
        var points = 0
        for (position, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: "-") where position == 0: break
            default: return nil
            }
        }
        // Foundation.Decimal keeps 128 bits of digits, so that every DECIMAL(38) and every HUGEINT fits exactly.
        guard digits > 0, digits <= 39, points <= 1, let value = Decimal(string: text) else { return nil }
        self = value
    }
}
