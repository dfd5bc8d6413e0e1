import Foundation

/// The main part of a DOCX, and the figures marked in it.
struct WordDocument {
    let xml: String
    let marked: [WordRuns.Marked]

    init(_ document: Document, pictures: [ChartDrawer.Picture]) {
        let words = OfficialWords(layout: document.layout, language: document.language)
        let page = PageMeasure(document.layout.rules)
        let hasBanner = document.letterhead.banner != nil
        func section(_ page: PageMeasure) -> WordSection {
            WordSection(layout: document.layout, page: page, hasBanner: hasBanner)
        }
        var blocks = WordBlocks(layout: document.layout, words: words, page: page, pictures: pictures)
        var body = WordLetterhead(head: document.letterhead, layout: document.layout, words: words, page: page).xml
        body += blocks.xml(document.body)
        body +=
            WordSignature(signature: document.signature, recipients: document.recipients, words: words, page: page).xml
        var current = section(page)
        for (index, annex) in document.annexes.enumerated() {
            body += current.endingParagraph
            current = section(PageMeasure(document.layout.rules, annex.orientation))
            blocks.begin(on: current.page)
            let number = document.annexes.count > 1 ? " " + OfficialWords.roman(index + 1) : ""
            body += WordParagraph.text(.annexNumber, words.annexTitle + number)
            let title = TextWidth.balanced(annex.title.uppercased(), width: current.page.textWidth - 4, points: 14)
            body += WordParagraph.text(.annexTitle, title)
            let origin = TextWidth.balanced(
                words.annexOrigin(document.letterhead), width: current.page.textWidth - 4, points: 13, bold: false)
            body += WordParagraph.text(.annexOrigin, origin)
            body += WordParagraph.rule(length: 40, width: current.page.textWidth)
            body += blocks.xml(annex.blocks)
        }
        // A table may not be the last thing of a body.
        body += WordParagraph.xml(.rule) + current.properties
        xml =
            XML.declaration
            + XML.element(
                "w:document",
                [
                    "xmlns:w": WordNamespace.main, "xmlns:r": WordNamespace.relationship,
                    "xmlns:wp": WordNamespace.wordDrawing,
                ], XML.element("w:body", [:], body))
        marked = blocks.runs.marked
    }
}
