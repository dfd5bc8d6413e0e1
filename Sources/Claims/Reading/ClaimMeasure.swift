import Appraisal
import Domain
import Foundation

/// What sort of number an indicator's value is, so that an amount is not held against hours.
enum ClaimMeasure: Hashable, Sendable {
    case money(String)
    case rate
    /// Seconds in one unit of the value.
    case time(Decimal)
    case count
    /// Anything else: đồng per declaration, days.
    case other

    init(unitOfMeasure: String, isPercentage: Bool) {
        guard !isPercentage else {
            self = .rate
            return
        }
        guard let base = UnitOfMeasure(unitOfMeasure)?.base else {
            self = .other
            return
        }
        if base.isCurrency {
            self = .money(base.rawValue)
        } else if base.isTime {
            let seconds: [UnitOfMeasure.Base: Decimal] = [
                "second": 1, "minute": 60, "hour": 3_600, "working_hour": 3_600,
            ]
            self = seconds[base].map(Self.time) ?? .other
        } else {
            self = .count
        }
    }

    /// Whether a number with this unit can be a value of it, or its growth.
    func fits(_ unit: WrittenNumber.Unit) -> Bool {
        switch (self, unit) {
        case (_, .percent), (_, .percentagePoints), (_, .multiple): true
        case (.money(let code), .money(let written)): written == nil || written == code
        case (.other, .money), (.other, .none): true
        case (.time, .time): true
        case (.count, .none): true
        case (.count, .money(currency: nil)): true  // `43 thousand declarations`
        default: false
        }
    }
}
