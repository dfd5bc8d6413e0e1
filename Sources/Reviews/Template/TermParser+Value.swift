import Diagnostics
import Domain
import Formulas
import Packs

extension TermParser {
    static let readings = [
        "prior", "growth", "cumulative", "rank", "forecast", "attainment", "target", "later", "planned", "ahead",
        "needed",
    ]
    private static let otherTerms =
        ["plan", "milestones", "directives", "commendations", "index", "goal"] + ReviewWord.allCases.map(\.rawValue)

    /// `revenue growth of 20CF in words | 0`; `first` names the indicator.
    mutating func value(_ first: PlacedText, _ options: PlacedText?) -> ValueTerm? {
        guard let indicator = indicator(first, orWord: Self.otherTerms) else { return nil }
        var term = ValueTerm(indicator: indicator.id)
        if let word = peek, !["of", "by", "in"].contains(word.string) {
            guard let reading = reading() else { return nil }
            term.reading = reading
        }
        while let word = next() {
            let isUnderstood =
                switch word.string {
                case "of": unit(&term)
                case "by": member(&term, indicator)
                case "in": inWords(&term, word)
                default: unknown(word)
                }
            guard isUnderstood else { return nil }
        }
        if (term.unit != nil || term.by != nil), !term.reading.isOfAnyUnit {
            report(
                Diagnostic(
                    code: "not-of-a-part", message: "this reading is only known of the reviewed unit as a whole",
                    place: first.place, help: "remove 'of …' and 'by …'"))
            return nil
        }
        if let options { term.display = display(options, for: indicator, reading: term.reading) }
        return term
    }

    private mutating func reading() -> ValueTerm.Reading? {
        guard let word = named("a reading of an indicator", "unknown-word", Self.readings + ["of", "by", "in words"])
        else { return nil }
        switch word {
        case "prior": return .prior
        case "growth": return .growth
        case "cumulative": return .cumulative
        case "rank": return .rank
        case "forecast": return .forecast
        default: break
        }
        guard let target = target() else { return nil }
        switch word {
        case "attainment": return .attainment(target)
        case "target": return .target(target)
        case "later": return .laterTarget(target)
        case "planned": return .planned(target)
        case "ahead": return .ahead(target)
        default: return .needed(target)
        }
    }

    private mutating func target() -> TargetChoice? {
        let assigners = pack.assigners.map(\.id.rawValue)
        guard let assigner = named("an assigner of this pack", "unknown-assigner", assigners) else { return nil }
        guard let word = peek, !["of", "by", "in"].contains(word.string) else {
            return TargetChoice(assigner: AssignerID(assigner), kind: nil)
        }
        let kinds = pack.targetKinds.map(\.id.rawValue)
        return named("a kind of target of this pack", "unknown-kind", kinds).map {
            TargetChoice(assigner: AssignerID(assigner), kind: TargetKindID($0))
        }
    }

    private mutating func unit(_ term: inout ValueTerm) -> Bool {
        let codes = pack.units.units.map(\.id.rawValue)
        guard let code = named("a unit of this pack", "unknown-unit", codes) else { return false }
        term.unit = OrgUnit.ID(code)
        return true
    }

    /// `tax_kind=vat`; `tax_kind=` is where the records leave the column empty.
    private mutating func member(_ term: inout ValueTerm, _ indicator: Indicator) -> Bool {
        guard let text = next() else {
            reportMissing("a part of a breakdown", help: "write it as 'dimension=member'")
            return false
        }
        let equals = text.firstIndex(of: "=", from: 0) ?? text.count
        let dimension = text[0..<equals]
        guard
            let name = name(
                dimension, "a breakdown of '\(indicator.id)'", "unknown-dimension", indicator.dimensions)
        else { return false }
        guard equals < text.count else {
            report(.missing("the member", after: text, help: "write it as '\(name)=member'"))
            return false
        }
        let value = text[(equals + 1)..<text.count]
        let codes = pack.codes(of: name, for: indicator)
        if !value.isEmpty, let codes, !codes.contains(value.string) {
            report(.unknown("a value of '\(name)'", "unknown-member", value, among: codes, otherwise: ""))
            return false
        }
        term.by = DimensionMember(dimension: name, member: value.isEmpty ? nil : value.string)
        return true
    }

