import Diagnostics
import Domain
import Foundation
import GRDB

extension RegistryStore {
    /// Compares records with what the registry holds; writes nothing.
    ///
    /// - Throws: ``InvalidSource`` with every reference to a record that is neither in the set nor in the registry, every
    ///   commendation given before, and every withdrawal of what is not there or has something under it.
    package func importPlan(for set: RecordSet) throws -> ImportPlan {
        try pool.read { db in try Self.importPlan(for: set, in: db) }
    }

    /// Writes what the plan says: one transaction, one revision.
    ///
    /// - Parameter cause: `import` for files; `plan` or `report` for what was typed into a page.
    /// - Returns: The new revision; `nil` for a plan that changes nothing.
    /// - Throws: ``RegistryError/planIsStale(plannedAt:now:)`` when the workspace moved since the plan was made;
    ///   ``RegistryError/unreadable(table:column:)`` for a record no reader of the registry would take.
    @discardableResult
    package func apply(
        _ plan: ImportPlan, cause: Revision.Cause = .import, summary: String? = nil, by actor: String
    ) throws -> Revision? {
        try pool.write { db in
            let current = try Self.latest(in: db)?.sequence ?? 0
            guard current == plan.revision else {
                throw RegistryError.planIsStale(plannedAt: plan.revision, now: current)
            }
            guard !plan.isEmpty else { return nil }
            let revision = try append(
                NewRevision(cause: cause, summary: summary ?? plan.totals), by: actor, in: db)
            for (item, entry) in zip(plan.items, plan.entries) where item.change != .same {
                try entry.record.checkReadable()
                try Versions.add(
                    entry.record.stored, isWithdrawn: entry.isWithdrawn, revision: revision.sequence, in: db)
            }
            try audit(
                AuditEvent(
                    actor: actor, action: "records.imported", subject: plan.totals,
                    detail: canonicalJSON(plan.items.filter { $0.change != .same })),
                in: db)
            return revision
        }
    }

    private static func importPlan(for set: RecordSet, in db: Database) throws -> ImportPlan {
        var latest: [RecordKind: [String: Versions.Row]] = [:]
        for kind in RecordKind.allCases {
            let rows = try Versions.latest(of: kind, knownAt: nil, in: db)
            latest[kind] = Dictionary(
                rows.map { ($0.fields.key, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let set = try set.completed(from: latest)
        let check = try ImportCheck(set, latest: latest)
        let invalid = InvalidSource(check.problems + set.warnings, sources: set.sources)
        if invalid.hasErrors { throw invalid }
        let items = set.entries.map { entry in
            item(for: entry, over: latest[type(of: entry.record).kind]?[entry.record.key])
        }
        return ImportPlan(
            revision: try Self.latest(in: db)?.sequence ?? 0, items: items, warnings: invalid.diagnostics,
            sources: set.sources, entries: set.entries,
            befores: set.entries.map { entry in
                let row = latest[type(of: entry.record).kind]?[entry.record.key]
                return row?.isWithdrawn == false ? row?.fields : nil
            })
    }

    private static func item(for entry: RecordSet.Entry, over row: Versions.Row?) -> ImportPlan.Item {
        let stored = entry.record.stored
        let live = row?.isWithdrawn == false ? row?.fields : nil
        var differences: [ImportPlan.Difference] = []
        if let live, !entry.isWithdrawn {
            for column in stored.columns where stored[column] != live[column] {
                differences.append(
                    ImportPlan.Difference(
                        field: column, before: text(live[column]), after: text(stored[column])))
            }
        }
        let change: ImportPlan.Change =
            if entry.isWithdrawn { live == nil ? .same : .withdrawn } else if live == nil { .new } else {
                differences.isEmpty ? .same : .changed
            }
        return ImportPlan.Item(
            kind: stored.kind, key: entry.record.key, change: change, summary: entry.record.summary,
            differences: differences, place: entry.place?.description)
    }

    private static func text(_ value: StoredValue) -> String? { value == .absent ? nil : value.description }
}
