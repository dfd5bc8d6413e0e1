/// What a number counts: `VND`, `declaration`, `VND/declaration`, `hour`; `1` for a pure ratio.
///
/// A product of base units with whole exponents. Bases that cancel disappear: declarations ÷ declarations is a ratio.
package struct UnitOfMeasure: Hashable, Sendable {
    /// A base unit by its name in packs: a currency code (`VND`), a time (`hour`), or what is counted (`declaration`, `kg`).
    package struct Base: RawRepresentable, Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
        package init(stringLiteral value: String) { rawValue = value }
        package static func < (a: Base, b: Base) -> Bool { a.rawValue < b.rawValue }

        /// Three capital letters, as in ISO 4217.
        package var isCurrency: Bool {
            rawValue.utf8.count == 3
                && rawValue.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        }
        package var isTime: Bool { Self.times.contains(self) }
        private static let times: Set<Base> = ["second", "minute", "hour", "day", "working_hour", "working_day"]
    }

    /// No zero among the values.
    package let exponents: [Base: Int]

    private init(exponents: [Base: Int]) { self.exponents = exponents.filter { $0.value != 0 } }

    package init(base: Base) { self.init(exponents: [base: 1]) }
    /// A pure number: counts of one thing divided by each other, a rate.
    package static let ratio = UnitOfMeasure(exponents: [:])

    package static func * (a: UnitOfMeasure, b: UnitOfMeasure) -> UnitOfMeasure {
        UnitOfMeasure(exponents: a.exponents.merging(b.exponents, uniquingKeysWith: +))
    }

    package static func / (a: UnitOfMeasure, b: UnitOfMeasure) -> UnitOfMeasure {
        a * UnitOfMeasure(exponents: b.exponents.mapValues { -$0 })
    }

    package var isRatio: Bool { exponents.isEmpty }
    /// The unit as one base without more, such as a currency; `nil` for a ratio and for `VND/declaration`.
    package var base: Base? { exponents.count == 1 && exponents.first?.value == 1 ? exponents.first?.key : nil }
}

extension UnitOfMeasure: CustomStringConvertible {
    /// `VND/declaration`, `kg*day`, `1`. Bases in alphabetical order, a power as repetition.
    package var description: String {
        let bases = exponents.keys.sorted()
        let above = bases.flatMap { Array(repeating: $0.rawValue, count: max(0, exponents[$0] ?? 0)) }
        let below = bases.flatMap { Array(repeating: $0.rawValue, count: max(0, -(exponents[$0] ?? 0))) }
        return ([above.isEmpty ? "1" : above.joined(separator: "*")] + below).joined(separator: "/")
    }

    /// Reads what ``description`` writes.
    /// - Returns: `nil` for an empty name, or one with other than ASCII letters, digits and `_`.
    package init?(_ text: String) {
        var unit = UnitOfMeasure.ratio
        for (index, part) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            for factor in part.split(separator: "*", omittingEmptySubsequences: false) where factor != "1" {
                guard !factor.isEmpty, factor.utf8.allSatisfy({ $0.isNameByte }) else { return nil }
                let base = UnitOfMeasure(base: Base(rawValue: String(factor)))
                unit = index == 0 ? unit * base : unit / base
            }
        }
        self = unit
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension UnitOfMeasure: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let unit = UnitOfMeasure(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a unit of measure")
        }
        self = unit
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
