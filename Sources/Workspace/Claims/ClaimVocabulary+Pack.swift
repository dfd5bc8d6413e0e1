import Claims
import Domain
import Packs

extension ClaimVocabulary {
    /// The words of a pack, for a text about one of its units.
    init(_ pack: Pack, unit: OrgUnit.ID) {
        let members = pack.datasets.flatMap(\.dimensions).flatMap { column -> [LocalizedText] in
            if case .code(let values) = column.type { values.map(\.names) } else { [] }
        }
        self.init(
            indicators: pack.indicators.map { indicator in
                IndicatorTerm(
                    Term(indicator.id, indicator.names, saidAs: indicator.saidAs), isPercentage: indicator.isPercentage,
                    displayUnit: indicator.displayUnit, displayNames: indicator.displayNames)
            },
            assigners: pack.assigners.map { assigner in
                Term(assigner.id, assigner.names, saidAs: assigner.saidAs.adding(assigner.shortNames))
            },
            kinds: pack.targetKinds.map { Term($0.id, $0.names) },
            indices: pack.indices.map { Term($0.code, $0.names, saidAs: $0.saidAs) },
            ownUnit: ClaimPhrases(own: pack.units[unit], in: pack),
            otherUnits: pack.units.units.filter { $0.id != unit && $0.id != pack.units.root }
                .map { ClaimPhrases($0.names, saidAs: [:].adding($0.shortNames)) },
            parts: members.map { ClaimPhrases($0) }, currency: pack.currency.code,
            currencyPhrases: ClaimPhrases(pack.currency.names))
    }
}

extension ClaimPhrases {
    fileprivate init(own unit: OrgUnit?, in pack: Pack) {
        self = unit.map { ClaimPhrases($0.names, saidAs: [:].adding($0.shortNames)) } ?? ClaimPhrases(pack.names)
    }
}

extension [Language: [String]] {
    fileprivate func adding(_ names: LocalizedText) -> Self {
        names.languages.reduce(into: self) { $0[$1, default: []].append(names[$1]) }
    }
}
