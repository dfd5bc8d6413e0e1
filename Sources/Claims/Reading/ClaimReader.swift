import Appraisal
import Domain
import Foundation

/// Reads the claims of a text: each number gets its relation and its subject, or the reason why it has none.
struct ClaimReader {
    let text: ClaimText
    let vocabulary: ClaimVocabulary
    let standing: Standing
    let measures: [IndicatorID: ClaimMeasure]
    /// What was last spoken of in the paragraph.
    private var spokenOf = Topic()

    private struct Topic {
        var indicators: [IndicatorID] = []
        var index: String?
        var obstacle: ClaimVerdict.Reason?
        var relation: Claim.Relation?
        var paragraph = -1
    }

    init(_ text: ClaimText, vocabulary: ClaimVocabulary, standing: Standing) {
        self.text = text
        self.vocabulary = vocabulary
        self.standing = standing
        measures = Dictionary(
            standing.indicators.map { row in
                let id = row.figure.indicator
                let isPercentage = vocabulary.indicator(id)?.isPercentage ?? false
                return (id, ClaimMeasure(unitOfMeasure: row.figure.unitOfMeasure, isPercentage: isPercentage))
            }, uniquingKeysWith: { first, _ in first })
    }

    mutating func claims(in sentence: MarkedSentence, _ numbers: [WrittenNumber]) -> [Claim] {
        if sentence.sentence.paragraph != spokenOf.paragraph {
            spokenOf = Topic()
            spokenOf.paragraph = sentence.sentence.paragraph
        }
        spokenOf.relation = nil
        var claims: [Claim] = []
        for (index, number) in numbers.enumerated() {
            let context = ClaimContext(
                marked: sentence, number: number, before: index > 0 ? numbers[index - 1] : nil,
                after: index + 1 < numbers.count ? numbers[index + 1] : nil)
            claims.append(claim(context))
        }
        noteTopics(in: sentence, 0..<sentence.sentence.tokens.count)
        return claims
    }

    private mutating func claim(_ context: ClaimContext) -> Claim {
        var (subject, isNew) = subject(context)
        var indicators: [IndicatorID] = if case .indicators(let ids)? = subject { ids } else { [] }
        let isRate = indicators.first.flatMap { measures[$0] } == .rate
        var relation = RelationFinder(context: context, isRate: isRate, inherited: spokenOf.relation).relation()
        if subject == nil, relation == .target || relation == .aim, isMoney(context) {
            // *phấn đấu hoàn thành dự toán 9.500 tỷ đồng*: a target says whose by its amount.
            indicators = standing.indicators.filter { !$0.targets.isEmpty }.map(\.figure.indicator)
                .filter { measures[$0]?.fits(context.number.unit) == true }
            if !indicators.isEmpty { subject = .indicators(indicators) }
        }
        if case .count? = subject { relation = .count }
        var obstacle = self.obstacle(context, subject, relation)
        if case .indicators? = subject, relation == .value, isOfLastYear(context) { relation = .prior }
        if isNew {
            spokenOf.obstacle = obstacle
        } else if obstacle == nil, case .indicators? = subject, relation != .target, relation != .aim {
            obstacle = spokenOf.obstacle
        }
        if !indicators.isEmpty { spokenOf.indicators = indicators }
        if case .index(let code)? = subject { spokenOf.index = code }
        spokenOf.relation = relation
        let (assigners, kinds) = targets(context, indicators, relation)
        let tokens = context.marked.sentence.tokens
        let first = context.number.tokens.lowerBound - (context.number.sign == nil ? 0 : 1)
        let last = context.number.tokens.upperBound - 1
        let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
        return Claim(
            place: text.place(of: range), quote: text.text(range), number: context.number, relation: relation,
            subject: subject, obstacle: obstacle ?? (subject == nil ? .noIndicator : nil), assigners: assigners,
            kinds: kinds)
    }

    /// *6 tháng đầu năm 2019*, or *cùng kỳ năm trước, số thu là …* since the number before.
    private func isOfLastYear(_ context: ClaimContext) -> Bool {
        let periods = PeriodWords(marked: context.marked, period: standing.period, asAt: standing.asAt)
        if periods.meaning(in: context.far) == .lastYear { return true }
        let own = max(context.far.lowerBound, context.before?.tokens.upperBound ?? 0)..<context.far.upperBound
        return context.marked.has(.prior, in: own)
    }

    private mutating func noteTopics(in sentence: MarkedSentence, _ range: Range<Int>) {
        for mark in sentence.marks(in: range) {
            if !mark.indicators.isEmpty { spokenOf.indicators = mark.indicators }
            for case .index(let code) in mark.meanings { spokenOf.index = code }
        }
    }
}

// MARK: - Subjects

