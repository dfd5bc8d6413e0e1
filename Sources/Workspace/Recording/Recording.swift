import Diagnostics
package import Registry

extension TwofoldWorkspace {
    /// Writes living records that were typed, not imported: one transaction, one revision, one line in the audit trail.
    ///
    /// - Parameters:
    ///   - cause: `plan` for what steers, `report` for what units hand in.
    ///   - summary: What the ledger of revisions says; the totals unless given.
    /// - Returns: The new revision; `nil` when everything was there already.
    /// - Throws: `InvalidSource` for references to what is not there, a commendation given before, a withdrawal of nothing.
    @discardableResult
    package func record(
        _ records: [any LivingRecord], withdrawing withdrawn: [any LivingRecord] = [], cause: Revision.Cause,
        summary: String? = nil
    ) throws -> Revision? {
        let set = RecordSet(records, withdrawing: withdrawn)
        // Somebody else's change between the two steps is no conflict: what was typed is held against what is there now.
        for _ in 0..<8 {
            do {
                return try registry.apply(
                    try registry.importPlan(for: set), cause: cause, summary: summary, by: actor)
            } catch RegistryError.planIsStale {
                continue
            }
        }
        return try registry.apply(try registry.importPlan(for: set), cause: cause, summary: summary, by: actor)
    }
}
