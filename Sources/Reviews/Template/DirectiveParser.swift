import Diagnostics
import Domain
import Packs

/// Reads a line `:::table …`, `:::chart …`, `:::list …` or `:::break`.
enum DirectiveParser {
    static func parse(_ line: PlacedText, _ terms: inout TermParser) -> TemplateBlock? {
        let found = terms.problems.count
        let parts = Parts(line[3..<line.count], &terms)
        terms.read(parts.words)
        guard let name = terms.named("a block", "unknown-block", ["table", "chart", "list", "break", "annex"]) else {
            return nil
        }
        let block: TemplateBlock? =
            switch name {
            case "table": table(parts, &terms)
            case "chart": chart(parts, &terms)
            case "list": (terms.choice("what the registry lists") as RecordList?).map(TemplateBlock.recordList)
            default: .pageBreak
            }
        if let extra = terms.next(), terms.problems.count == found {
            terms.report(.tooMuch(extra, after: "':::\(name)'"))
        }
        return terms.problems.count == found ? block : nil
    }

    /// `table by-unit revenue "Title" | tỷ đồng, 1`.
    private struct Parts {
        let words: PlacedText
        let title: [TemplateInline]?
        let options: PlacedText?

        init(_ text: PlacedText, _ terms: inout TermParser) {
            let quote = text.firstIndex(of: "\"", from: 0)
            let close = quote.flatMap { text.firstIndex(of: "\"", from: $0 + 1) }
            if let quote, close == nil { terms.report(.unclosed(text[quote..<(quote + 1)], "\"", "\"")) }
            title = quote.flatMap { from in close.map { InlineParser.parse(text[(from + 1)..<$0], &terms) } }
            let bar = text.firstIndex(of: "|", from: close ?? 0)
            words = text[0..<(quote ?? bar ?? text.count)]
            options = bar.map { text[($0 + 1)..<text.count] }
        }
    }

    private static func chart(_ parts: Parts, _ terms: inout TermParser) -> TemplateBlock? {
        guard terms.named("a kind of chart", "unknown-block", ["cumulative"]) != nil,
            let indicator = indicator(&terms)
        else { return nil }
        let display = parts.options.map { terms.display($0, for: indicator, reading: .value) } ?? DisplayChoice()
        return .cumulativeChart(indicator.id, title: parts.title, display)
    }

    private static let kinds = [
        "standard", "by-unit", "by", "plan", "late-actions", "milestones", "directives", "commendations",
        "commendation-list", "goal", "indicators",
    ]

    private static func table(_ parts: Parts, _ terms: inout TermParser) -> TemplateBlock? {
        let pack = terms.pack
        let groups = pack.indicators.map(\.group)
        guard let name = terms.named("a kind of table or a group of indicators", "unknown-block", kinds + groups) else {
            return nil
        }
        let kind: TableRequest.Kind
        var scaled: Indicator?
        switch name {
        case "standard":
            let chosen = indicators(&terms)
            kind = .standard(chosen.isEmpty ? pack.indicators.filter(\.isHeadline).map(\.id) : chosen)
        case "indicators": kind = .indicators(indicators(&terms))
        case "by-unit":
            guard let indicator = indicator(&terms) else { return nil }
            scaled = indicator
            var unitKind: String?
            if terms.peek != nil {
                let kinds = Set(pack.units.units.map(\.kind)).sorted()
                guard let named = terms.named("a kind of unit", "unknown-kind", kinds) else { return nil }
                unitKind = named
            }
            kind = .byUnit(indicator.id, kind: unitKind)
        case "by":
            guard let indicator = indicator(&terms),
                let dimension = terms.named(
                    "a breakdown of '\(indicator.id)'", "unknown-dimension", indicator.dimensions)
            else { return nil }
            scaled = indicator
            kind = .breakdown(indicator.id, dimension)
        case "plan": kind = .plan
        case "late-actions": kind = .lateActions
        case "milestones": kind = .milestones
        case "directives": kind = .directives
        case "commendations": kind = .commendations
        case "commendation-list":
            var forms: [String] = []
            while terms.peek != nil {
                guard
                    let form = terms.named(
                        "a commendation form of this pack", "unknown-form", pack.commendationForms.map(\.code))
                else { return nil }
                forms.append(form)
            }
            kind = .commendationList(forms)
        case "goal":
            guard let code = terms.named("a goal of this pack", "unknown-goal", pack.goals.map(\.code)) else {
                return nil
            }
            kind = .goal(code)
        default: kind = .indicators(pack.indicators.filter { $0.group == name }.map(\.id))
        }
        let display = parts.options.map { terms.display($0, for: scaled, reading: .value) } ?? DisplayChoice()
        return .table(TableRequest(kind: kind, title: parts.title, display: display))
    }

    private static func indicator(_ terms: inout TermParser) -> Indicator? {
        guard let text = terms.next() else {
            terms.reportMissing("an indicator", help: "name one of the pack's indicators")
            return nil
        }
        return terms.indicator(text)
    }

    private static func indicators(_ terms: inout TermParser) -> [IndicatorID] {
        var found: [IndicatorID] = []
        while let text = terms.next() {
            if let indicator = terms.indicator(text) { found.append(indicator.id) }
        }
        return found
    }
}
