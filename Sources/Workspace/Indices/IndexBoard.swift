package import Appraisal
package import Domain
package import Foundation
import Packs
import Registry

/// What published indices said of us, year by year.
package struct IndexBoard: Sendable {
    package struct Component: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
    }
    package struct Year: Sendable, Hashable {
        package let year: Int
        /// As the publisher names us.
        package let subject: String
        package let rank: Int?
        package let of: Int?
        package let score: Decimal?
        /// By component code; empty where none was published.
        package let components: [String: Decimal]
    }
    package struct Index: Sendable {
        package let code: String
        package let names: LocalizedText
        /// In the pack's order, those with a published score.
        package let components: [Component]
        /// Oldest first; at least one.
        package let years: [Year]
        /// How many years running the last rank was held.
        package let streak: Streak?
    }
    package let revision: Int
    /// In the pack's order, those with a result.
    package let indices: [Index]
}

extension TwofoldWorkspace {
    /// - Parameter lastYear: Results of later years are left out.
    package func indexBoard(to lastYear: Int, known revision: Int? = nil) throws -> IndexBoard {
        let known = try known(revision)
        let ours = try registry.indexResults(knownAt: known.sequence).filter { $0.isOurs && $0.year <= lastYear }
        let indices = known.pack.indices.compactMap { index -> IndexBoard.Index? in
            let results = ours.filter { $0.index == index.code }.sorted {
                ($0.year, $0.subject) < ($1.year, $1.subject)
            }
            guard let last = results.last else { return nil }
            let ranks = Dictionary(
                results.compactMap { result in result.rank.map { (result.year, $0) } }, uniquingKeysWith: { $1 })
            return IndexBoard.Index(
                code: index.code, names: index.names,
                components: index.components.filter { component in
                    results.contains { $0.components[component.code] != nil }
                }.map { IndexBoard.Component(code: $0.code, names: $0.names) },
                years: results.map {
                    IndexBoard.Year(
                        year: $0.year, subject: $0.subject, rank: $0.rank, of: $0.of, score: $0.score,
                        components: $0.components)
                }, streak: last.rank.map { Streak.consecutiveYears(atRank: $0, in: ranks, endingIn: last.year) })
        }
        return IndexBoard(revision: known.sequence, indices: indices)
    }
}
