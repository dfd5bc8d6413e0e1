package import Domain
package import Foundation
import Lake

/// Files to load, as the command line and the web ask for it.
package struct IngestRequest: Sendable {
    /// What files are said to be complete for: `20ZZ:2020-06-01..2020-06-30`.
    package struct Cover: Sendable, Hashable {
        let claimed: CoveredSpan
        /// - Returns: `nil` for another form.
        package init?(_ text: String) {
            guard let claimed = CoveredSpan(text) else { return nil }
            self.claimed = claimed
        }
    }
    package let files: [URL]
    /// A source of the pack; `nil` finds one for each file.
    package let source: String?
    package let covers: [Cover]
    package let replaces: DaySpan?

    package init(files: [URL], source: String? = nil, covers: [Cover] = [], replaces: DaySpan? = nil) {
        self.files = files
        self.source = source
        self.covers = covers
        self.replaces = replaces
    }
}
