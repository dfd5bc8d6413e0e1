import Appraisal
import Domain

/// Whether a sentence speaks of the period reviewed, by its words for months, quarters and years.
struct PeriodWords: Sendable {
    let marked: MarkedSentence
    let period: Period
    let asAt: Day

    enum Meaning: Hashable { case reviewed, lastYear, other(String) }

    private var sentence: ClaimSentence { marked.sentence }

    /// What the words in a part of the sentence say; the nearest to its end counts. `nil` where they say nothing.
    func meaning(in range: Range<Int>) -> Meaning? {
        var found: Meaning?
        var saysSpan = false
        for index in range {
            if let mark = marked[index], mark.range.lowerBound == index {
                if mark.words.contains(.otherPeriod) || (mark.words.contains(.wholeYear) && period.kind != .year) {
                    found = .other(text(mark.range))
                }
            }
            guard let number = number(at: index) else {
                if isOtherQuarter(index) { found = .other(text(index - 1..<index + 1)) }
                continue
            }
            if NonClaim.isYear(at: index, in: sentence), !isPartOfName(index) {
                let followsPrior =
                    marked.has(.prior, in: max(0, index - 5)..<index)
                    || marked.has(.priorCompared, in: max(0, index - 7)..<index)
                if followsPrior, number == period.year - 1 {
                    saysSpan = true
                    found = .lastYear
                } else {
                    found =
                        number == period.year
                        ? .reviewed : number == period.year - 1 ? .lastYear : .other(String(number))
                }
            } else if isMonths(index) {
                saysSpan = true
                found = found ?? .reviewed
                if sentence.word(index + 2) == "cuối" || number != period.months.count || period.months.lowerBound != 1
                {
                    found = .other(text(index..<min(index + 2, sentence.tokens.count)))
                }
            } else if let word = sentence.word(index - 1), word == "tháng" || word == "quý" {
                if !isReviewed(number, word, at: index) { found = .other(text(index - 1..<index + 1)) }
            }
        }
        if found == .lastYear, !saysSpan, period.kind != .year, !marked.has(.firstHalf, in: range) {
            return .other(String(period.year - 1))
        }
        return found
    }

    /// In digits; before *tháng*, `months` also as a word.
    private func number(at index: Int) -> Int? {
        if sentence.tokens[index].kind == .number { return Int(sentence.tokens[index].text) }
        guard isMonths(index), let word = sentence.word(index) else { return nil }
        return ClaimLexicon.of(sentence.language).cardinals[word]
    }

    /// *2019-2020* and `H1/2019` are other things than a year; a year inside a name belongs to it.
    private func isPartOfName(_ index: Int) -> Bool {
        marked[index]?.isName == true || sentence.isSymbol(index - 1, ["/", "-"])
            || sentence.isSymbol(index + 1, ["/", "-"])
    }

    private func isMonths(_ index: Int) -> Bool {
        ["tháng", "month", "months"].contains(sentence.word(index + 1) ?? "")
    }

    private func isReviewed(_ number: Int, _ word: String, at index: Int) -> Bool {
        let isEnd = ["hết", "đến", "cuối"].contains(sentence.word(index - 2) ?? "")
        if word == "quý" {
            return (period.kind == .quarter && period.ordinal == number)
                || (isEnd && period.months.upperBound == number * 3)
        }
        // *ngày 30 tháng 6* is a day, *hết tháng 6* the end of the period.
        let isDay = sentence.tokens.indices.contains(index - 2) && sentence.tokens[index - 2].kind == .number
        return isDay || (period.kind == .month && period.ordinal == number)
            || (isEnd && period.months.upperBound == number)
    }

    /// *quý II* with a Roman number, `Q1`, `H2`.
    private func isOtherQuarter(_ index: Int) -> Bool {
        guard let word = sentence.word(index), word.count <= 3 else { return false }
        let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
        if sentence.word(index - 1) == "quý", let number = roman[word] {
            return !(period.kind == .quarter && period.ordinal == number)
        }
        guard word.count == 2, let number = word.last?.wholeNumberValue else { return false }
        switch word.first {
        case "q": return !(period.kind == .quarter && period.ordinal == number)
        case "h": return !(period.kind == .half && period.ordinal == number)
        default: return false
        }
    }

    private func text(_ range: Range<Int>) -> String {
        range.filter(sentence.tokens.indices.contains).map { sentence.tokens[$0].text }.joined(separator: " ")
    }
}
