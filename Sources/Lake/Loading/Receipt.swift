package import Domain
package import Foundation

/// What became of every row of a file. `read = new + changed + unchanged + superseded + stale + refused`.
package struct Receipt: Sendable, Hashable, Codable {
    /// The load's number; `nil` when the file was loaded already and nothing was written.
    package var load: Int?
    /// The load in force that brought the same file before.
    package var alreadyLoaded: Int?
    package var dataset: String
    package var source: String
    /// The file's name, without its folder.
    package var file: String
    /// Of the file's bytes, 64 hexadecimal digits.
    package var sha256: String
    package var sizeBytes: Int
    package var loadedAt: Date

    /// Rows of the file, without the header and empty ones.
    package var read = 0
    /// Records the lake did not have.
    package var new = 0
    /// Records it had otherwise; what it had is kept aside.
    package var changed = 0
    /// Records it had just so.
    package var unchanged = 0
    /// Rows of whose record this file has a later one.
    package var superseded = 0
    /// Rows of whose record the lake has a later one.
    package var stale = 0
    /// Rows in quarantine.
    package var refused = 0
    /// Records of the replaced span that the file no longer has. Not among the rows read.
    package var removed = 0

    /// How much the lake's sum of each amount column changed, in its own unit.
    package var amounts: [AmountChange] = []
    package var warnings: [Warning] = []
    package var coverage: [CoveredSpan] = []
    /// The span this load was declared to replace.
    package var replaces: DaySpan?
    /// Refused rows of earlier loads that this file brought again; `nil` for a file that is no correction.
    package var corrects: [CorrectedRow]?
    /// The lake's snapshot that has this load; the one it was compared with when nothing was written.
    package var snapshot: Int
    package var durationSeconds = 0.0

    package var addsUp: Bool { read == new + changed + unchanged + superseded + stale + refused }

    package init(
        dataset: DatasetID, source: String, file: String, sha256: String, sizeBytes: Int, loadedAt: Date, snapshot: Int
    ) {
        self.dataset = dataset.rawValue
        self.source = source
        self.file = file
        self.sha256 = sha256
        self.sizeBytes = sizeBytes
        self.loadedAt = loadedAt
        self.snapshot = snapshot
    }
}

/// The change of one amount column's sum.
package struct AmountChange: Sendable, Hashable, Codable {
    package let column: String
    /// After less before; exact.
    package let change: Decimal

    package init(column: String, change: Decimal) {
        self.column = column
        self.change = change
    }

    private enum CodingKeys: String, CodingKey { case column, change }

    /// The number is text in JSON: other readers would make a float of it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        column = try container.decode(String.self, forKey: .column)
        let text = try container.decode(String.self, forKey: .change)
        guard let value = Decimal(string: text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .change, in: container, debugDescription: "'\(text)' is not a number")
        }
        change = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(column, forKey: .column)
        try container.encode("\(change)", forKey: .change)
    }
}

/// The days one unit's records are complete for.
package struct CoveredSpan: Sendable, Hashable, Codable {
    package let unit: OrgUnit.ID
    package let span: DaySpan

    package init(unit: OrgUnit.ID, span: DaySpan) {
        self.unit = unit
        self.span = span
    }

    /// Reads `20ZZ:2020-01-01..2020-06-30`.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex,
            let span = DaySpan(String(text[text.index(after: colon)...]))
        else { return nil }
        self.init(unit: OrgUnit.ID(String(text[..<colon])), span: span)
    }

    private enum CodingKeys: String, CodingKey { case unit, span }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        unit = OrgUnit.ID(try container.decode(String.self, forKey: .unit))
        span = try container.decode(DaySpan.self, forKey: .span)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(unit.rawValue, forKey: .unit)
        try container.encode(span, forKey: .span)
    }
}

/// Something that was loaded, and should be looked at.
package struct Warning: Sendable, Hashable, Codable {
    package enum Code: String, Sendable, Hashable, Codable {
        /// Records of a closed unit, counted under the unit that succeeded it.
        case closedUnit = "closed-unit"
    }
    package let code: Code
    package let rows: Int
    /// The closed unit.
    package let value: String
    /// Its successor.
    package let other: String
}
