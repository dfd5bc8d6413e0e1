import Domain
import Packs

/// What a reader looks at, chosen once at the top of a page and carried by every link.
struct Choice: Sendable, Hashable {
    let unit: OrgUnit.ID
    let period: Period
    /// `nil`: the end of the period, or the last day with complete records if that is earlier.
    let asAt: Day?
    /// `nil`: the latest revision.
    let known: Int?

    init(unit: OrgUnit.ID, period: Period, asAt: Day? = nil, known: Int? = nil) {
        self.unit = unit
        self.period = period
        self.asAt = asAt
        self.known = known
    }

    /// - Parameters:
    ///   - last: The last day with complete records; `nil` before there are any.
    /// - Throws: ``WebError`` for a period, day or revision that cannot be read.
    init(_ query: QueryItems, unit: OrgUnit.ID, pack: Pack, last: Day?, today: Day) throws(WebError) {
        self.unit = unit
        if let text = query["period"] {
            guard let period = Period(text) else {
                throw .invalid(
                    "bad-period", vi: "'\(text)' không phải là kỳ báo cáo; ví dụ: 2020H1, 2020Q2, 202006, 2020.",
                    en: "'\(text)' is not a period; one looks like 2020H1, 2020Q2, 202006 or 2020.")
            }
            self.period = period
        } else {
            let day = last ?? today
            period = pack.defaultCalendar.period(.half, holding: day) ?? .year(day.year)
        }
        if let text = query["asat"] {
            guard let day = Day(text), Period.years.contains(day.year) else { throw .badDay(text) }
            asAt = day
        } else {
            asAt = nil
        }
        if let text = query["known"] {
            guard let revision = Int(text), revision > 0 else { throw .badRevision(text) }
            known = revision
        } else {
            known = nil
        }
    }

    /// The address of a page that looks at the same.
    ///
    /// - Parameter items: What the page takes besides; one named like a part of the choice replaces it.
    func link(_ path: String, _ items: [(String, String?)] = []) -> String {
        var all: [(String, String?)] = [
            ("unit", unit.rawValue), ("period", period.description), ("asat", asAt?.description),
            ("known", known.map(String.init)),
        ]
        for item in items {
            if let index = all.firstIndex(where: { $0.0 == item.0 }) { all[index] = item } else { all.append(item) }
        }
        let query = all.compactMap { name, value in value.map { "\(name)=\($0.queryEncoded)" } }
        return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
    }

    /// The page behind a figure, with the same choice for the way back.
    func link(to figure: Figure) -> String { link("/figure", [("ref", figure.reference.description)]) }
}

extension String {
    /// Percent-encoded for a query's value or a part of a path.
    var queryEncoded: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.append(Character(UnicodeScalar(byte)))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                text += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return text
    }
}
