/// A reporting period as written: `2020`, `2020H1`, `2020M9`, `2020Q2`, `202006`. `ReportingCalendar` says which days it is.
package struct Period: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable, Codable { case year, half, nineMonths, quarter, month }
    package let kind: Kind
    package let year: Int
    /// 1 for a year and nine months, 1...2 for a half, 1...4 for a quarter, 1...12 for a month.
    package let ordinal: Int

    private init(kind: Kind, year: Int, ordinal: Int) {
        self.kind = kind
        self.year = year
        self.ordinal = ordinal
    }

    package static func year(_ year: Int) -> Period { Period(kind: .year, year: year, ordinal: 1) }
    package static func nineMonths(_ year: Int) -> Period { Period(kind: .nineMonths, year: year, ordinal: 1) }

    /// Every period of a kind in a year, in order.
    package static func all(_ kind: Kind, in year: Int) -> [Period] {
        (1...kind.countPerYear).map { Period(kind: kind, year: year, ordinal: $0) }
    }

    /// The period that follows: after the first half the second, after December January, after nine months the last quarter.
    package var next: Period {
        if kind == .nineMonths { return Period(kind: .quarter, year: year, ordinal: 4) }
        return ordinal < kind.countPerYear
            ? Period(kind: kind, year: year, ordinal: ordinal + 1) : Period(kind: kind, year: year + 1, ordinal: 1)
    }

    /// The same period `years` later; earlier when negative.
    package func shifted(byYears years: Int) -> Period { Period(kind: kind, year: year + years, ordinal: ordinal) }

    /// First and last month of the period within its year, 1...12.
    package var months: ClosedRange<Int> {
        switch kind {
        case .year: 1...12
        case .half: (6 * ordinal - 5)...(6 * ordinal)
        case .nineMonths: 1...9
        case .quarter: (3 * ordinal - 2)...(3 * ordinal)
        case .month: ordinal...ordinal
        }
    }
}

extension Period.Kind {
    package var countPerYear: Int {
        switch self {
        case .year, .nineMonths: 1
        case .half: 2
        case .quarter: 4
        case .month: 12
        }
    }
}

extension Period: CustomStringConvertible, Comparable, Codable {
    /// Years a period is written of: what comes before or after them is a slip.
    package static let years = 1900...2999

    /// The only way in from text; `nil` for `2020Q5` and for a year outside ``years``.
    package init?(_ text: String) {
        let digits = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= digits.count, digits[range].allSatisfy({ (48...57).contains($0) }) else {
                return nil
            }
            return digits[range].reduce(0) { $0 * 10 + Int($1) - 48 }
        }
        guard let year = number(0..<4), Self.years.contains(year) else { return nil }
        let kind: Kind
        let ordinal: Int
        switch digits.count {
        case 4: (kind, ordinal) = (.year, 1)
        case 6:
            let letter = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= digits[4] ? digits[4] : nil
            switch letter {
            case UInt8(ascii: "H"): (kind, ordinal) = (.half, number(5..<6) ?? 0)
            case UInt8(ascii: "Q"): (kind, ordinal) = (.quarter, number(5..<6) ?? 0)
            case UInt8(ascii: "M"):
                guard number(5..<6) == 9 else { return nil }
                (kind, ordinal) = (.nineMonths, 1)
            case nil: (kind, ordinal) = (.month, number(4..<6) ?? 0)
            case .some: return nil
            }
        default: return nil
        }
        guard (1...kind.countPerYear).contains(ordinal) else { return nil }
        self.init(kind: kind, year: year, ordinal: ordinal)
    }

    package var description: String {
        let digits = String(year)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return switch kind {
        case .year: padded
        case .half: "\(padded)H\(ordinal)"
        case .nineMonths: "\(padded)M9"
        case .quarter: "\(padded)Q\(ordinal)"
        case .month: padded + (ordinal < 10 ? "0" : "") + String(ordinal)
        }
    }

    /// By year, then first month, then the longer period first.
    package static func < (a: Period, b: Period) -> Bool {
        (a.year, a.months.lowerBound, -a.months.count) < (b.year, b.months.lowerBound, -b.months.count)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let period = Period(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a period")
        }
        self = period
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
