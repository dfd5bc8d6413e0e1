package import Domain
package import Foundation

/// What a set of bodies reached by one day, ours among them. Places are not kept: they follow from the entries.
package struct LeagueTable: LivingRecord {
    package static let kind = RecordKind.leagueTable
    package struct Entry: Hashable, Sendable {
        package let body: String
        package let isOurs: Bool
        /// `nil` where it was not published.
        package let value: Decimal?
        package let target: Decimal?

        package init(body: String, isOurs: Bool, value: Decimal?, target: Decimal?) {
            self.body = body
            self.isOurs = isOurs
            self.value = value
            self.target = target
        }
    }

    /// The set's code: the same set on another day has the same code.
    package let code: String
    package let period: Period
    package let asAt: Day
    package let title: LocalizedText
    /// What the values are.
    package let meaning: LocalizedText
    /// As ``UnitOfMeasure`` writes it; values and targets are in it.
    package let unitOfMeasure: String
    /// As imported. At least one; no body twice.
    /// The indicator our own value is read from, so that our place follows the records; `nil` where it is typed.
    package let indicator: IndicatorID?
    /// Whose target of which kind values are divided by; `nil` where the values themselves are ranked.
    package let assigner: AssignerID?
    package let targetKind: TargetKindID?
    package let entries: [Entry]

    package init(
        code: String, period: Period, asAt: Day, title: LocalizedText, meaning: LocalizedText, unitOfMeasure: String,
        indicator: IndicatorID? = nil, assigner: AssignerID? = nil, targetKind: TargetKindID? = nil, entries: [Entry]
    ) {
        self.code = code
        self.period = period
        self.asAt = asAt
        self.title = title
        self.meaning = meaning
        self.unitOfMeasure = unitOfMeasure
        self.indicator = indicator
        self.assigner = assigner
        self.targetKind = targetKind
        self.entries = entries
    }

    package var summary: String { "\(code) \(period) as at \(asAt): \(entries.count) bodies" }

    private struct StoredEntry: Codable {
        let body: String
        let ours: Bool
        let value: String?
        let target: String?
    }

    package var stored: StoredFields {
        let entries = entries.map {
            StoredEntry(body: $0.body, ours: $0.isOurs, value: $0.value?.exactText, target: $0.target?.exactText)
        }
        return StoredFields(
            Self.kind,
            [
                "code": .text(code), "period": .of(period), "as_at": .of(asAt), "title": .of(title),
                "meaning": .of(meaning), "unit_of_measure": .text(unitOfMeasure),
                "indicator": .of(indicator?.rawValue), "assigner": .of(assigner?.rawValue),
                "target_kind": .of(targetKind?.rawValue),
                "entries": .json(entries),
            ])
    }

    package init(_ stored: StoredFields) throws {
        func number(_ text: String?) throws -> Decimal? {
            guard let text else { return nil }
            guard let number = Decimal(exact: text) else {
                throw RegistryError.damaged(table: Self.kind.rawValue, column: "entries")
            }
            return number
        }
        let entries: [StoredEntry] = try stored.json("entries")
        self.init(
            code: try stored.text("code"), period: try stored.period("period"), asAt: try stored.day("as_at"),
            title: try stored.localized("title"), meaning: try stored.localized("meaning"),
            unitOfMeasure: try stored.text("unit_of_measure"),
            indicator: try stored.optionalText("indicator").map { IndicatorID($0) },
            assigner: try stored.optionalText("assigner").map { AssignerID($0) },
            targetKind: try stored.optionalText("target_kind").map { TargetKindID($0) },
            entries: try entries.map {
                Entry(body: $0.body, isOurs: $0.ours, value: try number($0.value), target: try number($0.target))
            })
    }
}
