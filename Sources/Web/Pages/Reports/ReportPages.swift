import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Packs
import Workspace

extension WebServer {
    func bindReports(_ book: RouteBook) {
        book.on(.reports) { visit in
            try await visit.answer(
                Page("reports", title: visit.words["menu_reports"], menu: .reports, model: ReportsPage(visit)))
        }
        book.on(.report) { visit in try await visit.answerReport(try visit.reportKey()) }
        book.on(.reportFill) { visit in
            try await visit.take { key, day in
                let draft = try visit.reportDraft(key, on: day)
                if visit.form["do"] == "submit" {
                    try visit.workspace.submitReport(draft)
                    return "rep_submitted"
                }
                try visit.workspace.saveReport(draft)
                return "rep_saved"
            }
        }
        book.on(.reportApprove) { visit in
            try await visit.take { key, day in
                try visit.workspace.approveReport(
                    key, text: visit.form["text"], day: day, seen: visit.seen, by: .person(visit.identity))
                return "rep_approved"
            }
        }
        book.on(.reportReturn) { visit in
            try await visit.take { key, day in
                try visit.workspace.returnReport(
                    key, reason: visit.form["reason"] ?? "", day: day, seen: visit.seen, by: .person(visit.identity))
                return "rep_returned"
            }
        }
        book.on(.reportReopen) { visit in
            try await visit.take { key, day in
                try visit.workspace.reopenReport(
                    key, reason: visit.form["reason"] ?? "", day: day, seen: visit.seen)
                return "rep_reopened"
            }
        }
        book.on(.reportComment) { visit in
            try await visit.take { key, day in
                try visit.workspace.comment(on: key, visit.form["comment"] ?? "", day: day)
                return "rep_commented"
            }
        }
        bindReportFiles(book)
    }
}

extension Visit {
    /// What the sender had looked at.
    fileprivate var seen: Int? { form["seen"].flatMap { Int($0) } }

    fileprivate func answerReport(
        _ key: ReportKey, typed: TypedReport? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let account = try reportAccount(key)
        let page = ReportPage(account, self, typed: typed)
        return try await answer(
            Page("report", title: "\(page.form), \(page.title)", menu: .reports, showsChoice: false, model: page),
            status: status)
    }

    /// Does what a form asks for and leads back to the report; what is refused is said on its page, with what was typed.
    ///
    /// - Parameter act: Says what was done, by its word; given the day on which it is done unless the form says another.
    fileprivate func take(_ act: (ReportKey, Day) throws -> String) async throws -> Response {
        let key = try reportKey()
        // What is not there answers before anything is read.
        let day = reportDay(after: try reportAccount(key))
        do {
            return redirect(to: link(to: key, with: [("done", try act(key, day))]))
        } catch let error as ReportingError {
            var typed = typedReport()
            let told = WebError(error)
            try noteRefusal(told)
            typed.problem = told
            if case .invalid(let problems) = error { typed.problems = problems }
            if case .moved = error {
                typed.keptOtherwise = draft(key, typed, on: day).differences(from: try reportAccount(key))
            }
            return try await answerReport(key, typed: typed, status: told.status)
        }
    }

    private func typedReport() -> TypedReport {
        var typed = TypedReport(
            day: form["day"], text: form["text"] ?? "", reason: form["reason"] ?? "", comment: form["comment"] ?? "")
        for name in form.names {
            if name.hasPrefix("v.") { typed.entries[String(name.dropFirst(2))] = form[name] ?? "" }
            if name.hasPrefix("n.") { typed.notes[String(name.dropFirst(2))] = form[name] ?? "" }
        }
        return typed
    }

    /// - Parameter day: Where the form does not say another.
    /// - Throws: ``ReportingError/unreadableDay(_:)``.
    fileprivate func reportDraft(_ key: ReportKey, on day: Day) throws -> ReportDraft {
        let typed = typedReport()
        guard let text = typed.day else { return draft(key, typed, on: day) }
        guard let said = Day(typed: text) else { throw ReportingError.unreadableDay(text) }
        return draft(key, typed, on: said)
    }

    private func draft(_ key: ReportKey, _ typed: TypedReport, on day: Day) -> ReportDraft {
        ReportDraft(
            key, entries: typed.entries, notes: typed.notes, day: day,
            numbers: language == .vietnamese ? .vietnamese : .english, seen: seen)
    }
}
