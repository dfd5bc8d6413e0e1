/// One line of the report.
struct Measurement: Sendable, Encodable {
    /// `ingest`.
    let what: String
    /// `1,000,000 rows`.
    let size: String
    let value: Double
    /// `rows/s`, `s`, `ms`, `MiB`.
    let unit: String
    /// What the design asks for; empty where it asks nothing.
    var bar = ""
    /// Against the peer of the same run; `nil` where there is none.
    var ratio: Double?
    /// What the ratio is to: `2.1 s: COPY csv TO parquet`. Also what must be known of the measurement.
    var note = ""

    var valueText: String { "\(value.shown) \(unit)" }
    var ratioText: String { ratio.map { "\($0.shown)×" } ?? "" }
}

extension Double {
    /// Three significant digits below a thousand, whole and grouped above.
    var shown: String {
        guard abs(self) < 1_000 else { return Int(rounded()).grouped }
        let decimals = abs(self) < 10 ? 2 : abs(self) < 100 ? 1 : 0
        let scale = [1.0, 10, 100][decimals]
        let scaled = Int((self * scale).rounded())
        guard decimals > 0 else { return "\(scaled)" }
        let fraction = String(abs(scaled) % Int(scale))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(scaled / Int(scale)).\(zeros)\(fraction)"
    }
}

extension Int {
    /// `1,000,000`.
    var grouped: String {
        var text = ""
        for (place, digit) in String(magnitude).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text.reversed()
    }
}