extension ClaimReader {
    /// What a number speaks of, and whether its own clause names it.
    private func subject(_ context: ClaimContext) -> (Claim.Subject?, isNew: Bool) {
        let marked = context.marked
        switch context.number.unit {
        case .place, .placesOf, .yearsRunning: return (ranked(context), true)
        case .none:
            if let next = marked[context.number.tokens.upperBound] {
                for case .counted(let count) in next.words { return (.count(count, state: state(context)), true) }
                let fitting = self.fitting(next, context)
                if !fitting.isEmpty { return (.indicators(fitting), true) }
            }
        case .money, .percent, .percentagePoints, .multiple, .time: break
        }
        if let named = nearest(in: context.left, context) { return (.indicators(named), true) }
        if context.number.unit != .none, context.saysNothingNew(context.left),
            let after = marked.marks(in: context.right).lazy.map({ self.fitting($0, context) }).first(where: {
                !$0.isEmpty
            }),
            !isMoney(context) || context.before == nil
        {
            return (.indicators(after), true)
        }
        // *1.072 doanh nghiệp, trong đó mới: 93*: a part is not what was spoken of.
        let own = max(context.far.lowerBound, context.before?.tokens.upperBound ?? 0)..<context.far.upperBound
        guard context.saysNothingNew(context.left), !marked.has(.subset, in: own) else { return (nil, true) }
        if let before = nearest(in: context.whole, context) { return (.indicators(before), false) }
        let carried = spokenOf.indicators.filter { measures[$0]?.fits(context.number.unit) == true }
        return (carried.isEmpty ? nil : .indicators(carried), false)
    }

    private func isMoney(_ context: ClaimContext) -> Bool {
        if case .money = context.number.unit { true } else { false }
    }

    private func nearest(in range: Range<Int>, _ context: ClaimContext) -> [IndicatorID]? {
        context.marked.marks(in: range).reversed().lazy.map { self.fitting($0, context) }.first { !$0.isEmpty }
    }

    private func fitting(_ mark: MarkedSentence.Mark, _ context: ClaimContext) -> [IndicatorID] {
        mark.indicators.filter { measures[$0]?.fits(context.number.unit) == true }
    }

    /// A place belongs to the index named after it, else to the index or ranked indicator named last before it.
    private func ranked(_ context: ClaimContext) -> Claim.Subject? {
        let end = context.after?.tokens.lowerBound ?? context.marked.sentence.tokens.count
        for mark in context.marked.marks(in: context.number.tokens.upperBound..<end) {
            for case .index(let code) in mark.meanings { return .index(code) }
        }
        for mark in context.marked.marks(in: context.whole).reversed() {
            for case .index(let code) in mark.meanings { return .index(code) }
            if context.number.unit != .yearsRunning, mark.indicators.contains(where: { standing[$0]?.rank != nil }) {
                return .indicators(mark.indicators)
            }
        }
        if context.number.unit == .yearsRunning {
            let named = context.marked.marks(
                in: context.number.tokens.upperBound..<context.marked.sentence.tokens.count)
            for mark in named { for case .index(let code) in mark.meanings { return .index(code) } }
            return spokenOf.index.map(Claim.Subject.index)
        }
        return saysAmongWhom(context) ? .ranked : nil
    }

    /// *toàn ngành*, `in the sector`: a place without a thing named is one of the only table there is.
    private func saysAmongWhom(_ context: ClaimContext) -> Bool {
        let words: Set<String> = ["ngành", "cục", "sector", "departments", "nationwide"]
        return context.right.contains { words.contains(context.marked.sentence.word($0) ?? "") }
            || spokenOf.indicators.contains { standing[$0]?.rank != nil }
    }

    /// *18 giải pháp đã hoàn thành*: the state said right after what is counted.
    private func state(_ context: ClaimContext) -> String? {
        for mark in context.marked.marks(in: context.right) {
            for case .state(let state) in mark.words { return state.rawValue }
        }
        return nil
    }
}

// MARK: - Obstacles and targets

extension ClaimReader {
    /// What makes a claim one that these figures cannot judge.
    private func obstacle(
        _ context: ClaimContext, _ subject: Claim.Subject?, _ relation: Claim.Relation
    ) -> ClaimVerdict.Reason? {
        let marked = context.marked
        switch subject {
        case nil: return .noIndicator
        case .count(let count, let state): return obstacle(context, counting: count, isOfState: state != nil)
        case .index(let code): return obstacle(context, index: code)
        case .ranked, .indicators: break
        }
        if let unit = otherUnit(context) { return .otherUnit(unit) }
        guard case .indicators? = subject, relation != .target, relation != .aim else { return nil }
        let own = max(context.far.lowerBound, context.before?.tokens.upperBound ?? 0)..<context.number.tokens.lowerBound
        for range in relation == .value || relation == .increase || relation == .decrease
            ? [own, context.right] : [own]
        {
            for mark in marked.marks(in: range) {
                guard mark.indicators.isEmpty else { continue }
                for case .part(let name) in mark.meanings { return .part(name) }
            }
        }
        if restricts(context) { return .restricted }
        let periods = PeriodWords(marked: marked, period: standing.period, asAt: standing.asAt)
        let isComparison = [Claim.Relation.increase, .decrease, .ratioToPrior].contains(relation)
        for range in isComparison || relation == .value ? [own, context.right] : [own] {
            if case .other(let period)? = periods.meaning(in: range) { return .otherPeriod(period) }
        }
        if !isComparison, relation == .value, case .other(let period)? = periods.meaning(in: context.far) {
            return .otherPeriod(period)
        }
        return nil
    }

