package import Domain
package import Foundation
package import Lake

/// One change of the records that somebody asked for on a page: a load or a take-back. Jobs are done one at a time.
package struct LoadJob: Sendable, Hashable, Identifiable {
    package enum Task: Sendable, Hashable {
        case load(Upload, LoadOrder)
        case takeBack(load: Int, reason: String)
    }

    package enum State: Sendable, Hashable {
        /// So many jobs are before it.
        case queued(before: Int)
        case running(IngestProgress)
        /// A load that was committed, or a file that had been loaded already.
        case loaded(Receipt)
        case takenBack(TakeBackReceipt)
        /// The file was refused whole; nothing was stored, and the upload waits on.
        case refused(UnusableFile)
        /// Nothing was stored, and an upload waits on. `isOurs` tells a failure of the system from something to be mended.
        case failed(String, isOurs: Bool)

        package var isOver: Bool {
            switch self {
            case .queued, .running: false
            case .loaded, .takenBack, .refused, .failed: true
            }
        }
    }

    package let id: String
    package let task: Task
    /// Who asked for it.
    package let account: String
    package let askedAt: Date
    package internal(set) var state: State
}

/// How an upload is to be loaded.
package struct LoadOrder: Sendable, Hashable {
    /// A source of the pack.
    package let source: String
    /// What the file is declared complete for.
    package let covers: [CoveredSpan]
    /// Whether the source's rule says where `covers` is empty.
    package let infersCoverage: Bool
    package let replaces: DaySpan?

    package init(
        source: String, covers: [CoveredSpan] = [], infersCoverage: Bool = true, replaces: DaySpan? = nil
    ) {
        self.source = source
        self.covers = covers
        self.infersCoverage = infersCoverage
        self.replaces = replaces
    }
}
