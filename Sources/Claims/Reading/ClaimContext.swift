import Domain

/// What stands around one number of a sentence.
struct ClaimContext: Sendable {
    let marked: MarkedSentence
    let number: WrittenNumber
    /// The number before and after it in the sentence.
    let before: WrittenNumber?
    let after: WrittenNumber?

    private var sentence: ClaimSentence { marked.sentence }

    /// From the last comma, semicolon, colon or closing bracket, or the number before, to the number. A bracket that opens right
    /// before the number belongs to what stands before it: *dự toán (9.500 tỷ đồng)*.
    var left: Range<Int> {
        var start = number.tokens.lowerBound
        let floor = before?.tokens.upperBound ?? 0
        while start > floor {
            if separates(start - 1) {
                let opens = sentence.isSymbol(start - 1, ["("]) && isOnlyHedge((start)..<number.tokens.lowerBound)
                guard opens else { break }
            }
            start -= 1
        }
        return start..<number.tokens.lowerBound
    }

    private func isOnlyHedge(_ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            marked[index]?.words.contains { if case .hedge = $0 { true } else { false } } ?? false
        }
    }

    /// To the next separator or number.
    var right: Range<Int> {
        let start = number.tokens.upperBound
        let ceiling = after?.tokens.lowerBound ?? sentence.tokens.count
        var end = start
        while end < ceiling, !separates(end), !sentence.isSymbol(end, ["("]) { end += 1 }
        return start..<max(start, end)
    }

    private func separates(_ index: Int) -> Bool {
        // A comma inside a name does not separate.
        guard marked[index]?.isName != true else { return false }
        return sentence.isSymbol(index, [",", ";", ":", ")", "("]) || sentence.isSymbol(index, ["."])
    }

    /// From the last semicolon, or the beginning, to the number: how far a thing named before is still spoken of.
    var far: Range<Int> {
        var start = number.tokens.lowerBound
        while start > 0, !sentence.isSymbol(start - 1, [";"]) { start -= 1 }
        return start..<number.tokens.lowerBound
    }

    var whole: Range<Int> { 0..<number.tokens.lowerBound }

    /// The words that say nothing, or only how numbers relate: a clause of nothing else speaks of what was spoken of before.
    func saysNothingNew(_ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            let token = sentence.tokens[index]
            guard token.kind == .word else { return true }
            guard let mark = marked[index] else { return false }
            return !mark.meanings.contains { meaning in
                switch meaning {
                case .indicator, .otherUnit, .part, .index, .word(.subset), .word(.counted): true
                case .assigner, .kind, .ownUnit, .word: false
                }
            } || mark.words.contains(.filler)
        }
    }
}
