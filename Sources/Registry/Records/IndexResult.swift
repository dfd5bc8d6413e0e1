package import Foundation

/// What a published index said of one body in one year.
package struct IndexResult: LivingRecord {
    package static let kind = RecordKind.indexResult
    /// The index's code in the pack.
    package let index: String
    package let year: Int
    /// The body, as the publisher names it.
    package let subject: String
    /// The body is ours: one of the units of this workspace.
    package let isOurs: Bool
    package let rank: Int?
    /// How many bodies were ranked.
    package let of: Int?
    package let score: Decimal?
    /// Score by component code; empty where none was published.
    package let components: [String: Decimal]

    package init(
        index: String, year: Int, subject: String, isOurs: Bool, rank: Int?, of: Int? = nil, score: Decimal? = nil,
        components: [String: Decimal] = [:]
    ) {
        self.index = index
        self.year = year
        self.subject = subject
        self.isOurs = isOurs
        self.rank = rank
        self.of = of
        self.score = score
        self.components = components
    }

    package var summary: String {
        let place = rank.map { " rank \($0)" + (of.map { " of \($0)" } ?? "") } ?? ""
        return "\(index) \(year): \(subject)\(place)" + (score.map { ", score \($0.exactText)" } ?? "")
    }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "index_code": .text(index), "year": .integer(year), "subject": .text(subject), "is_ours": .of(isOurs),
                "rank": .of(rank), "of": .of(of), "score": .of(score),
                "components": .json(components.mapValues(\.exactText)),
            ])
    }

    package init(_ stored: StoredFields) throws {
        let texts: [String: String] = try stored.json("components")
        self.init(
            index: try stored.text("index_code"), year: try stored.integer("year"),
            subject: try stored.text("subject"), isOurs: try stored.flag("is_ours"),
            rank: try stored.optionalInteger("rank"), of: try stored.optionalInteger("of"),
            score: try stored.optionalDecimal("score"),
            components: try texts.mapValues { text in
                guard let score = Decimal(exact: text) else {
                    throw RegistryError.damaged(table: Self.kind.rawValue, column: "components")
                }
                return score
            })
    }
}
