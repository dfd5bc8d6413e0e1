import Domain
import Foundation

/// Finds the numbers of a sentence that may be claims: with unit, sign and hedge, and without dates, document numbers and the
/// like.
struct NumberFinder: Sendable {
    let marked: MarkedSentence
    let units: UnitWords
    /// What the writer's habit is: the language's, unless every number that can be read in one way only says otherwise.
    let habit: NumberReading.Separators

    private var sentence: ClaimSentence { marked.sentence }

    func numbers() -> [WrittenNumber] {
        var found: [WrittenNumber] = []
        var at = 0
        while at < sentence.tokens.count {
            if let number = number(at: at) {
                found.append(number)
                at = number.tokens.upperBound
            } else {
                at = max(at + 1, end(ofNonClaimAt: at) ?? 0)
            }
        }
        return found
    }

    private func end(ofNonClaimAt index: Int) -> Int? {
        sentence.tokens[index].kind == .number ? NonClaim.end(at: index, in: sentence) : nil
    }

    private func number(at index: Int) -> WrittenNumber? {
        if let worded = worded(at: index) { return worded }
        guard sentence.tokens[index].kind == .number, marked[index]?.isName != true else { return nil }
        if let place = place(at: index) { return place }
        if let duration = duration(at: index) { return duration }
        guard NonClaim.end(at: index, in: sentence) == nil else { return nil }
        let found = units.read(after: index + 1, in: sentence)
        // Letters set close to digits make an identifier (`2020H1`), unless they are a unit (`8h`, `6.718đ`).
        if sentence.isGlued(index), sentence.word(index + 1) != nil, found.end == index + 1 { return nil }
        var unit = found.unit
        if let currency = units.currency(before: index, in: sentence), unit == .none || unit == .money(currency: nil) {
            unit = .money(currency: currency)
        }
        if unit == .none, NonClaim.isYear(at: index, in: sentence) { return nil }
        let isCounted = unit == .none && (marked[found.end].map(isCounting) ?? false)
        return WrittenNumber(
            unit: unit, values: values(of: index, scale: found.scale * found.factor, isCounted: isCounted),
            hedge: hedge(before: index), sign: sign(before: index), tokens: index..<found.end, isScaled: found.isScaled)
    }

    private func isCounting(_ mark: MarkedSentence.Mark) -> Bool {
        !mark.indicators.isEmpty
            || mark.words.contains { if case .counted = $0 { true } else { false } }
    }

    /// Both readings, the habit's first. What is counted has no fraction of three digits.
    private func values(of index: Int, scale: Decimal, isCounted: Bool) -> [WrittenNumber.Value] {
        var readings = NumberReading.all(of: sentence.tokens[index].text)
        if isCounted, readings.count > 1 { readings.removeAll { $0.fractionDigits > 0 } }
        readings.sort { $0.separators == habit && $1.separators != habit }
        return readings.map { reading in
            let step = Decimal(sign: .plus, exponent: -reading.fractionDigits, significand: 1) * scale
            let significant = Decimal(sign: .plus, exponent: reading.trailingZeros, significand: 1) * step
            return WrittenNumber.Value(
                number: reading.value * scale, step: step, significantStep: significant, separators: reading.separators)
        }
    }

    private func sign(before index: Int) -> Int? {
        guard sentence.isSymbol(index - 1, ["-", "−", "+"]), sentence.isGlued(index - 1) else { return nil }
        let standsFree = index < 2 || !sentence.isGlued(index - 2) || sentence.isSymbol(index - 2, ["(", "[", "|"])
        return standsFree ? sentence.tokens[index - 1].text == "+" ? 1 : -1 : nil
    }

