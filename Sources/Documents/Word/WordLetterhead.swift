import Foundation

/// The head of the first page: two columns without borders, then type, summary and addressees.
struct WordLetterhead {
    let head: Letterhead
    let layout: OfficialLayout
    let words: OfficialWords
    let page: PageMeasure

    private var rules: LayoutRules { layout.rules }
    /// The issuer's share of the line; the national heading must fit the rest on one line.
    private var leftWidth: Double { page.textWidth * 0.42 }
    private var rightWidth: Double { page.textWidth - leftWidth }

    var xml: String { columns + type + addressees }

    private var columns: String {
        WordTable.borderless(
            widths: [leftWidth, rightWidth],
            rows: [[issuer, nationalHeading], [numberAndStamps, date]])
    }

    private var issuer: String {
        let width = leftWidth - 2
        var xml =
            head.parentBody.map { parent in
                let name = parent.uppercased()
                return WordParagraph.text(
                    .parentBody, TextWidth.balanced(name, width: width, points: rules.parentBodySize, bold: false))
            } ?? ""
        let name = TextWidth.balanced(head.issuingBody.uppercased(), width: width, points: rules.issuingBodySize)
        xml += WordParagraph.text(.issuingBody, name)
        switch layout {
        case .state:
            // A third to a half of the line above it.
            let last = name.split(separator: "\n").last.map(String.init) ?? name
            let line = TextWidth.millimetres(last, points: rules.issuingBodySize)
            xml += WordParagraph.rule(length: line * 0.42, width: leftWidth)
        case .party: xml += WordParagraph.text(.parentBody, "*")
        }
        return xml
    }

    private var nationalHeading: String {
        let heading = head.nationalHeading ?? words.nationalHeading
        let name = heading.name.uppercased()
        var xml = WordParagraph.text(.nationalName, name)
        var line = TextWidth.millimetres(name, points: rules.headingRightSize)
        if let motto = heading.motto {
            xml += WordParagraph.text(.motto, motto)
            line = TextWidth.millimetres(motto, points: rules.mottoSize)
        }
        return xml + WordParagraph.rule(length: min(line, rightWidth), width: rightWidth)
    }

    private var numberAndStamps: String {
        WordParagraph.text(.number, words.number(head.number))
            + head.stamps.map { stamp in
                let box = ["top", "left", "bottom", "right"].map {
                    XML.element("w:" + $0, ["w:val": "single", "w:sz": "8", "w:space": "1", "w:color": "000000"])
                }
                let text = stamp.uppercased()
                let indent = String(
                    WordUnits.twips(max(0, (leftWidth - TextWidth.millimetres(text, points: 13) - 6) / 2)))
                return WordParagraph.text(
                    .stamp, text,
                    properties: XML.element("w:pBdr", [:], box.joined())
                        + XML.element("w:ind", ["w:left": indent, "w:right": indent]))
            }.joined()
    }

    private var date: String { WordParagraph.text(.date, words.placeAndDate(head.place, head.date)) }

    private var type: String {
        var xml = WordParagraph.text(.type, head.type.uppercased())
        let width = page.textWidth - 10
        xml += head.summary.map {
            WordParagraph.text(.summary, TextWidth.balanced($0, width: width, points: rules.summarySize))
        }.joined()
        switch layout {
        case .state:
            let longest = head.summary.map { TextWidth.millimetres($0, points: rules.summarySize) }.max() ?? 60
            return xml + WordParagraph.rule(length: min(longest, page.textWidth) * 0.4, width: page.textWidth)
        case .party: return xml + WordParagraph.text(.summary, "-----")
        }
    }

    /// One addressee stands on the line of "Kính gửi"; several are listed below it.
    private var addressees: String {
        guard let first = head.addressees.first else { return WordParagraph.xml(.rule) }
        if head.addressees.count == 1 {
            return WordParagraph.text(.addressee, "\(words.addresseesTitle) \(first).")
        }
        let left = String(WordUnits.twips(page.textWidth * 0.3))
        let indent = XML.element("w:ind", ["w:left": left]) + XML.element("w:jc", ["w:val": "left"])
        let last = head.addressees.count - 1
        return WordParagraph.text(.addressee, words.addresseesTitle, properties: indent)
            + head.addressees.enumerated().map { index, name in
                WordParagraph.text(.addressee, "- \(name)\(index == last ? "." : ";")", properties: indent)
            }.joined()
    }
}
