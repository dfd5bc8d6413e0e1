package import Domain
import Formulas
package import Lake
package import Packs
import Registry

/// The loads of a workspace and what was refused in them, as pages show them.
extension TwofoldWorkspace {
    /// Every load, the latest first, with those taken back.
    package func loadBook() async throws -> [Load] {
        try await reading { try await LakeReader(session: $0, lake: lake).loads() }.reversed()
    }

    /// Refused rows by load and line.
    package func refusedRows(_ query: QuarantineQuery) async throws -> [QuarantinedRow] {
        try await reading { try await LakeReader(session: $0, lake: lake).quarantine(query) }
    }

    /// How many refused rows there are, by load; a load without any is missing.
    package func refusedCounts(_ query: QuarantineQuery = QuarantineQuery(onlyOpen: true)) async throws -> [Int: Int] {
        try await reading { try await LakeReader(session: $0, lake: lake).quarantineCounts(query) }
    }

    /// The revision that has what the lake committed as `snapshot`; `nil` while none has.
    package func revision(ofSnapshot snapshot: Int) throws -> Int? {
        try registry.revisions().first { $0.lakeSnapshot == snapshot }?.sequence
    }

    /// The indicators whose formulas read a dataset.
    package func indicators(reading dataset: DatasetID) -> [Indicator] {
        pack.indicators.filter { $0.formula.datasets.contains(dataset) }
    }

    /// What the revision that took a load back says of it, with the reason; `nil` for a load in force.
    package func takeBackNote(of load: Int) throws -> String? {
        try registry.revisions().last { $0.takenBackLoad == load }?.summary
    }
}
