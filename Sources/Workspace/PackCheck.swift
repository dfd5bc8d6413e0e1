import Diagnostics
import Domain
package import Foundation
import Packs

/// Everything that is wrong with a pack, at once.
package struct PackCheck: Sendable {
    private let found: InvalidSource
    /// `nil` when it has errors.
    private let pack: Pack?

    package init(folder: URL) {
        do throws(InvalidSource) {
            let pack = try PackReader.read(folder)
            found = TwofoldWorkspace.reviewProblems(of: pack)
            self.pack = found.hasErrors ? nil : pack
        } catch {
            found = error
            pack = nil
        }
    }

    package var hasErrors: Bool { found.hasErrors }

    /// The diagnostics, or what the pack holds when there are none.
    package var text: String {
        let problems = found.diagnostics.isEmpty ? [] : [found.description]
        let summary = pack.map { pack in
            "\(pack.id): \(pack.units.units.count) units, \(pack.datasets.count) datasets, \(pack.sources.count) sources, "
                + "\(pack.indicators.count) indicators, \(pack.goals.count) goals, \(pack.reviews.count) reviews: no errors"
        }
        return (problems + [summary].compactMap { $0 }).joined(separator: "\n\n")
    }

    package var json: JSON {
        get throws {
            .object([
                "errors": .int(found.diagnostics.count { $0.severity == .error }),
                "diagnostics": try JSON(encoding: found.diagnostics),
                "revision": .optional(pack?.revision),
            ])
        }
    }
}
