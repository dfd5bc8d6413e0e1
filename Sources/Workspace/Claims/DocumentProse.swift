import Appraisal
import Claims
import Documents
import Domain
import Packs

/// The running text of a document, a line a paragraph, and which characters of it are figures inserted by reference.
struct DocumentProse: Sendable {
    private(set) var text = ""
    /// Characters of `text`, from 0.
    private(set) var inserted: [Range<Int>] = []
    private var count = 0

    /// Headings, paragraphs and lists; tables and charts are made of figures alone.
    init(_ document: Document) {
        for block in document.allBlocks {
            switch block {
            case .heading(let heading): add(heading.text)
            case .paragraph(let paragraph): add(paragraph.runs)
            case .list(let list): for item in list.items { add(item) }
            case .table, .chart, .pageBreak: break
            }
        }
    }

    private mutating func add(_ line: [Inline]) {
        for inline in line { add(inline) }
        append("\n")
    }

    private mutating func add(_ inline: Inline) {
        switch inline {
        case .text(let text): append(text)
        case .bold(let runs), .italic(let runs): for run in runs { add(run) }
        case .figure(let mark):
            let start = count
            append(mark.text)
            inserted.append(start..<count)
        }
    }

    private mutating func append(_ piece: String) {
        text += piece
        count += piece.precomposedCount
    }
}

extension String {
    /// Characters once the text is in NFC, as claims count them.
    fileprivate var precomposedCount: Int { ClaimText(self).count }
}

extension TwofoldWorkspace {
    /// A line for each typed number of a review that does not hold. A figure inserted by reference is right by construction.
    func claimWarnings(of document: Document, _ standing: Standing, _ pack: Pack) -> [String] {
        let prose = DocumentProse(document)
        let report = ClaimReport(ClaimText(prose.text, linesAreParagraphs: true), standing, pack)
        return report.failed.filter { verdict in
            !prose.inserted.contains { $0.overlaps(verdict.claim.place.range) }
        }.map { report.line($0, in: document.language) }
    }
}
