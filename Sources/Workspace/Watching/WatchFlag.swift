package import Domain
package import Foundation
package import Packs

/// Something that stands out at a unit in a period: a question to it, not a finding against it.
package struct WatchFlag: Sendable, Hashable {
    package enum Finding: Sendable, Hashable {
        /// `percent` of the planned value is missing; of a ceiling, passed.
        case behind(cumulative: Decimal, planned: Decimal, percent: Decimal)
        /// Against the mean of the periods before; `change` in percentage points of a percentage, else in percent of the mean.
        case jump(value: Decimal, mean: Decimal, change: Decimal)
        /// Records that stand out among those looked at; `groups` is how many batches, or days, they make.
        case records(standingOut: Int, total: Int, groups: Int)
    }

    /// What was said to it.
    package struct Acknowledgement: Sendable, Hashable {
        package let reason: String
        package let by: String
        /// ISO 8601, UTC.
        package let at: String
    }

    package let rule: WatchRule
    package let unit: OrgUnit.ID
    package let period: Period
    package let finding: Finding
    /// The figure looked at; `nil` for a rule about records.
    package let figure: Figure?
    /// What an answer holds for: the records that stand out, or how many times over a figure passes the limit of its rule. With another
    /// mark an acknowledged flag is open again; numbers that grow without it leave it quiet.
    package let mark: String
    /// `nil` while nobody has acknowledged it with this mark.
    package let acknowledgement: Acknowledgement?

    /// `batches/20CF/2020H1`.
    package var id: String { "\(rule.code)/\(unit)/\(period)" }

    /// What it says, in the units of the records, to two decimals.
    package var numbers: String {
        let format = NumberFormat(language: .english, maximumFractionDigits: 2)
        func shown(_ number: Decimal) -> String { format.text(number) }
        switch finding {
        case .behind(let cumulative, let planned, let percent):
            let side = cumulative < planned ? "behind" : "above"
            return "\(shown(cumulative)) of \(shown(planned)), \(shown(percent)) % \(side)"
        case .jump(let value, let mean, let change):
            return "\(shown(value)) after \(shown(mean)), \(shown(change))"
        case .records(let standingOut, let total, let groups): return "\(standingOut) of \(total) in \(groups)"
        }
    }

    package var isOpen: Bool { acknowledgement == nil }

    func acknowledged(_ acknowledgement: Acknowledgement?) -> WatchFlag {
        WatchFlag(
            rule: rule, unit: unit, period: period, finding: finding, figure: figure, mark: mark,
            acknowledgement: acknowledgement)
    }
}
