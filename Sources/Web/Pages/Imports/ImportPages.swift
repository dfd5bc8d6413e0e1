import Diagnostics
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Lake
import Workspace

extension WebServer {
    func bindImports(_ book: RouteBook) {
        book.on(.imports) { visit in try await visit.answer(visit.importsPage()) }
        book.on(.importReceive) { visit in
            let (_, uploads) = try await visit.receiveForm(limitMiB: settings.attachmentLimitMiB, for: .livingRecords)
            guard let first = uploads.first else {
                return try await visit.answer(
                    visit.importsPage(problem: visit.words["imp_no_file"]), status: .badRequest)
            }
            return visit.redirect(to: uploads.count == 1 ? "/imports/\(first.id)" : "/imports")
        }
        book.on(.importPreview) { visit in
            try await visit.answer(await visit.previewPage(of: visit.sentRecords()))
        }
        book.on(.importApply) { visit in
            let upload = try visit.sentRecords()
            guard let revision = visit.form["revision"].flatMap({ Int($0) }) else { throw WebError.badPreview }
            do {
                let receipt = try visit.workspace.applyRecords(of: upload, previewedAt: revision, by: visit.identity)
                return visit.redirect(to: "/imports?\(receipt.query)")
            } catch WorkspaceError.previewIsStale {
                return try await visit.answer(
                    await visit.previewPage(of: upload, problem: visit.words["imp_moved"]), status: .conflict)
            } catch let error as InvalidSource {
                return try await visit.answer(
                    await visit.previewPage(of: upload, refused: error), status: .badRequest)
            }
        }
        book.on(.importDiscard) { visit in
            let upload = try visit.sentRecords()
            try visit.workspace.uploads.discard(upload)
            try visit.workspace.audit("upload.discarded", subject: upload.fileName, by: visit.identity.account)
            return visit.redirect(to: "/imports?done=discarded")
        }
    }
}

extension Visit {
    /// The file of the path, which is whoever's sent it: it may hold what others may not read.
    ///
    /// - Throws: ``WebError/importGone``.
    fileprivate func sentRecords() throws -> Upload {
        guard let upload = workspace.uploads[path("import")], upload.purpose == .livingRecords,
            upload.account == identity.account
        else { throw WebError.importGone }
        return upload
    }

    fileprivate func importsPage(problem: String? = nil) throws -> Page {
        Page(
            "imports", title: words["imp_title"], menu: .plan, showsChoice: false,
            model: ImportsPage(
                problem: problem, done: receiptSentence,
                waiting: try workspace.uploads.all(for: .livingRecords).filter { $0.account == identity.account }
                    .map { ImportsPage.Waiting(name: $0.fileName, href: "/imports/\($0.id)", about: sent($0)) },
                mayDownload: may(.export, at: tree.root)))
    }

    fileprivate func sent(_ upload: Upload) -> String {
        words.sentence(
            "data_sent_by",
            ["by": upload.account, "at": moment(upload.uploadedAt), "size": size(upload.sizeBytes)])
    }

    /// What was just applied or thrown away, from the address; `nil` for nothing.
    private var receiptSentence: String? {
        if query["done"] == "discarded" { return words["imp_discarded"] }
        if query["done"] == "same" { return words["imp_nothing_new"] }
        let numbers = ["revision", "new", "changed", "withdrawn"].compactMap { query[$0].flatMap { Int($0) } }
        guard numbers.count == 4 else { return nil }
        return words.sentence(
            "imp_applied",
            [
                "n": String(numbers[0]), "new": count(numbers[1]), "changed": count(numbers[2]),
                "withdrawn": count(numbers[3]),
            ])
    }

    fileprivate func previewPage(
        of upload: Upload, problem: String? = nil, refused: InvalidSource? = nil
    ) async -> Page {
        let model: ImportPreviewPage
        do {
            if let refused { throw refused }
            model = ImportPreviewPage(
                upload, about: sent(upload), problem: problem,
                preview: try await workspace.recordPreview(of: upload, by: identity), self)
        } catch let error as InvalidSource {
            model = ImportPreviewPage(upload, about: sent(upload), problem: problem, refused: error, self)
        } catch {
            let told = (error as? UnusableFile)?.message(in: language.rawValue) ?? error.localizedDescription
            model = ImportPreviewPage(upload, about: sent(upload), problem: told, self)
        }
        return Page(
            "import-preview", title: upload.fileName, menu: .plan, showsChoice: false, model: model)
    }
}

extension RecordReceipt {
    /// For the address of the page that tells it.
    fileprivate var query: String {
        revision.map { "revision=\($0)&new=\(new)&changed=\(changed)&withdrawn=\(withdrawn)" } ?? "done=same"
    }
}

extension WebError {
    fileprivate static let importGone = WebError(
        .notFound, "import-gone", vi: "Tệp này đã được ghi nhận hoặc đã bỏ. Gửi lại tệp nếu cần.",
        en: "This file has been applied or thrown away. Send it again if you need it.")
    fileprivate static let badPreview = WebError.invalid(
        "no-preview", vi: "Hãy xem trước thay đổi rồi mới ghi.", en: "Look at the preview before you apply it.")
}
