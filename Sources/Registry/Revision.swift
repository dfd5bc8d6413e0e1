/// The workspace as one change left it. `sequence` orders; the clock only informs.
package struct Revision: Hashable, Sendable, Codable {
    package enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
        case `init`, `import`, ingest, takeback, definitions, review, report, plan, settings
    }

    /// From 1, without a gap.
    package let sequence: Int
    /// ISO 8601, UTC.
    package let recordedAt: String
    package let cause: Cause
    package let summary: String
    /// The lake as this revision sees it; `nil` before there is a lake.
    package let lakeSnapshot: Int?
    /// The definitions in force; `nil` before any were loaded.
    package let definitionsRevision: String?
    /// JSON of the step that made it; `{}` where there is nothing to add.
    package let payload: String
}

/// A revision about to be recorded. What it leaves `nil` stays as the revision before had it.
package struct NewRevision: Hashable, Sendable {
    package let cause: Revision.Cause
    package let summary: String
    package let lakeSnapshot: Int?
    package let definitionsRevision: String?
    package let payload: String

    package init(
        cause: Revision.Cause, summary: String, lakeSnapshot: Int? = nil, definitionsRevision: String? = nil,
        payload: String = "{}"
    ) {
        self.cause = cause
        self.summary = summary
        self.lakeSnapshot = lakeSnapshot
        self.definitionsRevision = definitionsRevision
        self.payload = payload
    }
}

/// A commit of the lake, as its `_loads` tell it.
package struct LakeCommit: Hashable, Sendable {
    package enum Cause: String, Hashable, Sendable { case ingest, takeback }
    package let snapshot: Int
    package let cause: Cause
    package let summary: String
    package let payload: String
    package init(snapshot: Int, cause: Cause, summary: String, payload: String = "{}") {
        self.snapshot = snapshot
        self.cause = cause
        self.summary = summary
        self.payload = payload
    }
}
