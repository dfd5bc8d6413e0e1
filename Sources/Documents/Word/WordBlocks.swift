import Foundation

/// Writes blocks one after the other, numbering headings as it goes.
struct WordBlocks {
    let layout: OfficialLayout
    let words: OfficialWords
    var page: PageMeasure
    var runs = WordRuns()
    /// The pictures of the document's charts, in printed order, as relationships of the main part.
    let pictures: [ChartDrawer.Picture]
    private var chartsSet = 0
    /// How many numbered headings of each level have been set since the last one above.
    private var counts = [Int](repeating: 0, count: Heading.Level.allCases.count)

    init(layout: OfficialLayout, words: OfficialWords, page: PageMeasure, pictures: [ChartDrawer.Picture]) {
        self.layout = layout
        self.words = words
        self.page = page
        self.pictures = pictures
    }

    /// Begins a part whose headings are numbered from the start: an annex.
    mutating func begin(on page: PageMeasure) {
        self.page = page
        counts = counts.map { _ in 0 }
    }

    mutating func xml(_ blocks: [Block]) -> String {
        var xml = ""
        for block in blocks { xml += self.xml(block) }
        return xml
    }

    private mutating func xml(_ block: Block) -> String {
        switch block {
        case .heading(let heading): return self.heading(heading)
        case .paragraph(let paragraph): return self.paragraph(paragraph)
        case .list(let list): return self.list(list)
        case .table(let table): return WordTable(table: table, page: page, words: words).xml(&runs)
        case .chart(let chart):
            chartsSet += 1
            return WordPicture(chart: chart, number: chartsSet, page: page).xml
        case .pageBreak:
            return WordParagraph.xml(.rule, XML.element("w:r", [:], XML.element("w:br", ["w:type": "page"])))
        }
    }

    private mutating func heading(_ heading: Heading) -> String {
        let number = heading.isNumbered ? next(heading.level) : nil
        switch heading.level {
        case .part:
            let first = number.map { WordRuns.run("\(words.partTitle) \(OfficialWords.roman($0))\n") } ?? ""
            return WordParagraph.xml(.part, first + runs.xml(heading.text, .init(capitals: true)))
        case .section:
            let first = number.map { WordRuns.run("\(OfficialWords.roman($0)). ") } ?? ""
            return WordParagraph.xml(.section, first + runs.xml(heading.text, .init(capitals: true)))
        case .item:
            return WordParagraph.xml(.item, (number.map { WordRuns.run("\($0). ") } ?? "") + runs.xml(heading.text))
        case .point:
            let first = number.map { WordRuns.run("\(words.letter($0 - 1))) ") } ?? ""
            return WordParagraph.xml(.point, first + runs.xml(heading.text))
        }
    }

    private mutating func next(_ level: Heading.Level) -> Int {
        let index = level.rawValue - 1
        counts[index] += 1
        for below in counts.indices where below > index { counts[below] = 0 }
        return counts[index]
    }

    private mutating func paragraph(_ paragraph: Paragraph) -> String {
        switch paragraph.style {
        case .body: WordParagraph.xml(.body, runs.xml(paragraph.runs))
        case .basis:
            WordParagraph.xml(.basis, (layout == .party ? WordRuns.run("- ") : "") + runs.xml(paragraph.runs))
        case .centred: WordParagraph.xml(.centred, runs.xml(paragraph.runs))
        case .note: WordParagraph.xml(.note, runs.xml(paragraph.runs))
        }
    }

    private mutating func list(_ list: ItemList) -> String {
        var xml = ""
        for (index, item) in list.items.enumerated() {
            let marker =
                switch list.marker {
                case .dash: "- "
                case .number: "\(index + 1). "
                case .letter: "\(words.letter(index))) "
                }
            xml += WordParagraph.xml(.body, WordRuns.run(marker) + runs.xml(item))
        }
        return xml
    }
}
