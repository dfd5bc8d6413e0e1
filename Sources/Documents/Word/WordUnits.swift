/// The units of WordprocessingML, from millimetres and points.
enum WordUnits {
    /// Twentieths of a point, for lengths.
    static func twips(_ millimetres: Double) -> Int { Int((millimetres / 25.4 * 1440).rounded()) }
    static func twips(points: Double) -> Int { Int((points * 20).rounded()) }
    /// English Metric Units, for pictures.
    static func emu(_ millimetres: Double) -> Int { Int((millimetres * 36_000).rounded()) }
    static func halfPoints(_ points: Double) -> String { String(Int((points * 2).rounded())) }
}

/// The page of one section: A4, upright or turned, in the layout's margins.
struct PageMeasure: Hashable, Sendable {
    let width, height: Double
    let textWidth: Double
    let isLandscape: Bool

    init(_ rules: LayoutRules, _ orientation: Annex.Orientation = .portrait) {
        isLandscape = orientation == .landscape
        (width, height) = isLandscape ? (297, 210) : (210, 297)
        textWidth = width - rules.marginLeft - rules.marginRight
    }
}
