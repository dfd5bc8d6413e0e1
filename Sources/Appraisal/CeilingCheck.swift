package import Foundation

/// A value held against a target that must not be passed (clearance time, share of the red channel): met or not, and by how much.
///
/// It has no percentage on purpose: "80 % of the allowed hours" reads as a shortfall (DESIGN §4.6).
package struct CeilingCheck: Hashable, Sendable {
    package let value: Decimal
    package let ceiling: Decimal
    /// *Dưới 15 %*: the ceiling itself is already too much.
    package let isStrict: Bool

    /// - Returns: `nil` when either side is missing.
    package init?(value: Decimal?, ceiling: Decimal?, isStrict: Bool = false) {
        guard let value, let ceiling else { return nil }
        self.value = value
        self.ceiling = ceiling
        self.isStrict = isStrict
    }

    package var isMet: Bool { isStrict ? value < ceiling : value <= ceiling }
    /// What is left below the ceiling, in the indicator's unit (percentage points for a rate); negative when it is passed.
    package var margin: Decimal { ceiling - value }
}
