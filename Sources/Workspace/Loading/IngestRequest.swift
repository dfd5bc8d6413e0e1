package import Domain
package import Foundation
package import Lake

/// Files to load, as the command line and the web ask for it.
package struct IngestRequest: Sendable {
    package let files: [URL]
    /// A source of the pack; `nil` finds one for each file.
    package let source: String?
    package let covers: [CoveredSpan]
    package let replaces: DaySpan?

    package init(files: [URL], source: String? = nil, covers: [CoveredSpan] = [], replaces: DaySpan? = nil) {
        self.files = files
        self.source = source
        self.covers = covers
        self.replaces = replaces
    }
}
