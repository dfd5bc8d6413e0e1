import Foundation

/// The end of the document proper: recipients at the left, signature at the right, never parted by a page.
struct WordSignature {
    let signature: Signature?
    let recipients: [String]
    let words: OfficialWords
    let page: PageMeasure

    /// Empty when there is neither a signature nor a list.
    var xml: String {
        guard signature != nil || !recipients.isEmpty else { return "" }
        let left = page.textWidth * 0.48
        return WordParagraph.xml(.rule, properties: XML.element("w:keepNext"))
            + WordTable.borderless(
                widths: [left, page.textWidth - left], rows: [[recipientsList, signatureBlock]])
    }

    private var recipientsList: String {
        guard !recipients.isEmpty else { return WordParagraph.xml(.recipients) }
        let last = recipients.count - 1
        return WordParagraph.text(.recipientsTitle, words.recipientsTitle)
            + recipients.enumerated().map { index, name in
                WordParagraph.text(.recipients, "- \(name)\(index == last ? "." : ";")")
            }.joined()
    }

    private var signatureBlock: String {
        guard let signature else { return WordParagraph.xml(.signer) }
        return signature.authorities.map { WordParagraph.text(.authority, words.authority($0)) }.joined()
            + WordParagraph.text(.position, signature.position.uppercased())
            + WordParagraph.text(.signer, signature.name ?? "")
    }
}
