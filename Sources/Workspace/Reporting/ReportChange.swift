package import Domain
package import Foundation
package import Packs
import Registry

/// One value that is another than the one approved before it.
package struct ReportChange: Sendable, Hashable {
    package let field: ReportForm.Field
    /// From 2: the approval it came with. The first approval changes nothing.
    package let version: Int
    package let before: Decimal?
    package let after: Decimal?
    /// Who typed it, and for which day.
    package let by: String
    package let day: Day
    /// The revision from which it counts; of a pending one, that which brought it.
    package let revision: Int
    /// Typed, but not approved: it does not count yet.
    package let isPending: Bool
    /// Who had it count; `nil` of a pending one.
    package let approvedBy: String?
    /// Why the report was reopened for it; `nil` where it was not, as when a file brought it.
    package let reason: String?
}

extension ReportChange {
    /// Between one approval and the next, then between the last one and what is typed now.
    static func all(of record: ReportRecord) -> [ReportChange] {
        let approvals = Set(
            record.values.values.joined().filter { !$0.isWithdrawn && $0.record.status == .approved }.map(\.knownSince)
        ).sorted()
        var changes: [ReportChange] = []
        for (index, revision) in approvals.enumerated().dropFirst() {
            for field in record.form.fields {
                guard let versions = record.values[field.code],
                    let now = versions.first(where: { $0.knownSince == revision && $0.record.status == .approved }),
                    let before = versions.last(where: {
                        $0.knownSince < revision && $0.record.status == .approved && !$0.isWithdrawn
                    }), before.record.value != now.record.value
                else { continue }
                changes.append(
                    ReportChange(
                        field, index + 1, before.record.value, now, typed: record.typing(of: now),
                        reason: record.reopening(after: approvals[index - 1], to: revision), isPending: false))
            }
        }
        guard !approvals.isEmpty else { return changes }
        let approved = record.approved
        for field in record.form.fields {
            guard let latest = record.values[field.code]?.last, !latest.isWithdrawn,
                latest.record.status != .approved, let counted = approved[field.code],
                counted.value != latest.record.value
            else { continue }
            changes.append(
                ReportChange(
                    field, approvals.count + 1, counted.value, latest, typed: record.typing(of: latest),
                    reason: record.reopening(after: approvals[approvals.count - 1], to: latest.knownSince),
                    isPending: true))
        }
        return changes
    }

    private init(
        _ field: ReportForm.Field, _ version: Int, _ before: Decimal?, _ now: KnownVersion<ReportedValue>,
        typed: ReportedValue, reason: String?, isPending: Bool
    ) {
        self.init(
            field: field, version: version, before: before, after: now.record.value, by: typed.by, day: typed.day,
            revision: now.knownSince, isPending: isPending, approvedBy: isPending ? nil : now.record.by,
            reason: reason)
    }
}

extension ReportRecord {
    /// Why it was reopened between two revisions; `nil` where it was not.
    fileprivate func reopening(after first: Int, to last: Int) -> String? {
        steps.last { $0.record.event == .reopened && $0.knownSince > first && $0.knownSince <= last }?.record.text
    }
}
