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
    package let by: String
    package let day: Day
    package let revision: Int
    /// Typed, but not approved: it does not count yet.
    package let isPending: Bool
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
                    ReportChange(field, index + 1, before.record.value, now, isPending: false))
            }
        }
        guard !approvals.isEmpty else { return changes }
        let approved = record.approved
        for field in record.form.fields {
            guard let latest = record.values[field.code]?.last, !latest.isWithdrawn,
                latest.record.status != .approved, let counted = approved[field.code],
                counted.value != latest.record.value
            else { continue }
            changes.append(ReportChange(field, approvals.count + 1, counted.value, latest, isPending: true))
        }
        return changes
    }

    private init(
        _ field: ReportForm.Field, _ version: Int, _ before: Decimal?, _ now: KnownVersion<ReportedValue>,
        isPending: Bool
    ) {
        self.init(
            field: field, version: version, before: before, after: now.record.value, by: now.record.by,
            day: now.record.day, revision: now.knownSince, isPending: isPending)
    }
}
