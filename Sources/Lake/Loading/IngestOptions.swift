package import Domain
package import Foundation

/// What a load says of itself beside its file.
package struct IngestOptions: Sendable, Hashable {
    /// The spans the file is complete for; where there are none, the source's own rule says.
    package var covers: [CoveredSpan]
    /// Whether the source's rule may say; otherwise the file is complete for `covers` and nothing else.
    package var infersCoverage = true
    /// Records of these days, under the covered units, that the file does not have are removed.
    package var replaces: DaySpan?
    /// When the load is made, as its receipt will say.
    package var now: Date
    /// What the writer's lock says we are doing.
    package var command: String

    package init(
        covers: [CoveredSpan] = [], replaces: DaySpan? = nil, now: Date = Date(), command: String = "twofold ingest"
    ) {
        self.covers = covers
        self.replaces = replaces
        self.now = now
        self.command = command
    }
}

/// How far a load has come.
package struct IngestProgress: Sendable, Hashable {
    package enum Phase: String, Sendable, Hashable, CaseIterable, Codable {
        /// Somebody else is writing to the lake.
        case waiting
        /// Hash, encoding, header.
        case opening
        /// Every row read, converted and judged.
        case reading
        /// Rows of one record found, inside the file and in the lake.
        case comparing
        case writing
        case committing
        case done
    }
    package let phase: Phase
    /// Rows known so far; 0 while none are.
    package let rows: Int
    /// Who is writing meanwhile, while waiting; `nil` where nothing is known of them.
    package let holder: String?

    package init(_ phase: Phase, rows: Int, holder: String? = nil) {
        self.phase = phase
        self.rows = rows
        self.holder = holder
    }
}
