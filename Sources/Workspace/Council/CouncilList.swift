package import Documents
package import Domain
package import Foundation
import Packs
import Registry

/// A list of the council in the official layout: what it proposes, or what was granted.
package enum CouncilListKind: String, Sendable, Hashable, CaseIterable {
    /// Open proposals.
    case proposed
    /// The register: every commendation of the period, from a proposal or not.
    case granted
}

extension TwofoldWorkspace {
    /// The list of a period as a document: counts by level, then collectives, then individuals.
    ///
    /// - Parameters:
    ///   - day: Of the document; `nil` leaves a blank.
    ///   - namesAt: The units where names of individuals may be seen; `nil` for everywhere. Others are told by their code.
    package func councilList(
        _ kind: CouncilListKind, in period: Period, day: Day? = nil, known revision: Int? = nil,
        namesAt: Set<OrgUnit.ID>? = nil
    ) throws -> Document {
        let known = try known(revision)
        let pack = known.pack
        let language = pack.languages[0]
        let words = CouncilListWords(language: language)
        let lines: [CouncilTable.Line]
        switch kind {
        case .proposed:
            lines = try proposals(in: period, known: known.sequence, namesAt: namesAt).entries.filter {
                $0.state == .proposed
            }.map { CouncilTable.Line($0) }
        case .granted:
            lines = try commendationRegister(in: period, known: known.sequence).entries.map { entry in
                CouncilTable.Line(entry, showsName: namesAt?.contains(entry.unit) ?? true, language)
            }
        }
        let head = pack.commendationList
        let settings = try registry.settings(knownAt: known.sequence)
        let name = PeopleFormat(language).period(period)
        let table = CouncilTable(pack: pack, words: words, kind: kind)
        var body: [Block] = [
            .paragraph(Paragraph([.text(words.opening(kind, count: lines.count, name))])),
            .table(table.counts(lines)),
        ]
        for subject in [CommendationRegister.Subject.collective, .individual] {
            let own = lines.filter { $0.subject == subject }
            guard !own.isEmpty else { continue }
            body.append(
                .heading(Heading(.section, [.text(subject == .collective ? words.collectives : words.individuals)])))
            body.append(.table(table.list(own)))
        }
        return Document(
            layout: .state, language: language,
            letterhead: Letterhead(
                parentBody: head?.parentBody, issuingBody: head?.issuingBody ?? pack.units.rootNames[language],
                number: DocumentNumber(
                    ordinal: nil, type: words.typeSymbol, issuer: head?.symbol ?? pack.units.root.rawValue),
                place: head?.place ?? "", date: day, type: words.type, summary: [words.summary(kind, name)],
                banner: settings[SettingKey.syntheticDataLabel]),
            body: body, signature: head?.signer.map { Signature(position: $0, name: nil) },
            recipients: head?.recipients ?? [])
    }

    /// Writes the list as DOCX, XLSX or both.
    ///
    /// - Returns: The files written, in the order of `formats`.
    package func exportCouncilList(
        _ kind: CouncilListKind, in period: Period, to folder: URL, formats: [ReviewFormat] = [.docx, .xlsx],
        day: Day? = nil, known revision: Int? = nil, namesAt: Set<OrgUnit.ID>? = nil
    ) async throws -> [URL] {
        let document = try councilList(kind, in: period, day: day, known: revision, namesAt: namesAt)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let docx = folder.appending(path: "\(kind.fileName)-\(period).docx")
        var written: [URL] = []
        if formats.contains(.docx) || formats.contains(.pdf) { try await DOCXWriter().write(document, to: docx) }
        for format in formats {
            let file = folder.appending(path: "\(kind.fileName)-\(period).\(format.rawValue)")
            switch format {
            case .docx: break
            case .xlsx: try XLSXWriter().write(document.workbook, to: file)
            case .pdf:
                let tools = DocumentTools(folder: (ProjectFiles.folder ?? self.folder).appending(path: ".tools"))
                try await PDFConverter(tools: tools).convert(docx, to: file)
            }
            written.append(file)
        }
        if !formats.contains(.docx) { try? FileManager.default.removeItem(at: docx) }
        return written
    }
}

extension CouncilListKind {
    /// Without its extension and period.
    package var fileName: String {
        switch self {
        case .proposed: "de-nghi-khen-thuong"
        case .granted: "danh-sach-khen-thuong"
        }
    }
}

extension OrgUnitTree {
    fileprivate var rootNames: LocalizedText {
        self[root]?.names ?? LocalizedText(root.rawValue, in: .vietnamese)
    }
}
