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

    /// A day or time as DuckDB writes it, written by the first of `formats` that keeps all of it.
    ///
    /// - Returns: `nil` for another text, and where no format is of plain numbers.
    static func written(_ plain: String, by formats: [String]) -> String? {
        guard let found = plain.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?/) else {
            return nil
        }
        let parts = found.output
        let reading = DayReading(formats: formats)
        let hasTime = parts.4 != nil
        let codes: [(String, Substring)] = [
            ("%Y", parts.1), ("%m", parts.2), ("%d", parts.3), ("%H", parts.4 ?? "00"), ("%M", parts.5 ?? "00"),
            ("%S", parts.6 ?? "00"),
        ]
        let fitting = hasTime ? reading.timed.filter { $0.contains("%S") } : reading.dayOnly
        return fitting.map { format in codes.reduce(format) { $0.replacing($1.0, with: $1.1) } }
            .first { !$0.contains("%") }
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
