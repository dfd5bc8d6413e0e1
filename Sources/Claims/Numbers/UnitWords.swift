import Domain
import Foundation

/// The words after (and before) a number that scale it or say what it counts.
struct UnitWords: Sendable {
    /// What was found after a number.
    struct Found {
        var scale: Decimal = 1
        var isScaled = false
        var unit: WrittenNumber.Unit = .none
        /// Seconds for a unit of time, else 1.
        var factor: Decimal = 1
        var end: Int
    }

    let currencies: [String: String]

    init(_ vocabulary: ClaimVocabulary) {
        var currencies = Self.commonCurrencies
        for text in vocabulary.currencyPhrases.byLanguage.values.flatMap(\.self) {
            currencies[text.lowercased()] = vocabulary.currency
        }
        currencies[vocabulary.currency.lowercased()] = vocabulary.currency
        self.currencies = currencies
    }

    private static let commonCurrencies = [
        "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND", "dong": "VND", "usd": "USD", "đô la": "USD",
        "đô la mỹ": "USD", "us dollars": "USD", "dollars": "USD", "us$": "USD", "$": "USD", "eur": "EUR", "euro": "EUR",
        "won": "KRW", "krw": "KRW",
    ]
    private static let scales: [String: Decimal] = [
        "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000,
        "thousand": 1_000, "million": 1_000_000, "mn": 1_000_000, "m": 1_000_000, "billion": 1_000_000_000,
        "bn": 1_000_000_000, "trillion": 1_000_000_000_000, "tn": 1_000_000_000_000,
    ]
    private static let others: [(words: [String], unit: WrittenNumber.Unit, factor: Decimal)] = [
        (["điểm", "%"], .percentagePoints, 1), (["điểm", "phần", "trăm"], .percentagePoints, 1),
        (["percentage", "points"], .percentagePoints, 1), (["percentage", "point"], .percentagePoints, 1),
        (["pp"], .percentagePoints, 1), (["%", "points"], .percentagePoints, 1),
        (["%"], .percent, 1), (["phần", "trăm"], .percent, 1), (["percent"], .percent, 1),
        (["per", "cent"], .percent, 1), (["lần"], .multiple, 1), (["times"], .multiple, 1), (["fold"], .multiple, 1),
        (["giờ"], .time, 3_600), (["tiếng"], .time, 3_600), (["hours"], .time, 3_600), (["hour"], .time, 3_600),
        (["h"], .time, 3_600), (["phút"], .time, 60), (["minutes"], .time, 60), (["minute"], .time, 60),
        (["min"], .time, 60), (["giây"], .time, 1), (["seconds"], .time, 1), (["second"], .time, 1),
    ]

    /// Reads scale and unit from a token on; `nghìn tỷ` is 10¹².
    func read(after index: Int, in sentence: ClaimSentence) -> Found {
        var found = Found(end: index)
        func words(_ count: Int) -> [String] { (0..<count).compactMap { token(found.end + $0, in: sentence) } }
        while let word = token(found.end, in: sentence), let scale = Self.scales[word] {
            found.scale *= scale
            found.isScaled = true
            found.end += 1
        }
        for count in [3, 2, 1] {
            let next = words(count)
            guard next.count == count else { continue }
            if let currency = currencies[next.joined(separator: " ")] {
                found.unit = .money(currency: currency)
                found.end += count
                return found
            }
            if let other = Self.others.first(where: { $0.words == next }) {
                found.unit = other.unit
                found.factor = other.factor
                found.end += count
                return found
            }
        }
        if found.isScaled { found.unit = .money(currency: nil) }
        return found
    }

    /// A currency written before the number: `VND 6,718 billion`, `US$ 4`.
    func currency(before index: Int, in sentence: ClaimSentence) -> String? {
        token(index - 1, in: sentence).flatMap { currencies[$0] }
    }

    private func token(_ index: Int, in sentence: ClaimSentence) -> String? {
        sentence.tokens.indices.contains(index) ? sentence.tokens[index].text : nil
    }
}
