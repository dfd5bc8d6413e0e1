import SQLText

/// Reads days and times by `strptime` formats, tried in order, and tells a time from a mere day.
struct DayReading {
    /// Formats with a time of day.
    let timed: [String]
    /// Formats of a day alone.
    let dayOnly: [String]

    static let iso = DayReading(formats: [
        "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M",
        "%Y-%m-%d",
    ])

    init(formats: [String]) {
        let marks = ["%H", "%I", "%T", "%X", "%c", "%M:"]
        func hasTime(_ format: String) -> Bool { marks.contains { format.contains($0) } }
        timed = formats.filter(hasTime)
        dayOnly = formats.filter { !hasTime($0) }
    }

    /// NULL where no format with a time of day fits.
    func time(_ text: SQLFragment) -> SQLFragment { Self.parsed(text, timed) }
    /// NULL where no format of a mere day fits.
    func day(_ text: SQLFragment) -> SQLFragment { Self.parsed(text, dayOnly) }

    private static func parsed(_ text: SQLFragment, _ formats: [String]) -> SQLFragment {
        switch formats.count {
        case 0: return "CAST(NULL AS TIMESTAMP)"
        case 1: return "try_strptime(\(text), \(formats[0]))"
        default: return "try_strptime(\(text), [\(formats.map { "\($0)" as SQLFragment }.joined(separator: ", "))])"
        }
    }

    /// Years outside of this are a slip (`01/02/20` read with a year of four digits), not a date.
    static let earliest: SQLFragment = "TIMESTAMP '1900-01-01 00:00:00'"
    static let latest: SQLFragment = "TIMESTAMP '2199-12-31 23:59:59'"
}
