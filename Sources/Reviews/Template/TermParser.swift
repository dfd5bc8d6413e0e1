import Diagnostics
import Domain
import Packs

/// Reads what stands between `{{` and `}}`, and checks every name in it against the pack.
struct TermParser {
    let pack: Pack
    private(set) var problems: [Diagnostic] = []
    /// Not yet read.
    private var words: [PlacedText] = []
    /// The text as a whole, for problems that no word causes.
    private var whole: PlacedText?

    init(_ pack: Pack) { self.pack = pack }

    /// - Returns: `nil` when a problem was found.
    mutating func term(_ text: PlacedText) -> ReviewTerm? {
        let found = problems.count
        whole = text
        let bar = text.firstIndex(of: "|", from: 0)
        words = text[0..<(bar ?? text.count)].words
        let options = bar.map { text[($0 + 1)..<text.count] }
        guard let first = next() else {
            problems.append(.emptyReference(text))
            return nil
        }
        let term = self.term(first, options)
        if let extra = words.first, problems.count == found {
            problems.append(.tooMuch(extra, after: "'\(first.string)'"))
        }
        if case .value = term {
        } else if let options, problems.count == found {
            problems.append(.tooMuch(options.trimmed, after: "'\(first.string)'"))
        }
        return problems.count == found ? term : nil
    }

    private mutating func term(_ first: PlacedText, _ options: PlacedText?) -> ReviewTerm? {
        switch first.string {
        case "plan": return choice("a count of the plan").map(ReviewTerm.plan)
        case "milestones": return choice("a count of milestones").map(ReviewTerm.milestones)
        case "directives": return choice("a count of directives").map(ReviewTerm.directives)
        case "commendations":
            guard let subject: CommendationSubject = choice("who was commended") else { return nil }
            guard let form = next() else { return .commendations(subject, form: nil) }
            return name(form, "a commendation form of this pack", "unknown-form", pack.commendationForms.map(\.code))
                .map { .commendations(subject, form: $0) }
        case "index":
            guard let code = named("an index of this pack", "unknown-index", pack.indices.map(\.code)),
                let reading: IndexReading = choice("a reading of an index")
            else { return nil }
            return .index(code, reading)
        case "goal":
            guard let code = goalCode() else { return nil }
            if words.isEmpty { return .goal(code, .verdict) }
            return choice("a reading of a goal").map { .goal(code, $0) }
        default: return word(first) ?? value(first, options).map(ReviewTerm.value)
        }
    }

    /// The longest of the review's own words that stands here.
    private mutating func word(_ first: PlacedText) -> ReviewTerm? {
        if let second = words.first, let word = ReviewWord(rawValue: first.string + " " + second.string) {
            words.removeFirst()
            return .word(word)
        }
        return ReviewWord(rawValue: first.string).map(ReviewTerm.word)
    }

    // MARK: Conditions

    /// What stands after `if`.
    mutating func condition(_ text: PlacedText) -> ReviewCondition? {
        let found = problems.count
        whole = text
        words = text.words
        let isNegated = words.first?.string == "not"
        if isNegated { words.removeFirst() }
        let tests = ["estimate", "synthetic", "known", "any", "goal"]
        guard let first = next() else {
            problems.append(
                .missing("a condition", after: text, help: "write one of: " + tests.joined(separator: ", ")))
            return nil
        }
        let rest = text[0..<text.count].after(first)
        let test: ReviewCondition.Test?
        switch first.string {
        case "estimate": test = .estimate
        case "synthetic": test = .synthetic
        case "known": return term(rest).map { ReviewCondition(test: .known($0), isNegated: isNegated) }
        case "any": return term(rest).map { ReviewCondition(test: .any($0), isNegated: isNegated) }
        case "goal":
            guard let code = goalCode(), let verdict: GoalVerdict = choice("a verdict") else { return nil }
            test = .goal(code, verdict)
        default:
            problems.append(.unknown("a condition", "unknown-word", first, among: tests, otherwise: ""))
            return nil
        }
        if let extra = words.first { problems.append(.tooMuch(extra, after: "'\(first.string)'")) }
        return problems.count == found ? test.map { ReviewCondition(test: $0, isNegated: isNegated) } : nil
    }

    private mutating func goalCode() -> String? {
        named("a goal of this pack", "unknown-goal", pack.goals.map(\.code))
    }

    // MARK: Words

    mutating func next() -> PlacedText? { words.isEmpty ? nil : words.removeFirst() }
    var peek: PlacedText? { words.first }

    /// Reads the words of `text` from here on: for the arguments of a block.
    mutating func read(_ text: PlacedText) {
        whole = text
        words = text.words
    }

    mutating func report(_ problem: Diagnostic) { problems.append(problem) }

    /// The next word, one of an enum's.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ what: String) -> Choice?
    where Choice.RawValue == String {
        let names = Choice.allCases.map(\.rawValue)
        return named(what, "unknown-word", names).flatMap(Choice.init(rawValue:))
    }

    /// The next word, one of `names`.
    mutating func named(_ what: String, _ code: Diagnostic.Code, _ names: [String]) -> String? {
        guard let text = next() else {
            reportMissing(what, help: "write one of: " + names.prefix(20).joined(separator: ", "))
            return nil
        }
        return name(text, what, code, names)
    }

    mutating func reportMissing(_ what: String, help: String) {
        if let whole { problems.append(.missing(what, after: whole.trimmed, help: help)) }
    }

    mutating func name(_ text: PlacedText, _ what: String, _ code: Diagnostic.Code, _ names: [String]) -> String? {
        if names.contains(text.string) { return text.string }
        problems.append(.unknown(what, code, text, among: names, otherwise: "add it to the pack, or correct the name"))
        return nil
    }

    mutating func indicator(_ text: PlacedText, orWord alsoKnown: [String] = []) -> Indicator? {
        if let indicator = pack.indicator(IndicatorID(text.string)) { return indicator }
        problems.append(
            .unknown(
                "an indicator of this pack", "unknown-indicator", text,
                among: pack.indicators.map(\.id.rawValue) + alsoKnown,
                otherwise: "add it under 'indicators/', or correct the name"))
        return nil
    }
}

extension PlacedText {
    /// What follows `part`, which is a stretch of this text.
    fileprivate func after(_ part: PlacedText) -> PlacedText {
        guard let last = part.placed.last,
            let index = placed.firstIndex(where: { $0.line == last.line && $0.column == last.column })
        else { return self }
        return self[(index + 1)..<count]
    }
}
