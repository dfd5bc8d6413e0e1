import Domain

/// Decides what a number is to its subject, from the words around it.
struct RelationFinder: Sendable {
    let context: ClaimContext
    /// Whether the subject is a rate.
    let isRate: Bool
    /// What the number before was found to be, where this one may go on from it.
    let inherited: Claim.Relation?

    private var marked: MarkedSentence { context.marked }
    private var number: WrittenNumber { context.number }

    func relation() -> Claim.Relation {
        switch number.unit {
        case .place: .place
        case .placesOf: .placesOf
        case .yearsRunning: .yearsRunning
        case .percent, .percentagePoints: percent()
        case .multiple: multiple()
        case .money, .time, .none: amount()
        }
    }

    // MARK: Words of relation

    private static let operators: [ClaimWord] = [
        .increase, .decrease, .excess, .shortfall, .reach, .fold, .share,
    ]

    /// The word of relation nearest to the number in its clause; a change goes before a *là* that stands between.
    private var operatorWord: ClaimWord? {
        let left = marked.marks(in: context.left).reversed().flatMap(\.words).filter(Self.operators.contains)
        if let strong = left.first(where: { $0 != .reach && $0 != .share }) { return strong }
        let right = marked.marks(in: context.right).prefix(3).flatMap(\.words)
            .filter { [.increase, .decrease, .excess, .shortfall].contains($0) }
        // `19% higher`, `19 % increase`: English says it after the number.
        if marked.sentence.language == .english, let after = right.first { return after }
        return left.first
    }

    enum Basis { case prior, target, path }

    /// What the number is measured against: named after it in its clause, before it in its clause, or further back.
    private func basis(far: Bool) -> Basis? {
        if let found = basis(in: context.right, nearestFirst: false) { return found }
        if let found = basis(in: context.left, nearestFirst: true) { return found }
        guard far else { return nil }
        return basis(in: context.far, nearestFirst: true)
    }

    private func basis(in range: Range<Int>, nearestFirst: Bool) -> Basis? {
        let marks = marked.marks(in: range)
        for mark in nearestFirst ? marks.reversed() : marks {
            for meaning in mark.meanings {
                switch meaning {
                case .word(.prior), .word(.priorCompared): return .prior
                case .word(.path): return .path
                case .word(.target), .kind: return .target
                case .assigner where marked.has(.target, in: range) || isGiven(by: mark): return .target
                default: continue
                }
            }
        }
        return nil
    }

    /// *Bộ Tài chính giao*, `set by the Province`.
    private func isGiven(by mark: MarkedSentence.Mark) -> Bool {
        let near = (max(0, mark.range.lowerBound - 3)..<min(mark.range.upperBound + 2, marked.sentence.tokens.count))
        return near.contains { ["giao", "set", "assigned", "asked"].contains(marked.sentence.word($0) ?? "") }
    }

    // MARK: Percentages and multiples

    private func percent() -> Claim.Relation {
        let isPoints = number.unit == .percentagePoints
        switch operatorWord {
        case .increase: return change(up: true)
        case .decrease: return change(up: false)
        case .excess: return difference(ahead: true)
        case .shortfall: return difference(ahead: false)
        case .share: return .value
        case .reach, .fold, nil: break
        default: break
        }
        if let sign = number.sign { return sign < 0 ? .decrease : .increase }
        if isPoints { return .unstated }
        if isRate { return .value }
        switch basis(far: true) {
        case .target: return .attainment
        case .path: return .ratioToPath
        case .prior: return .ratioToPrior
        case nil:
            return operatorWord == nil && context.saysNothingNew(context.left) ? inherited ?? .unstated : .unstated
        }
    }

    /// *tăng 5% so với dự toán* measures against the target.
    private func change(up: Bool) -> Claim.Relation {
        switch basis(far: false) {
        case .target where !isRate: up ? .excess : .shortfall
        case .path where !isRate: up ? .aheadOfPath : .behindPath
        default: up ? .increase : .decrease
        }
    }

    private func multiple() -> Claim.Relation {
        // *tăng 1,5 lần* is said of 150 % and of 250 %.
        let said = marked.marks(in: context.left).flatMap(\.words)
        if said.contains(.increase) || said.contains(.decrease), !said.contains(.fold) { return .unstated }
        switch basis(far: true) {
        case .target: return .attainment
        case .path: return .ratioToPath
        case .prior, nil: return .ratioToPrior
        }
    }

    // MARK: Amounts, durations, counts

    private func amount() -> Claim.Relation {
        switch operatorWord {
        case .increase: return change(up: true)
        case .decrease: return change(up: false)
        case .excess: return difference(ahead: true)
        case .shortfall: return difference(ahead: false)
        default: break
        }
        if let noun = noun(in: context.left, nearestFirst: true) { return noun }
        // `71% of 9,500 billion`: what a percentage is of.
        if let before = context.before, before.unit == .percent, context.saysNothingNew(context.left),
            context.left.contains(where: { ["của", "trên", "of"].contains(marked.sentence.word($0) ?? "") })
        {
            return .target
        }
        if let noun = noun(in: context.right, nearestFirst: false) { return noun }
        return .value
    }

    /// A path named anywhere before goes first: *so với kịch bản, số thu vượt 5% theo dự toán Bộ Tài chính giao*.
    private func difference(ahead: Bool) -> Claim.Relation {
        switch marked.has(.path, in: context.far) ? .path : basis(far: true) {
        case .path: ahead ? .aheadOfPath : .behindPath
        case .prior: ahead ? .increase : .decrease
        case .target, nil: ahead ? .excess : .shortfall
        }
    }

    /// The nearest thing named: the figure, last year's, a target, or an aim.
    private func noun(in range: Range<Int>, nearestFirst: Bool) -> Claim.Relation? {
        let marks = marked.marks(in: range)
        let opensBracket = marked.sentence.isSymbol(number.tokens.lowerBound - 1, ["("])
        for mark in nearestFirst ? marks.reversed() : marks {
            for meaning in mark.meanings {
                switch meaning {
                case .indicator, .index: if nearestFirst { return .value } else { continue }
                case .word(.prior): return .prior
                case .word(.priorCompared) where opensBracket: return .prior
                case .word(.aim): return .aim
                case .word(.target), .kind: return .target
                case .assigner where isGiven(by: mark): return .target
                default: continue
                }
            }
        }
        return nil
    }
}
