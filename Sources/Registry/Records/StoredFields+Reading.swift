import Domain
import Foundation

/// Reading is strict: what no record of ours wrote is damage, and never becomes a default.
extension StoredFields {
    private func damaged(_ column: String) -> RegistryError { .damaged(table: kind.rawValue, column: column) }

    private func required<T>(_ column: String, _ value: T?) throws -> T {
        guard let value else { throw damaged(column) }
        return value
    }

    func text(_ column: String) throws -> String { try required(column, optionalText(column)) }

    func optionalText(_ column: String) throws -> String? {
        switch self[column] {
        case .absent: nil
        case .text(let text): text
        case .integer: throw damaged(column)
        }
    }

    func integer(_ column: String) throws -> Int { try required(column, optionalInteger(column)) }

    func optionalInteger(_ column: String) throws -> Int? {
        switch self[column] {
        case .absent: nil
        case .integer(let number): number
        case .text: throw damaged(column)
        }
    }

    func flag(_ column: String) throws -> Bool { try integer(column) == 1 }

    private func parsed<T>(_ column: String, _ parse: (String) -> T?) throws -> T? {
        guard let text = try optionalText(column) else { return nil }
        return try required(column, parse(text))
    }

    func optionalDay(_ column: String) throws -> Day? { try parsed(column) { Day($0) } }
    func day(_ column: String) throws -> Day { try required(column, optionalDay(column)) }
    func optionalPeriod(_ column: String) throws -> Period? { try parsed(column) { Period($0) } }
    func period(_ column: String) throws -> Period { try required(column, optionalPeriod(column)) }
    func optionalDecimal(_ column: String) throws -> Decimal? { try parsed(column) { Decimal(exact: $0) } }
    func decimal(_ column: String) throws -> Decimal { try required(column, optionalDecimal(column)) }
    func choice<T: RawRepresentable<String>>(_ column: String) throws -> T {
        try required(column, parsed(column) { T(rawValue: $0) })
    }
    func id<Entity>(_ column: String) throws -> Identifier<Entity> { Identifier(try text(column)) }
    func ids<Entity>(_ column: String) throws -> [Identifier<Entity>] {
        let texts: [String] = try json(column)
        return texts.map { Identifier($0) }
    }

    func json<T: Decodable>(_ column: String) throws -> T {
        try required(column, parsed(column) { try? JSONDecoder().decode(T.self, from: Data($0.utf8)) })
    }

    func optionalLocalized(_ column: String) throws -> LocalizedText? {
        guard self[column] != .absent else { return nil }
        let texts: [String: String] = try json(column)
        return try required(
            column, LocalizedText(Dictionary(uniqueKeysWithValues: texts.map { (Language(rawValue: $0), $1) })))
    }
    func localized(_ column: String) throws -> LocalizedText { try required(column, optionalLocalized(column)) }
}

extension Decimal {
    /// Reads `-12.5`: digits with at most one point, and nothing else.
    init?(exact text: String) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts.reduce(0, { $0 + $1.count }) <= 38, let value = Decimal(string: text, locale: nil)
        else { return nil }
        self = value
    }
}
