package import Foundation

/// A number of a text with its unit and hedge, before anything is said about what it speaks of.
package struct WrittenNumber: Hashable, Sendable {
    package enum Unit: Hashable, Sendable {
        /// `nil` where the text names no currency: `6.718 tỷ`.
        case money(currency: String?)
        case percent
        case percentagePoints
        /// *gấp 1,5 lần*, `1.5 times`.
        case multiple
        /// Seconds.
        case time
        /// *thứ 7*, `seventh`.
        case place
        /// *thứ 7/35*: how many have a place.
        case placesOf
        /// *năm thứ ba liên tiếp*.
        case yearsRunning
        case none
    }

    package let unit: Unit
    /// As read by the habit of the text, times its scale words; then the other reading, if there is one.
    package let values: [Value]
    package let hedge: ClaimHedge?
    /// `-1` or `1` where a sign is written.
    package let sign: Int?
    /// Tokens of the sentence, with unit, without hedge.
    let tokens: Range<Int>
    /// Whether a scale word (*tỷ*, `million`) was written.
    let isScaled: Bool

    package struct Value: Hashable, Sendable {
        package let number: Decimal
        /// What one unit of the last digit written is worth.
        package let step: Decimal
        /// What one unit of the last digit that is not a zero at the end is worth: 100 of `9.500`.
        package let significantStep: Decimal
        package let separators: NumberReading.Separators?
    }
}
