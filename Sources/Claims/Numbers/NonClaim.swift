/// Digits that claim nothing: dates, years, numbers of documents, articles and lists, spans of months, identifiers.
enum NonClaim {
    /// - Returns: Past the digits and what belongs to them; `nil` where the number may be a claim.
    static func end(at index: Int, in sentence: ClaimSentence) -> Int? {
        dateEnd(at: index, in: sentence) ?? documentEnd(at: index, in: sentence)
            ?? numberedEnd(at: index, in: sentence)
    }

    private static func digits(_ index: Int, in sentence: ClaimSentence) -> Int? {
        guard sentence.tokens.indices.contains(index), sentence.tokens[index].kind == .number else { return nil }
        return Int(sentence.tokens[index].text)
    }

    // MARK: Dates and spans

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]
    private static let before: Set<String> = [
        "ngày", "tháng", "quý", "năm", "khóa", "kỳ", "lúc", "tuần", "week", "quarter",
    ]
    private static let after: Set<String> = [
        "tháng", "month", "months", "năm", "year", "years", "quý", "ngày", "days", "day",
    ]

    /// `30/6/2020`, `30/6`, `30.6.2020`, `2020-06-30`, *ngày 30*, *6 tháng*, `7 July`, `July 7`, `2020-2025`.
    private static func dateEnd(at index: Int, in sentence: ClaimSentence) -> Int? {
        let parts = sentence.tokens[index].text.split(separator: ".").compactMap { Int($0) }
        if parts.count == 3, (1...31).contains(parts[0]), (1...12).contains(parts[1]), parts[2] > 1900, parts[2] < 2100
        {
            return index + 1
        }
        guard let first = digits(index, in: sentence) else { return nil }
        for mark in ["/", "-", "–"] where sentence.isSymbol(index + 1, [mark]) && sentence.isGlued(index) {
            guard let second = digits(index + 2, in: sentence), sentence.isGlued(index + 1) else { continue }
            let third = sentence.isSymbol(index + 3, [mark]) ? digits(index + 4, in: sentence) : nil
            if let third, isCalendarYear(third) || isCalendarYear(first) { return index + 5 }
            if isCalendarYear(first), isCalendarYear(second) { return index + 3 }
            let isDayAndMonth = (1...31).contains(first) && (1...12).contains(second)
            if mark == "/", isCalendarYear(second) && (1...12).contains(first) { return index + 3 }
            if mark == "/", isDayAndMonth,
                before.contains(sentence.word(index - 1) ?? "") || isAfterDateWord(index, sentence)
            {
                return index + 3
            }
        }
        if let word = sentence.word(index - 1), before.contains(word) || (months.contains(word) && first < 2100) {
            return index + 1
        }
        guard let word = sentence.word(index + 1) else { return nil }
        if months.contains(word), first <= 31 { return index + 2 }
        // A number of days or years is a span; what is counted in hours is a duration and may be a claim.
        if after.contains(word), !isRun(at: index, in: sentence) { return index + 2 }
        return nil
    }

    private static func isAfterDateWord(_ index: Int, _ sentence: ClaimSentence) -> Bool {
        ["đến", "từ", "hết", "to", "from", "until", "by", "on"].contains(sentence.word(index - 1) ?? "")
    }

    private static func isCalendarYear(_ number: Int) -> Bool { (1900..<2100).contains(number) }

    private static func isRun(at index: Int, in sentence: ClaimSentence) -> Bool {
        (index + 2..<index + 4).contains { ["liên", "liền", "running", "in"].contains(sentence.word($0) ?? "") }
    }

    /// Four digits without separators that can be a year, and no unit.
    static func isYear(at index: Int, in sentence: ClaimSentence) -> Bool {
        sentence.tokens[index].text.count == 4 && digits(index, in: sentence).map(isCalendarYear) == true
    }

    // MARK: Documents, articles, lists

    /// `05/BC-HQQN`, `20-NQ/TU`, `COVID-19`, `X-300`.
    private static func documentEnd(at index: Int, in sentence: ClaimSentence) -> Int? {
        if sentence.isGlued(index), sentence.isSymbol(index + 1, ["/", "-"]), sentence.isGlued(index + 1),
            sentence.word(index + 2) != nil
        {
            var end = index + 3
            while sentence.isSymbol(end, ["/", "-"]), sentence.isGlued(end - 1), sentence.isGlued(end) { end += 2 }
            return end
        }
        let isIdentifier =
            index >= 2 && sentence.isSymbol(index - 1, ["-", "/"]) && sentence.isGlued(index - 1)
            && sentence.isGlued(index - 2) && sentence.word(index - 2) != nil
        return isIdentifier ? index + 1 : nil
    }

    private static let numbered: Set<String> = [
        "số", "điều", "khoản", "điểm", "mục", "chương", "phần", "biểu", "bảng", "phụ", "lục", "hình", "đội", "tổ",
        "khu",
        "article", "section", "clause", "table", "annex", "figure", "chapter", "part", "no", "number", "team", "decree",
        "decision", "circular", "resolution", "nghị", "quyết", "định", "tư", "version", "covid",
    ]

    /// *Điều 36*, *số 1*, `Table 3`, and the number a list item or heading begins with.
    private static func numberedEnd(at index: Int, in sentence: ClaimSentence) -> Int? {
        guard digits(index, in: sentence) != nil else {
            let isSection = NumberReading.all(of: sentence.tokens[index].text).isEmpty
            return isSection && !sentence.tokens[index].text.contains(":") ? index + 1 : nil
        }
        if let word = sentence.word(index - 1), numbered.contains(word), !isCountOfWord(index, sentence) {
            return index + 1
        }
        if sentence.isSymbol(index - 1, ["."]), ["no", "art"].contains(sentence.word(index - 2)) { return index + 1 }
        let leads = (0..<index).allSatisfy { sentence.tokens[$0].kind == .symbol }
        let isListMark =
            leads && sentence.isSymbol(index + 1, [".", ")"]) && (index == 0 || !sentence.isSymbol(0, ["("]))
        return isListMark ? index + 2 : nil
    }

    /// *tổng số 40 giải pháp* counts, *Đội số 1* numbers.
    private static func isCountOfWord(_ index: Int, _ sentence: ClaimSentence) -> Bool {
        sentence.word(index - 1) == "số" && ["tổng", "trong", "trên"].contains(sentence.word(index - 2))
    }
}