    /// Right before the number, or before the words *đạt*, *tăng* that lead to it: *ước đạt 6.718 tỷ*.
    private func hedge(before index: Int) -> ClaimHedge? {
        var at = index - 1
        if units.currency(before: index, in: sentence) != nil { at -= 1 }
        if sentence.isSymbol(at, ["-", "−", "+", "~", "≈"]) {
            if sentence.isSymbol(at, ["~", "≈"]) { return .about }
            at -= 1
        }
        for _ in 0..<4 {
            guard let mark = marked[at] else { return nil }
            for case .hedge(let hedge) in mark.words { return hedge }
            let leads = mark.words.contains {
                [.reach, .increase, .decrease, .filler, .excess, .shortfall].contains($0)
            }
            guard leads, !mark.isName else { return nil }
            at = mark.range.lowerBound - 1
        }
        return nil
    }
}

// MARK: - Places, years running, multiples in words, durations

extension NumberFinder {
    /// *thứ 7*, *thứ 7/35*, `7th`, `7th of 35`; the second number is how many have a place.
    private func place(at index: Int) -> WrittenNumber? {
        let before = sentence.word(index - 1)
        let isNth =
            before == "thứ" || (sentence.isGlued(index) && ["st", "nd", "rd", "th"].contains(sentence.word(index + 1)))
        let isRanked = marked[index - 1]?.words.contains(.ranked) == true && sentence.language == .vietnamese
        let isPlaceOf =
            sentence.isSymbol(index - 1, ["/"]) && sentence.tokens.indices.contains(index - 2)
            && sentence.tokens[index - 2].kind == .number && sentence.word(index - 3) == "thứ"
        guard let value = Int(sentence.tokens[index].text) else { return nil }
        if isPlaceOf { return small(value, .placesOf, index..<(index + 1)) }
        guard isNth || isRanked else { return nil }
        let end = before == "thứ" || isRanked ? index + 1 : index + 2
        return ordinal(value, from: before == "thứ" ? index - 1 : index, to: end)
    }

    /// *thứ bảy*, `seventh`, *ba năm liên tiếp*, `three years running`, *gấp đôi*.
    private func worded(at index: Int) -> WrittenNumber? {
        let lexicon = ClaimLexicon.of(sentence.language)
        guard let word = sentence.word(index), marked[index]?.isName != true else { return nil }
        if let mark = marked[index], mark.words.contains(.first), mark.range.lowerBound == index, namesIndex {
            return small(1, .place, mark.range)
        }
        if sentence.language == .vietnamese {
            if word == "thứ", let next = sentence.word(index + 1), let value = lexicon.ordinals[next] {
                return ordinal(value, from: index, to: index + 2)
            }
            if word == "nhất", marked[index - 1]?.words.contains(.ranked) == true {
                return small(1, .place, index..<(index + 1))
            }
            if ["đôi", "ba"].contains(word), marked[index - 1]?.words.contains(.fold) == true {
                return small(word == "đôi" ? 2 : 3, .multiple, index..<(index + 1))
            }
        } else {
            if let value = lexicon.ordinals[word] { return ordinal(value, from: index, to: index + 1) }
            if word == "doubled" || word == "twice" { return small(2, .multiple, index..<(index + 1)) }
            if word == "tripled" { return small(3, .multiple, index..<(index + 1)) }
        }
        if let value = lexicon.cardinals[word] { return run(value, at: index) }
        return nil
    }

    private var namesIndex: Bool {
        marked.marks.contains { $0.meanings.contains { if case .index = $0 { true } else { false } } }
    }

