package import Domain
package import Foundation

/// What one target is about: who set which value for whom, for when, of which sort. Two assigners make two targets.
package struct TargetKey: Hashable, Sendable {
    package let assigner: AssignerID
    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    /// The target's own period: `2020` for an annual one.
    package let period: Period
    package let kind: TargetKindID

    package init(
        assigner: AssignerID, indicator: IndicatorID, unit: OrgUnit.ID, period: Period, kind: TargetKindID
    ) {
        self.assigner = assigner
        self.indicator = indicator
        self.unit = unit
        self.period = period
        self.kind = kind
    }
}

/// One version of a target; versions are added, never overwritten (11.000 in July, 11.500 in November).
package struct TargetVersion<Record: Hashable & Sendable>: Hashable, Sendable {
    package let key: TargetKey
    /// 1, 2, … within the key.
    package let version: Int
    /// In the indicator's unit, exact; `nil` withdraws the target from `validFrom` on.
    package let value: Decimal?
    /// The day the assigning document takes effect (valid time).
    package let validFrom: Day
    /// The workspace revision that first knew it (known at).
    package let knownSince: Int
    /// What the registry keeps of it: its row, its document.
    package let record: Record

    package init(key: TargetKey, version: Int, value: Decimal?, validFrom: Day, knownSince: Int, record: Record) {
        self.key = key
        self.version = version
        self.value = value
        self.validFrom = validFrom
        self.knownSince = knownSince
        self.record = record
    }
}