    private mutating func inWords(_ term: inout ValueTerm, _ word: PlacedText) -> Bool {
        guard peek?.string == "words" else {
            report(.missing("'words'", after: word, help: "write 'in words'"))
            return false
        }
        _ = next()
        term.inWords = true
        return true
    }

    private mutating func unknown(_ word: PlacedText) -> Bool {
        report(.unknown("understood here", "unknown-word", word, among: ["of", "by", "in words"], otherwise: ""))
        return false
    }

    /// `tỷ đồng, 1`: a unit, decimals, `bare`; in any order.
    mutating func display(_ options: PlacedText, for indicator: Indicator?, reading: ValueTerm.Reading) -> DisplayChoice
    {
        var display = DisplayChoice()
        let parts = options.split { $0 == "," }.map(\.trimmed).filter { !$0.isEmpty }
        if parts.isEmpty {
            report(.missing("a unit or a number of decimals", after: options, help: "write '| 0' or '| tỷ đồng'"))
        }
        for part in parts {
            if let decimals = Int(part.string), (0...6).contains(decimals) {
                display.decimals = decimals
            } else if part.string == "bare" {
                display.isBare = true
            } else if let indicator, reading.isInDisplayUnit {
                let choices = DisplayScale.choices(for: indicator, in: pack)
                let text = part.string.lowercased()
                display.unit = choices.first { scale in pack.languages.contains { scale.names[$0].lowercased() == text }
                }
                if display.unit == nil {
                    let names = choices.flatMap { scale in pack.languages.map { scale.names[$0] } }
                    report(
                        .unknown(
                            "a unit of '\(indicator.id)'", "unknown-display-unit", part, among: names,
                            otherwise: "write one of: " + names.joined(separator: ", ")))
                }
            } else {
                report(
                    .unknown(
                        "an option of this reading, which has its own unit", "unknown-display-unit", part,
                        among: ["bare"], otherwise: ""))
            }
        }
        return display
    }
}

extension ValueTerm.Reading {
    /// Whether it is printed in the indicator's unit rather than in percent or as a place.
    var isInDisplayUnit: Bool {
        switch self {
        case .value, .prior, .cumulative, .forecast, .target, .laterTarget, .planned, .ahead, .needed: true
        case .growth, .attainment, .rank: false
        }
    }

    /// Whether it is known of every unit and, where there are no targets in it, of every part.
    fileprivate var isOfAnyUnit: Bool {
        switch self {
        case .value, .prior, .growth, .target, .attainment, .planned, .ahead, .needed, .laterTarget: true
        case .cumulative, .rank, .forecast: false
        }
    }
}

extension Pack {
    /// The closed list of a dimension's codes; `nil` where any text may stand.
    func codes(of dimension: String, for indicator: Indicator) -> [String]? {
        let datasets = Set(indicator.formula.atoms.map(\.dataset))
        return self.datasets.lazy.filter { datasets.contains($0.id) }.compactMap { dataset -> [String]? in
            guard case .code(let values) = dataset.column(dimension)?.type else { return nil }
            return values.map(\.code)
        }.first
    }

    /// What a member of a dimension is called; its own text where the pack has no name for it.
    func name(of member: DimensionMember, _ language: Language) -> String? {
        guard let code = member.member else { return nil }
        for dataset in datasets {
            guard case .code(let values) = dataset.column(member.dimension)?.type else { continue }
            if let value = values.first(where: { $0.code == code }) { return value.names[language] }
        }
        return code
    }
}
