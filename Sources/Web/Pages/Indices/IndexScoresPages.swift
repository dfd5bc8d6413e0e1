import Diagnostics
import Domain
import Foundation
import Hummingbird
import Workspace

extension WebServer {
    func bindIndexScores(_ book: RouteBook) {
        book.on(.scoredIndices) { visit in
            try await visit.answer(
                Page(
                    "scored-indices", title: visit.words["sco_title"], menu: .indices,
                    model: ScoredIndicesPage(visit)))
        }
        book.on(.indexScores) { visit in try await visit.answer(IndexScoresPage.page(visit)) }
        book.on(.surveyImport) { visit in
            let (form, uploads) = try await visit.receiveForm(limitMiB: settings.attachmentLimitMiB)
            try visit.demandNow()
            return try await visit.importSurvey(form, uploads)
        }
        book.on(.surveyWithdraw) { visit in
            try visit.demandNow()
            let code = visit.path("index")
            guard let period = visit.form["round"].flatMap({ Period($0) }) else { throw WebError.notFound }
            let reason = (visit.form["reason"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
            guard !reason.isEmpty else {
                return try await visit.answer(
                    IndexScoresPage.page(visit, problems: [visit.words["sco_no_reason"]]), status: .badRequest)
            }
            try visit.workspace.withdrawSurvey(of: code, in: period, reason: reason)
            return visit.redirect(
                to: visit.choice.link("/indices/scores/\(code.queryEncoded)", [("done", "survey_withdrawn")]))
        }
    }
}

extension Visit {
    /// Shows what a file of answers would do, and does it once that was looked at.
    fileprivate func importSurvey(_ form: Form, _ uploads: [Upload]) async throws -> Response {
        let code = path("index")
        let sent = try SentDocument(form, uploads, self)
        let page = choice.link("/indices/scores/\(code.queryEncoded)")
        if form["discard"] != nil {
            if let upload = sent.upload { try workspace.uploads.discard(upload) }
            return redirect(to: page)
        }
        guard let upload = sent.upload else {
            return try await answer(
                IndexScoresPage.page(self, problems: [words["sco_no_file"]]), status: .badRequest)
        }
        let period = form["period"].flatMap { Period($0) }
        guard period != nil || (form["period"] ?? "").isEmpty else {
            try workspace.uploads.discard(upload)
            return try await answer(
                IndexScoresPage.page(self, problems: [words["sco_bad_period"]]), status: .badRequest)
        }
        let isPreview = form["confirmed"] == nil
        let leavesOut = form["leave_out"] != nil
        do {
            let done = try workspace.importSurvey(
                upload, of: code, in: period, leavesOutInvalid: leavesOut, isPreview: isPreview)
            guard isPreview else {
                return redirect(
                    to: choice.link(
                        "/indices/scores/\(code.queryEncoded)",
                        [("round", done.rounds.last?.period.description), ("done", "survey_imported")]))
            }
            return try await answer(
                IndexScoresPage.page(
                    self, preview: .init(done, upload, period: period, leavesOut: leavesOut, self)))
        } catch let invalid as InvalidSource {
            let errors = invalid.diagnostics.map { ImportPreviewPage.Problem($0, of: upload.fileName, self) }
            return try await answer(IndexScoresPage.page(self, errors: errors), status: .badRequest)
        }
    }
}
