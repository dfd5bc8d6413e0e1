import Formulas
import Lake
import Packs
import Registry
import Domain

/// The steps up to a revision, and what each of them wrote.
struct LedgerHistory: Sendable {
    let revisions: [Revision]
    private let loads: [Load]

    init(_ workspace: TwofoldWorkspace, upTo last: Int) async throws {
        revisions = try workspace.registry.revisions().filter { $0.sequence <= last }
        loads = try await workspace.reading { try await LakeReader(session: $0, lake: workspace.lake).loads() }
    }

    /// The steps after a revision that may have changed an indicator's figures: loads of its datasets, loads taken back, other
    /// definitions, reports where it reads some. Oldest first; none for an indicator that is no more.
    func causes(of indicator: Indicator?, after base: Int) -> [Ledger.Cause] {
        guard let indicator else { return causes(after: base) { $0.cause == .definitions } }
        let touching = revisions.touching(indicator, loads: loads)
        return causes(after: base) { touching.contains($0.sequence) }
    }

    /// Certain steps after a revision.
    func causes(_ sequences: [Int], after base: Int) -> [Ledger.Cause] {
        let wanted = Set(sequences)
        return causes(after: base) { wanted.contains($0.sequence) }
    }

    private func causes(after base: Int, where isCause: (Revision) -> Bool) -> [Ledger.Cause] {
        revisions.filter { $0.sequence > base && isCause($0) }.map { step in
            let load = step.cause == .ingest ? loads.first { $0.receipt.snapshot == step.lakeSnapshot } : nil
            return Ledger.Cause(note: RevisionNote(step), load: load?.number)
        }
    }
}

extension [Revision] {
    /// The numbers of those that may have changed an indicator's figures; a load of another dataset, or of the plan, cannot.
    func touching(_ indicator: Indicator, loads: [Load]) -> Set<Int> {
        let datasets = Set(indicator.formula.datasets)
        let snapshots = Set(
            loads.filter { datasets.contains(DatasetID($0.receipt.dataset)) }.map(\.receipt.snapshot))
        return Set(
            zip(self, dropFirst()).compactMap { before, step in
                switch step.cause {
                case .ingest: snapshots.contains(step.lakeSnapshot ?? -1) ? step.sequence : nil
                case .takeback: step.sequence
                case .import, .report: indicator.formula.reported.isEmpty ? nil : step.sequence
                case .`init`, .definitions, .review, .plan, .settings:
                    step.definitionsRevision != before.definitionsRevision ? step.sequence : nil
                }
            })
    }
}
