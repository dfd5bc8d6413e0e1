import Registry

extension TwofoldWorkspace {
    /// Reads, checks and writes as one step: what somebody else writes in between is read and checked again first, so that a
    /// number is given once and a state is decided once.
    ///
    /// - Parameter draw: Reads what is there, checks against it, and answers with what to write; may be called several times.
    /// - Throws: What `draw` throws; ``RegistryError/planIsStale(plannedAt:now:)`` when others never stop writing.
    func recordAsRead<Answer>(
        cause: Revision.Cause, _ draw: () throws -> (records: [any LivingRecord], summary: String, answer: Answer)
    ) throws -> Answer {
        var last = (planned: 0, now: 0)
        for _ in 0..<64 {
            let readAt = try registry.latestRevision()?.sequence ?? 0
            let drawn = try draw()
            do {
                let plan = try registry.importPlan(for: RecordSet(drawn.records))
                last = (readAt, plan.revision)
                guard plan.revision == readAt else { continue }
                try registry.apply(plan, cause: cause, summary: drawn.summary, by: actor)
                return drawn.answer
            } catch RegistryError.planIsStale(let planned, let now) {
                last = (planned, now)
            }
        }
        throw RegistryError.planIsStale(plannedAt: last.planned, now: last.now)
    }
}
