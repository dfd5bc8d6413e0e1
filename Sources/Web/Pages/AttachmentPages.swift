import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Packs
import Workspace

extension WebServer {
    func bindAttachments(_ book: RouteBook) {
        book.on(.attachment) { visit in
            // What is not there and what may not be seen answer alike.
            guard let attachment = try visit.workspace.attachment(visit.path("attachment")),
                try visit.maySee(attachment)
            else { throw WebError.forbidden }
            let bytes = try Data(contentsOf: visit.workspace.file(of: attachment), options: .mappedIfSafe)
            try visit.workspace.audit(
                "export.file", subject: attachment.fileName, detail: ["file": attachment.id],
                by: visit.identity.account)
            return .file(
                attachment.fileName, type: "application/octet-stream",
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }
}

extension Visit {
    /// Whether a file is theirs to open: one of everybody's, of a unit they see, or the document of a directive to a unit they see.
    func maySee(_ attachment: Attachment) throws -> Bool {
        let seen = identity.units(.viewFigures, in: tree)
        guard let readers = try workspace.units(reading: attachment) else { return !seen.isEmpty }
        return !seen.isDisjoint(with: readers)
    }

    /// The fields and files of a sent form with documents or evidence; its route takes a stream.
    ///
    /// - Parameter purpose: Files with living records are looked at before they are imported; others are kept as they are.
    func receiveForm(limitMiB: Int, for purpose: Upload.Purpose = .attachment) async throws -> (Form, [Upload]) {
        try await UploadIntake(visit: self, limitBytes: limitMiB << 20, purpose: purpose).receiveForm()
    }

    /// Evidence as a page shows it: a link to the file or to the figure, or the words.
    func shown(_ evidence: Evidence) throws -> ShownEvidence {
        switch evidence {
        case .file(let id):
            let attachment = try workspace.attachment(id)
            return ShownEvidence(
                text: attachment?.fileName ?? words["evidence_gone"],
                href: try attachment.flatMap { try maySee($0) ? "/files/\($0.id)" : nil })
        case .figure(let reference):
            let name = pack.indicator(reference.indicator)?.names[language] ?? reference.indicator.rawValue
            let sees = may(.viewFigures, at: reference.unit)
            return ShownEvidence(
                text: "\(name), \(words.period(reference.period))",
                href: sees ? choice.link("/figure", [("ref", reference.description)]) : nil)
        case .action(let code):
            return ShownEvidence(
                text: "\(words["plan_action"]) \(code)", href: choice.link("/plan/actions/\(code.queryEncoded)"))
        case .report(let form, let unit, let period):
            let name = pack.forms.first { $0.code == form }?.names[language] ?? form
            let path = "/reports/\(form.queryEncoded)/\(unit.rawValue.queryEncoded)/\(period.description.queryEncoded)"
            return ShownEvidence(
                text: "\(name), \(words.period(period))", href: may(.viewFigures, at: unit) ? choice.link(path) : nil)
        case .words(let text):
            let written = shown(asWritten: text)
            return ShownEvidence(text: written.text, href: nil, lang: written.lang)
        }
    }
}

/// A piece of evidence on a page.
struct ShownEvidence: Sendable {
    let text: String
    /// `nil` for words, and for what the reader may not open.
    let href: String?
    /// Of words that are not in the page's language.
    var lang: String?
}
