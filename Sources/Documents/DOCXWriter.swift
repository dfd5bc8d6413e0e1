package import Foundation

/// Writes a `Document` as a Word file: the same document gives the same bytes.
///
/// Each figure stands in an invisible bookmark, and the part `customXml/item1.xml` says which figure each bookmark is.
package struct DOCXWriter: Sendable {
    /// `nil` where no document holds a chart.
    package var charts: ChartDrawer?
    /// An office's own .docx, whose styles replace ours by name; page, margins and page numbers stay the layout's.
    package var template: URL?

    package init(charts: ChartDrawer? = nil, template: URL? = nil) {
        self.charts = charts
        self.template = template
    }

    /// Replaces what is at `file`.
    ///
    /// - Throws: ``DocumentError``.
    package func write(_ document: Document, to file: URL) async throws {
        try await archive(of: document).write(to: file, first: "[Content_Types].xml")
    }

    /// The file's parts, not yet packed.
    package func archive(of document: Document) async throws -> ZipArchive {
        let pictures = try await pictures(of: document.charts)
        let main = WordDocument(document, pictures: pictures)
        let parts = WordParts(document: document, pictureCount: pictures.count)
        let styles = WordStyles(layout: document.layout, languageTag: document.languageTag)
        var archive = ZipArchive()
        archive["[Content_Types].xml"] = parts.contentTypes
        archive["_rels/.rels"] = parts.packageRelationships
        archive["word/document.xml"] = main.xml
        archive["word/_rels/document.xml.rels"] = parts.documentRelationships
        archive["word/styles.xml"] =
            try template.map { try WordTemplate(reading: $0, completing: styles).styles } ?? styles.xml
        archive["word/settings.xml"] = parts.settings
        archive["word/header1.xml"] = parts.header
        archive["word/header2.xml"] = parts.firstHeader
        archive["word/footer1.xml"] = parts.footer
        archive["customXml/item1.xml"] = parts.figures(main.marked)
        archive["docProps/core.xml"] = parts.coreProperties
        archive["docProps/app.xml"] = parts.appProperties
        for (index, picture) in pictures.enumerated() {
            archive.parts["word/" + WordPicture.path(index + 1)] = picture.png
        }
        return archive
    }

    private func pictures(of charts: [Chart]) async throws -> [ChartDrawer.Picture] {
        guard !charts.isEmpty else { return [] }
        guard let drawer = self.charts else { throw DocumentError.noChartDrawer }
        return try await drawer.pictures(of: charts)
    }
}
