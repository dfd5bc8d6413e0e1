package import Domain

/// Which targets a value is held against. Targets are chosen side by side and never summed.
package enum TargetSelection {
    /// The version of every target in force.
    ///
    /// - Parameters:
    ///   - asAt: Versions that take effect later are not yet in force.
    ///   - knownAt: Versions learnt at a later workspace revision are not yet known.
    /// - Returns: At most one version per key, of those in force and known the one that takes effect last, then the highest
    ///   version (a correction of the same day). A target whose version is a withdrawal is not among them.
    ///   By period (longer first), assigner, kind, indicator, unit.
    package static func inForce<Record>(
        _ versions: [TargetVersion<Record>], asAt: Day, knownAt: Int
    ) -> [TargetVersion<Record>] {
        var chosen: [TargetKey: TargetVersion<Record>] = [:]
        for candidate in versions where candidate.validFrom <= asAt && candidate.knownSince <= knownAt {
            if let present = chosen[candidate.key], precedence(of: present) >= precedence(of: candidate) { continue }
            chosen[candidate.key] = candidate
        }
        return chosen.values.filter { $0.value != nil }.sorted { order(of: $0.key) < order(of: $1.key) }
    }

    /// The targets a standing of `period` is held against: those whose own period contains it. An annual target applies to
    /// `2020H1`; a target of the first quarter does not.
    package static func applying<Record>(
        _ versions: [TargetVersion<Record>], to period: Period
    ) -> [TargetVersion<Record>] {
        versions.filter { $0.key.period.contains(period) }
    }

    /// The days whose sum is held against a target: from the first day of the **target's** period to the last day of the
    /// standing's, or to the as-at day where that is earlier. Never the standing's period alone: the second quarter by itself
    /// is no part of an annual target.
    ///
    /// - Returns: `nil` when the target's period does not contain `period`, or has not begun on `asAt`.
    package static func cumulativeSpan(
        of target: Period, standing period: Period, asAt: Day, calendar: ReportingCalendar
    ) -> DaySpan? {
        guard target.contains(period) else { return nil }
        let last = calendar.days(of: period).to
        return DaySpan(from: calendar.days(of: target).from, to: min(last, asAt))
    }

    private static func precedence<Record>(of version: TargetVersion<Record>) -> (Day, Int, Int) {
        (version.validFrom, version.version, version.knownSince)
    }

    private static func order(of key: TargetKey) -> (Period, AssignerID, TargetKindID, IndicatorID, OrgUnit.ID) {
        (key.period, key.assigner, key.kind, key.indicator, key.unit)
    }
}

extension Period {
    /// Whether every month of `other` is a month of this period, in the same year and calendar.
    package func contains(_ other: Period) -> Bool {
        year == other.year && months.lowerBound <= other.months.lowerBound
            && other.months.upperBound <= months.upperBound
    }
}
