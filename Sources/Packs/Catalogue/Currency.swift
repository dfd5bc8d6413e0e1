package import Domain
package import Foundation

/// The currency of a pack: its scale decides how amounts are stored, its display how they are read.
package struct Currency: Sendable, Hashable {
    /// ISO 4217: `VND`, `KRW`.
    package let code: String
    /// Decimals kept in storage: 0 for đồng.
    package let scale: Int
    package let names: LocalizedText
    /// The unit people read: 1,000,000,000 and `tỷ đồng`.
    package let displayUnit: Decimal
    package let displayNames: LocalizedText

    package init(code: String, scale: Int, names: LocalizedText, displayUnit: Decimal, displayNames: LocalizedText) {
        self.code = code
        self.scale = scale
        self.names = names
        self.displayUnit = displayUnit
        self.displayNames = displayNames
    }
}
