import Domain
import Packs
import Workspace

/// The indices that are scored here, for whoever sees a unit.
struct ScoredIndicesPage: Sendable {
    struct Entry: Sendable {
        let name: String
        let href: String
        /// `năm 2020, năm 2019`.
        let periods: String
    }
    let heading: String
    let entries: [Entry]
    let isEmpty: Bool
}

extension ScoredIndicesPage {
    init(_ visit: Visit) throws {
        heading = visit.words.sentence("sco_heading", ["unit": visit.name(of: visit.unit)])
        entries = try Self.entries(visit)
        isEmpty = entries.isEmpty
    }

    /// Those with values, or with a survey that can be imported.
    static func entries(_ visit: Visit) throws -> [Entry] {
        try visit.workspace.scoredIndices(known: visit.choice.known).compactMap { code, periods in
            guard let index = visit.pack.indices.first(where: { $0.code == code }),
                !periods.isEmpty || index.survey != nil
            else { return nil }
            return Entry(
                name: index.names[visit.language], href: visit.choice.link("/indices/scores/\(code.queryEncoded)"),
                periods: periods.isEmpty
                    ? visit.words["sco_no_values"] : periods.map(visit.words.period).joined(separator: ", "))
        }
    }
}
