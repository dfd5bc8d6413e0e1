/// Names one figure so that it can be computed again:
/// `revenue/20ZZ/2020H1/calendar@2020-06-30#12` or, broken down, `revenue/20ZZ/2020H1/calendar/tax_kind=VAT@2020-06-30#12`.
/// An empty member (`tax_kind=`) is where the records leave the column empty. A span of the past re-rolled to the units of a
/// later day says which: `revenue/20CF/2019H1/calendar@2019-06-30~2020-06-30#12`.
package struct FigureReference: Hashable, Sendable, CustomStringConvertible {
    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    package let period: Period
    package let calendar: CalendarID
    package let by: DimensionMember?
    package let asAt: Day
    /// The day whose units the records are rolled up by; `nil` for the tree valid on each record's day.
    package let perimeterDay: Day?
    package let revision: Int

    package init(
        indicator: IndicatorID, unit: OrgUnit.ID, period: Period, calendar: CalendarID, by: DimensionMember?, asAt: Day,
        perimeterDay: Day? = nil, revision: Int
    ) {
        self.indicator = indicator
        self.unit = unit
        self.period = period
        self.calendar = calendar
        self.by = by
        self.asAt = asAt
        self.perimeterDay = perimeterDay
        self.revision = revision
    }

    package var description: String {
        let member = by.map { "/\($0.dimension)=\(FigureReference.escaped($0.member ?? ""))" } ?? ""
        let perimeter = perimeterDay.map { "~\($0)" } ?? ""
        return "\(indicator)/\(unit)/\(period)/\(calendar)\(member)@\(asAt)\(perimeter)#\(revision)"
    }

    /// - Returns: `nil` when the text is not a reference.
    package init?(_ text: String) {
        let (body, known) = FigureReference.split(text, at: "#")
        let (path, days) = FigureReference.split(body, at: "@")
        guard let known, let revision = Int(known), let days else { return nil }
        let (day, perimeter) = FigureReference.split(days, at: "~")
        let perimeterDay = perimeter.flatMap { Day($0) }
        guard let asAt = Day(day), (perimeter == nil) == (perimeterDay == nil) else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 || parts.count == 5, !parts.contains(""), let period = Period(parts[2]) else {
            return nil
        }
        var by: DimensionMember?
        if parts.count == 5 {
            let pair = parts[4].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2, let member = FigureReference.unescaped(pair[1]) else { return nil }
            by = DimensionMember(dimension: pair[0], member: member.isEmpty ? nil : member)
        }
        self.init(
            indicator: IndicatorID(parts[0]), unit: OrgUnit.ID(parts[1]), period: period,
            calendar: CalendarID(parts[3]),
            by: by, asAt: asAt, perimeterDay: perimeterDay, revision: revision)
    }

    /// Splits at the last `mark`; the second part is `nil` where there is none.
    private static func split(_ text: String, at mark: Character) -> (String, String?) {
        guard let index = text.lastIndex(of: mark) else { return (text, nil) }
        return (String(text[..<index]), String(text[text.index(after: index)...]))
    }

    /// Percent-encodes what the syntax uses.
    private static func escaped(_ member: String) -> String {
        var text = ""
        for byte in member.utf8 {
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            let hex = String(byte, radix: 16, uppercase: true)
            text += isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
        }
        return text
    }

    private static func unescaped(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
