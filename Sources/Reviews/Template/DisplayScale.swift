package import Domain
package import Foundation
import Packs

/// A unit people read, and how many of the base unit it holds: `tỷ đồng` is 1,000,000,000 đồng.
package struct DisplayScale: Hashable, Sendable {
    package let divisor: Decimal
    package let names: LocalizedText

    /// The units a template may ask an indicator to be printed in: its own first, and for money the scales of the currency.
    static func choices(for indicator: Indicator, in pack: Pack) -> [DisplayScale] {
        let own = DisplayScale(divisor: indicator.displayUnit, names: indicator.displayNames)
        let currency = pack.currency
        guard own.divisor == currency.displayUnit, own.names == currency.displayNames else { return [own] }
        let scales = scaleWords.compactMap { scale -> DisplayScale? in
            let vietnamese = [scale.vietnamese, currency.names[.vietnamese]].filter { !$0.isEmpty }
            let english = [scale.english, currency.code].filter { !$0.isEmpty }
            return LocalizedText([
                .vietnamese: vietnamese.joined(separator: " "), .english: english.joined(separator: " "),
            ]).map { DisplayScale(divisor: scale.divisor, names: $0) }
        }
        return [own] + scales
    }

    private static let scaleWords: [(divisor: Decimal, vietnamese: String, english: String)] = [
        (1, "", ""), (1000, "nghìn", "thousand"), (1_000_000, "triệu", "million"), (1_000_000_000, "tỷ", "billion"),
        (1_000_000_000_000, "nghìn tỷ", "trillion"),
    ]
}
