/// Which way an indicator should go. One without a direction (a count nobody steers) has none: `Direction?`.
package enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
    case higherIsBetter, lowerIsBetter
}