    private func obstacle(
        _ context: ClaimContext, counting count: ClaimCount, isOfState: Bool
    ) -> ClaimVerdict.Reason? {
        let all = 0..<context.marked.sentence.tokens.count
        switch count {
        case .collectives, .individuals:
            return context.marked.has(.commended, in: all) ? nil : .notCommended
        case .taskGroups, .actions:
            return !isOfState && context.marked.has(.subset, in: context.left) ? .restricted : nil
        }
    }

    /// A result of another year than the last one known.
    private func obstacle(_ context: ClaimContext, index code: String) -> ClaimVerdict.Reason? {
        guard let known = standing.indices.first(where: { $0.code == code }) else { return .noIndicator }
        let sentence = context.marked.sentence
        let start = context.before?.tokens.upperBound ?? 0
        let years = (start..<context.right.upperBound)
            .filter { sentence.tokens[$0].kind == .number && NonClaim.isYear(at: $0, in: sentence) }
            .compactMap { Int(sentence.tokens[$0].text) }
        guard let year = years.first, !years.contains(known.year) else { return nil }
        return .otherPeriod(String(year))
    }

    /// Another unit named since the last semicolon, and ours not after it.
    private func otherUnit(_ context: ClaimContext) -> String? {
        var found: String?
        for mark in context.marked.marks(in: context.far) {
            for meaning in mark.meanings {
                if case .otherUnit(let name) = meaning { found = name }
                if meaning == .ownUnit { found = nil }
            }
        }
        return found
    }

    /// *thu từ hàng xa xỉ*: words after the indicator that make it another thing, and that nobody here knows.
    private func restricts(_ context: ClaimContext) -> Bool {
        let marks = context.marked.marks(in: context.left)
        guard let last = marks.last(where: { !$0.indicators.isEmpty }) else { return false }
        let after = last.range.upperBound..<context.number.tokens.lowerBound
        for index in after {
            guard let mark = context.marked[index], mark.words.contains(.restricting) else { continue }
            let next = mark.range.upperBound
            guard after.contains(next), context.marked.sentence.tokens[next].kind == .word else { continue }
            if context.marked[next] == nil { return true }
        }
        return false
    }

    /// Whose targets are meant: named after the number in its clause, else before it, else further back.
    private func targets(
        _ context: ClaimContext, _ indicators: [IndicatorID], _ relation: Claim.Relation
    ) -> ([AssignerID], [TargetKindID]) {
        let ofTargets: [Claim.Relation] = [
            .attainment, .excess, .shortfall, .target, .aim, .ratioToPath, .aheadOfPath, .behindPath,
        ]
        guard ofTargets.contains(relation) else { return ([], []) }
        let all = 0..<context.marked.sentence.tokens.count
        guard !context.marked.has(.respectively, in: all) else { return ([], []) }
        let known = indicators.flatMap { standing[$0]?.targets ?? [] }
        let ranges =
            relation == .target || relation == .aim
            ? [context.left, context.right, context.far] : [context.right, context.left, context.far]
        for range in ranges {
            let marks = context.marked.marks(in: range)
            let saysTarget = marks.contains { mark in
                mark.words.contains(.target) || mark.words.contains(.path)
                    || mark.meanings.contains { if case .kind = $0 { true } else { false } }
            }
            let meanings = (range == context.right ? marks : marks.reversed()).flatMap(\.meanings)
            let assigners = meanings.compactMap { meaning -> AssignerID? in
                guard case .assigner(let id) = meaning, known.contains(where: { $0.assigner == id }) else { return nil }
                return id
            }
            let kinds = meanings.compactMap { if case .kind(let id) = $0 { id } else { nil } }
            if let first = assigners.first { return ([first], []) }
            if saysTarget || !kinds.isEmpty {
                let fitting = kinds.filter { kind in known.contains { $0.kind == kind } }
                // The words for a kind are also the general words: a wish, not a condition, unless one target alone fits.
                return (byAmount(context, known), fitting.count == 1 && isSpecific(fitting[0], known) ? fitting : [])
            }
        }
        return (byAmount(context, known), [])
    }

    private func isSpecific(_ kind: TargetKindID, _ known: [TargetStanding]) -> Bool {
        known.count { $0.kind == kind } == 1 && known.contains { $0.kind != kind } && kind.rawValue != "target"
    }

    /// `71% of 9,500 billion`: the target whose amount follows.
    private func byAmount(_ context: ClaimContext, _ known: [TargetStanding]) -> [AssignerID] {
        guard let after = context.after, case .money = after.unit else { return [] }
        return known.filter { target in after.values.contains { $0.number == target.value } }.map(\.assigner)
    }
}
