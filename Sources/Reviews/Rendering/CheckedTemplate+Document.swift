import Appraisal
package import Documents
import Domain
import Packs

extension CheckedTemplate {
    /// The review as one tree, which `Documents` writes as DOCX, and whose tables and charts are the sheets of its workbook.
    ///
    /// What the input does not hold is printed as not known; nothing is computed here.
    package func document(from input: ReviewInput) -> Document {
        let composer = ReviewComposer(input, header.language)
        return Document(
            layout: header.layout, language: header.language, letterhead: composer.letterhead(header),
            body: composer.blocks(body), signature: composer.signature(header), recipients: header.recipients,
            annexes: annexes.map {
                Documents.Annex(
                    title: composer.runs($0.title).plainText, orientation: $0.orientation,
                    blocks: composer.blocks($0.blocks))
            })
    }
}

/// Turns a template's blocks into a document's.
struct ReviewComposer {
    private let scribe: ReviewScribe
    private var input: ReviewInput { scribe.input }

    init(_ input: ReviewInput, _ language: Language) { scribe = ReviewScribe(input, language) }

    // MARK: Frame

    func letterhead(_ header: TemplateHeader) -> Letterhead {
        Letterhead(
            parentBody: header.parentBody, issuingBody: header.issuingBody,
            number: DocumentNumber(
                ordinal: input.signing.ordinal, type: header.typeSymbol, issuer: header.issuerSymbol),
            place: header.place, date: header.date ?? input.signing.day, type: header.type,
            summary: header.summary.map { runs($0).plainText }, addressees: header.addressees,
            banner: input.syntheticLabel)
    }

    func signature(_ header: TemplateHeader) -> Signature? {
        header.signerPosition.map {
            Signature(
                authorities: header.authorities, position: $0, name: input.signing.signer ?? header.signerName)
        }
    }

    // MARK: Blocks

    func blocks(_ template: [TemplateBlock]) -> [Block] { template.flatMap(blocks) }

    private func blocks(_ block: TemplateBlock) -> [Block] {
        switch block {
        case .heading(let level, let text, let isNumbered):
            [.heading(Heading(level, runs(text), isNumbered: isNumbered))]
        case .paragraph(let text, let style): paragraph(text, style)
        case .list(let marker, let items):
            list(marker, items.map(runs).filter { !$0.plainText.allSatisfy(\.isWhitespace) })
        case .table(let request): [scribe.block(request, titled: request.title.map(runs))]
        case .cumulativeChart(let indicator, let title, let display): chart(indicator, title.map(runs), display)
        case .recordList(let list): recordList(list)
        case .pageBreak: [.pageBreak]
        case .conditional(let condition, let then, let otherwise): blocks(scribe.holds(condition) ? then : otherwise)
        }
    }

    /// A paragraph whose every part was conditional and not met leaves nothing.
    private func paragraph(_ text: [TemplateInline], _ style: Paragraph.Style) -> [Block] {
        let runs = runs(text)
        return runs.plainText.allSatisfy(\.isWhitespace) ? [] : [.paragraph(Paragraph(runs, style: style))]
    }

    private func list(_ marker: ItemList.Marker, _ items: [[Inline]]) -> [Block] {
        items.isEmpty ? [] : [.list(ItemList(items, marker: marker))]
    }

    private func chart(_ id: IndicatorID, _ title: [Inline]?, _ display: DisplayChoice) -> [Block] {
        guard let indicator = input.pack.indicator(id),
            let series = input.series.first(where: { $0.indicator == id && $0.unit == input.standing.unit })
        else {
            return [.paragraph(Paragraph([.text(scribe.words.noData)], style: .note))]
        }
        let chart = CumulativeChart(
            scribe: scribe, series: series, indicator: indicator, display: display, title: title)
        return [.chart(chart.chart)]
    }

    private func recordList(_ kind: RecordList) -> [Block] {
        let texts =
            switch kind {
            case .priorities: input.priorities
            case .themes: input.themes.map(\.text)
            }
        guard !texts.isEmpty else { return [.paragraph(Paragraph([.text(scribe.words.noData)]))] }
        return list(.dash, texts.map { [.text($0[scribe.language])] })
    }

    // MARK: Running text

    func runs(_ inlines: [TemplateInline]) -> [Inline] {
        var runs: [Inline] = []
        for inline in inlines {
            switch inline {
            case .text(let text): runs.append(.text(text))
            case .bold(let inner): runs.append(.bold(self.runs(inner)))
            case .italic(let inner): runs.append(.italic(self.runs(inner)))
            case .term(let term): runs += scribe.runs(term)
            case .conditional(let condition, let then, let otherwise):
                runs += self.runs(scribe.holds(condition) ? then : otherwise)
            }
        }
        return runs.mergingText
    }
}

extension [Inline] {
    /// Neighbouring pieces of plain text as one, runs of spaces as one space.
    fileprivate var mergingText: [Inline] {
        var merged: [Inline] = []
        for inline in self {
            guard case .text(let text) = inline else {
                merged.append(inline)
                continue
            }
            if case .text(let last) = merged.last {
                merged[merged.count - 1] = .text(last + text)
            } else {
                merged.append(inline)
            }
        }
        return merged.map { inline in
            guard case .text(var text) = inline else { return inline }
            while text.contains("  ") { text = text.replacing("  ", with: " ") }
            return .text(text)
        }
    }
}
