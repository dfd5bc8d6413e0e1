import Domain
import Foundation

/// What a number is multiplied by to be in the base unit, as its suffix, its header or its `scale` field says.
struct Scale: Hashable, Sendable {
    enum Sort: Hashable, Sendable { case currency(String?), percent, plain }
    let factor: Decimal
    let sort: Sort

    static let listed = "nghìn, triệu, tỷ (with or without 'đồng'), thousand, million, billion, %, or the unit itself"

    /// Reads `tỷ đồng`, `triệu`, `%`, `1000000000`; or a name the measure gives a unit (`giờ`), and the base unit itself.
    /// - Returns: `nil` for anything else.
    init?(_ text: String, for measure: Known.Measure) {
        let label = foldedLabel(text)
        if label == "%" || label == "phần trăm" {
            self.init(factor: 1, sort: .percent)
            return
        }
        if label == foldedLabel(measure.unitOfMeasure) {
            self.init(factor: 1, sort: .plain)
            return
        }
        let named = measure.units.first { foldedLabel($0.key) == label }
        if let named {
            self.init(factor: named.value, sort: .plain)
            return
        }
        if let number = Decimal(exact: label), number > 0 {
            self.init(factor: number, sort: .plain)
            return
        }
        var words = label.split(separator: " ").map(String.init)
        var factor: Decimal?
        if let first = words.first, let power = Self.powers[first] {
            factor = power
            words.removeFirst()
        }
        switch words.joined(separator: " ") {
        case "":
            guard let factor else { return nil }
            self.init(factor: factor, sort: .plain)
        case "đồng", "đ", "vnđ", "vnd", "dong": self.init(factor: factor ?? 1, sort: .currency("VND"))
        case let rest where measure.currency.map(foldedLabel) == rest || foldedLabel(measure.unitOfMeasure) == rest:
            self.init(factor: factor ?? 1, sort: .plain)
        default: return nil
        }
    }

    private init(factor: Decimal, sort: Sort) {
        self.factor = factor
        self.sort = sort
    }

    private static let powers: [String: Decimal] = [
        "nghìn": 1_000, "ngàn": 1_000, "thousand": 1_000, "triệu": 1_000_000, "million": 1_000_000,
        "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "billion": 1_000_000_000,
    ]

    /// Đồng fit đồng only, a percentage only a percentage.
    func fits(_ measure: Known.Measure) -> Bool {
        switch sort {
        case .currency(let code): measure.currency != nil && measure.currency == code
        case .percent: measure.isPercentage
        case .plain: true
        }
    }
}
