import Diagnostics
import Domain
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
            let code = visit.path("index")
            guard let upload = uploads.first else {
                return try await visit.answer(
                    IndexScoresPage.page(visit, problems: [visit.words["sco_no_file"]]), status: .badRequest)
            }
            let period = form["period"].flatMap { Period($0) }
            guard period != nil || form["period"] == nil else {
                return try await visit.answer(
                    IndexScoresPage.page(visit, problems: [visit.words["sco_bad_period"]]), status: .badRequest)
            }
            do {
                let done = try visit.workspace.importSurvey(
                    upload, of: code, in: period, leavesOutInvalid: form["leave_out"] != nil)
                return visit.redirect(
                    to: visit.choice.link(
                        "/indices/scores/\(code.queryEncoded)",
                        [("round", done.rounds.last?.period.description), ("done", "survey_imported")]))
            } catch let invalid as InvalidSource {
                let problems = invalid.diagnostics.map { problem in
                    [problem.place?.description, problem.message, problem.help].compactMap { $0 }
                        .joined(separator: ": ")
                }
                return try await visit.answer(
                    IndexScoresPage.page(visit, problems: problems), status: .badRequest)
            }
        }
        book.on(.surveyWithdraw) { visit in
            let code = visit.path("index")
            guard let period = visit.form["round"].flatMap({ Period($0) }) else { throw WebError.notFound }
            try visit.workspace.withdrawSurvey(of: code, in: period)
            return visit.redirect(
                to: visit.choice.link("/indices/scores/\(code.queryEncoded)", [("done", "survey_withdrawn")]))
        }
    }
}