    /// A place where words of ranking stand by, a run of years where *liên tiếp* follows, else nothing to check.
    private func ordinal(_ value: Int, from start: Int, to end: Int) -> WrittenNumber? {
        let after = end..<min(end + 4, sentence.tokens.count)
        let before = max(0, start - 3)..<start
        if marked.has(.consecutive, in: after) {
            let isOfYears =
                sentence.word(start - 1) == "năm" || sentence.word(end) == "year" || sentence.word(end + 1) == "year"
            return isOfYears ? small(value, .yearsRunning, start..<end) : nil
        }
        let leads = marked.has(.ranked, in: before) && sentence.word(start - 1) != "năm"
        let follows =
            marked.has(.ranked, in: end..<min(end + 2, sentence.tokens.count))
            || (sentence.language == .english && ["in", "among"].contains(sentence.word(end))
                && !["first", "second"].contains(sentence.word(start) ?? ""))
            || (sentence.word(start) == "first" && sentence.word(end) == "in" && sentence.word(end + 1) == "the")
            || (sentence.word(start) == "thứ" && ["toàn", "cả"].contains(sentence.word(end)))
        guard leads || follows else { return nil }
        return small(value, .place, start..<end)
    }

    /// *3 năm liên tiếp*, `three consecutive years`.
    private func run(_ value: Int, at index: Int) -> WrittenNumber? {
        let after = (index + 1)..<min(index + 5, sentence.tokens.count)
        let isOfYears = after.contains { ["năm", "years", "year"].contains(sentence.word($0)) }
        guard marked.has(.consecutive, in: after), isOfYears else { return nil }
        return small(value, .yearsRunning, index..<(index + 1))
    }

    /// `85:42 giờ`, *10 giờ 05 phút 48 giây*, `3 năm liên tiếp` in digits.
    private func duration(at index: Int) -> WrittenNumber? {
        let text = sentence.tokens[index].text
        if let value = Int(text), let run = run(value, at: index) { return run }
        if text.contains(":") { return sexagesimal(text, at: index) }
        var seconds: Decimal = 0
        var end = index
        var last: Decimal = 0
        while sentence.tokens.indices.contains(end), sentence.tokens[end].kind == .number,
            let whole = Int(sentence.tokens[end].text)
        {
            let found = units.read(after: end + 1, in: sentence)
            guard found.unit == .time, !found.isScaled, last == 0 || found.factor < last else { break }
            seconds += Decimal(whole) * found.factor
            last = found.factor
            end = found.end
            if sentence.word(end) == "and" || sentence.isSymbol(end, [","]) {
                guard sentence.tokens.indices.contains(end + 1), sentence.tokens[end + 1].kind == .number else { break }
                end += units.read(after: end + 2, in: sentence).unit == .time ? 1 : 0
            }
        }
        guard last > 0, last < 3_600 || end > index + 2 else { return nil }
        return time(seconds, step: last, index..<end)
    }

    /// Hours and minutes, and seconds where they are written, before a word of time.
    private func sexagesimal(_ text: String, at index: Int) -> WrittenNumber? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        let found = units.read(after: index + 1, in: sentence)
        guard found.unit == .time, parts.count == text.split(separator: ":").count, (2...3).contains(parts.count),
            parts.dropFirst().allSatisfy({ $0 < 60 })
        else { return nil }
        let first: Decimal = parts.count == 3 ? 3_600 : found.factor
        var unit = first
        var seconds: Decimal = 0
        for part in parts {
            seconds += Decimal(part) * unit
            unit /= 60
        }
        return time(seconds, step: unit * 60, index..<found.end)
    }

    private func time(_ seconds: Decimal, step: Decimal, _ tokens: Range<Int>) -> WrittenNumber {
        let value = WrittenNumber.Value(number: seconds, step: step, significantStep: step, separators: nil)
        return WrittenNumber(
            unit: .time, values: [value], hedge: hedge(before: tokens.lowerBound), sign: nil, tokens: tokens,
            isScaled: false)
    }

    private func small(_ number: Int, _ unit: WrittenNumber.Unit, _ tokens: Range<Int>) -> WrittenNumber {
        let value = WrittenNumber.Value(number: Decimal(number), step: 1, significantStep: 1, separators: nil)
        return WrittenNumber(
            unit: unit, values: [value], hedge: hedge(before: tokens.lowerBound), sign: nil, tokens: tokens,
            isScaled: false)
    }
}
