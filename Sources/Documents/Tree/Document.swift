package import Domain

/// An official document as one value: what it says and which figures it quotes. `DOCXWriter` and `XLSXWriter` write it;
/// `PDFConverter` turns the written DOCX into a PDF, so that both say the same.
package struct Document: Hashable, Sendable {
    package var layout: OfficialLayout
    /// The language of the fixed words ("Kính gửi", "Nơi nhận") and of the number separators on chart axes.
    package var language: Language
    package var letterhead: Letterhead
    package var body: [Block]
    /// `nil` prints no signature block, as for a working draft.
    package var signature: Signature?
    /// The lines of the "Nơi nhận" list, without their dashes; the last is usually `Lưu: VT, …`. Empty prints no list.
    package var recipients: [String]
    package var annexes: [Annex]

    package init(
        layout: OfficialLayout, language: Language = .vietnamese, letterhead: Letterhead, body: [Block],
        signature: Signature? = nil, recipients: [String] = [], annexes: [Annex] = []
    ) {
        self.layout = layout
        self.language = language
        self.letterhead = letterhead
        self.body = body
        self.signature = signature
        self.recipients = recipients
        self.annexes = annexes
    }
}

/// A part after the signature, on pages of its own, numbered from 1 again. Two or more get Roman numbers.
package struct Annex: Hashable, Sendable {
    package enum Orientation: Hashable, Sendable { case portrait, landscape }

    package var title: String
    package var orientation: Orientation
    package var blocks: [Block]

    package init(title: String, orientation: Orientation = .portrait, blocks: [Block]) {
        self.title = title
        self.orientation = orientation
        self.blocks = blocks
    }
}

extension Document {
    /// Every block in printed order: the body, then each annex.
    package var allBlocks: [Block] { body + annexes.flatMap(\.blocks) }

    /// Every figure quoted, in printed order, with repetitions.
    package var figures: [FigureMark] { allBlocks.flatMap(\.figures) }

    package var charts: [Chart] {
        allBlocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
    }
}
