import Appraisal
import Diagnostics
import Documents
package import Domain
package import Foundation
import Lake
import Packs
import Registry
import Reviews

extension TwofoldWorkspace {
    /// Writes a review from a template of the pack.
    ///
    /// Every figure quoted gets a short name in the registry, which is its bookmark in the document and which `trace` takes.
    ///
    /// - Parameters:
    ///   - template: The stem of a file under the pack's `reviews/`.
    ///   - asAt: `nil` for the end of the period, or the last day with complete records if that is earlier; then totals are
    ///     estimates and said to be.
    ///   - warn: Is given each number typed into the template that does not hold; the documents are written all the same.
    /// - Returns: The files written, in the order of `formats`.
    package func exportReview(
        _ template: String, of period: Period, to folder: URL, formats: [ReviewFormat] = ReviewFormat.allCases,
        asAt: Day? = nil, known revision: Int? = nil, warn: @Sendable (String) -> Void = { _ in },
        progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> [URL] {
        progress("gathering figures")
        let (document, standing, handles) = try await reviewed(template, of: period, asAt: asAt, known: revision)
        for warning in claimWarnings(of: document, standing, try known(standing.revision).pack) { warn(warning) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let tools = DocumentTools(folder: (ProjectFiles.folder ?? self.folder).appending(path: ".tools"))
        let name = "\(template)-\(period)"
        let docx = folder.appending(path: "\(name).docx")
        var written: [URL] = []
        if formats.contains(.docx) || formats.contains(.pdf) {
            progress("writing DOCX")
            let charts = ChartDrawer(tools: tools, cache: self.folder.appending(path: "cache/charts"))
            try await DOCXWriter(charts: charts).write(document, to: docx)
        }
        for format in formats {
            let file = folder.appending(path: "\(name).\(format.rawValue)")
            switch format {
            case .docx: break
            case .pdf:
                progress("writing PDF")
                try await PDFConverter(tools: tools).convert(docx, to: file)
            case .xlsx:
                progress("writing XLSX")
                try XLSXWriter().write(document.workbook, to: file)
            }
            written.append(file)
        }
        try registry.noteQuotations(of: handles, in: name, by: actor)
        if !formats.contains(.docx) { try? FileManager.default.removeItem(at: docx) }
        return written
    }

    /// The document of a review, before it is written in a format.
    func review(_ name: String, of period: Period, asAt: Day?, known revision: Int?) async throws -> Document {
        try await reviewed(name, of: period, asAt: asAt, known: revision).document
    }

    /// The document, where the unit stands that it speaks of, and the names of what it quotes.
    private func reviewed(
        _ name: String, of period: Period, asAt: Day?, known revision: Int?
    ) async throws -> (document: Document, standing: Standing, handles: [String]) {
        let known = try known(revision)
        let pack = known.pack
        guard let template = pack.reviews[name] else {
            throw WorkspaceError.unknownReview(name, among: pack.reviews.keys.sorted())
        }
        let checked = try ReviewTemplateParser.parse(template, in: pack)
        let unit = pack.units.root
        let settings = try registry.settings(knownAt: known.sequence)
        let input = try await reading { session in
            let question = try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
            let needs = checked.needs(of: unit, in: pack, asAt: question.asAt)
            return try await ReviewInputs(question: question, unit: unit, needs: needs, session: session)
                .input(settings) { BookmarkName(FigureHandle.id(for: $0)) }
        }
        let document = checked.document(from: input)
        let handles = try registry.handles(for: document.figures.map { $0.reference }, by: actor)
        return (document, input.standing, Array(handles.values))
    }

    /// A template that cannot be used is found when its pack is put into force, not when the review is due.
    static func checkReviews(of pack: Pack) throws {
        let problems = reviewProblems(of: pack)
        if problems.hasErrors { throw problems }
    }

    static func reviewProblems(of pack: Pack) -> InvalidSource {
        InvalidSource(
            joining: pack.reviews.values.sorted { $0.name < $1.name }.map { template in
                InvalidSource(
                    ReviewTemplateParser.check(template, in: pack),
                    sources: [SourceText(file: template.file, text: template.text)])
            })
    }
}
