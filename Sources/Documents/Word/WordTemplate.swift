import Foundation

/// The styles of an office's own Word document, with ours added where it has none of that name.
struct WordTemplate {
    let styles: String

    /// - Throws: ``DocumentError/unfitTemplate(_:why:)``, ``DocumentError/cannotRead(_:why:)``.
    init(reading file: URL, completing ours: WordStyles) throws {
        let archive = try ZipArchive(reading: file)
        guard let styles = archive["word/styles.xml"] else {
            throw DocumentError.unfitTemplate(file, why: "it is not a .docx file with styles (no word/styles.xml)")
        }
        guard let end = styles.range(of: "</w:styles>") else {
            throw DocumentError.unfitTemplate(
                file, why: "its styles are not written with the prefix 'w:'; save it in Word")
        }
        let missing = WordStyle.allCases.filter { !styles.contains("w:styleId=\"\($0.rawValue)\"") }
        // A document has one default style of a kind; the template's stays the default.
        let added = missing.map { ours.definition($0).replacing(" w:default=\"1\"", with: "") }
        self.styles = styles.replacingCharacters(
            in: end.lowerBound..<end.upperBound, with: added.joined() + "</w:styles>")
    }
}
