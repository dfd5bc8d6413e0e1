package import Appraisal
package import Domain
package import Foundation

/// The document that set something: its number as printed, who signed it, when.
package struct SettingDocument: Sendable, Hashable {
    package let number: String
    package let issuer: String?
    package let day: Day?
}

/// What all versions of one target share.
package struct TargetSeriesKey: Sendable, Hashable {
    package let assigner: AssignerID
    package let kind: TargetKindID
    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    package let period: Period
    package let calendar: CalendarID

    package init(
        assigner: AssignerID, kind: TargetKindID, indicator: IndicatorID, unit: OrgUnit.ID, period: Period,
        calendar: CalendarID
    ) {
        self.assigner = assigner
        self.kind = kind
        self.indicator = indicator
        self.unit = unit
        self.period = period
        self.calendar = calendar
    }
}

extension TargetSeriesKey: CustomStringConvertible {
    /// `MOF~estimate~revenue~20ZZ~2020~calendar`.
    package var description: String {
        [assigner.rawValue, kind.rawValue, indicator.rawValue, unit.rawValue, period.description, calendar.rawValue]
            .joined(separator: "~")
    }

    /// - Returns: `nil` for what ``description`` did not write.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, !parts.contains(""), let period = Period(parts[4]) else { return nil }
        self.init(
            assigner: AssignerID(parts[0]), kind: TargetKindID(parts[1]), indicator: IndicatorID(parts[2]),
            unit: OrgUnit.ID(parts[3]), period: period, calendar: CalendarID(parts[5]))
    }
}

/// One target with every version of it that is known, and where the unit stands to it.
package struct TargetSeries: Sendable {
    package struct Version: Sendable, Hashable {
        package enum State: String, Sendable, Hashable {
            /// The one that counts on the as-at day.
            case inForce
            /// It was, until a later one took effect.
            case superseded
            /// Known, but its day has not come.
            case notYetInForce
            /// Another version of the same day replaced it.
            case corrected
            case withdrawn
        }
        package struct Point: Sendable, Hashable {
            package let day: Day
            package let cumulative: Decimal
        }
        package struct Maker: Sendable, Hashable {
            package let account: String
            package let at: String
        }
        /// In the indicator's unit.
        package let value: Decimal
        package let validFrom: Day
        /// The revision that brought it.
        package let knownSince: Int
        package let document: SettingDocument?
        package let note: String?
        /// `linear`, `seasonal`, `by_hand`.
        package let trajectory: String
        /// Of a path by hand, in order of day.
        package let points: [Point]
        /// The attachment that holds the document.
        package let file: String?
        package let state: State
        /// Who entered it, and when (ISO 8601, UTC); `nil` where the trail does not say.
        package let maker: Maker?
    }

    package let key: TargetSeriesKey
    /// By the day they take effect, then by revision; at least one.
    package let versions: [Version]
    /// Of the version in force; `nil` where none is, or the period has not begun.
    package let standing: TargetStanding?
    /// What is held against it; `nil` like ``standing``.
    package let cumulative: Figure?

    package var inForce: Version? { versions.first { $0.state == .inForce } }
}

/// The targets of a year, of a unit and all below it.
package struct TargetBoard: Sendable {
    package let asAt: Day
    package let revision: Int
    package let unit: OrgUnit.ID
    package let year: Int
    /// By unit in the tree's order, then assigner, kind and indicator in the pack's, the longer period first.
    package let series: [TargetSeries]
}
