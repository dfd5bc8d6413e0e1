/// What taking a load back changed.
package struct TakeBackReceipt: Sendable, Hashable, Codable {
    package let load: Int
    /// Records that are gone: only this load had them, or another load's replacement removes them now.
    package var removed = 0
    /// Records that are again as another load has them.
    package var restored = 0
    package var amounts: [AmountChange] = []
    /// The snapshot without the load.
    package let snapshot: Int
}
