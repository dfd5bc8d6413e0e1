import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Lake
import NIOCore
import Packs
import Workspace

extension WebServer {
    func bindReportFiles(_ book: RouteBook) {
        book.on(.reportTemplate) { visit in try visit.reportTemplate() }
        book.on(.reportUpload) { visit in
            let (_, uploads) = try await visit.receiveForm(limitMiB: settings.attachmentLimitMiB, for: .reports)
            guard let upload = uploads.first else { throw WebError.noFileChosen }
            for other in uploads.dropFirst() { try visit.workspace.uploads.discard(other) }
            try visit.workspace.uploads.keepLatest(5, for: .reports, of: visit.identity.account)
            return visit.redirect(to: visit.choice.link("/reports/uploads/\(upload.id)"))
        }
        book.on(.reportPreview) { visit in try await visit.answerPreview(of: try visit.reportUpload()) }
        book.on(.reportTake) { visit in
            let upload = try visit.reportUpload()
            let file = visit.workspace.uploads.file(of: upload)
            if visit.form["do"] == "discard" {
                try visit.workspace.uploads.discard(upload)
                return visit.redirect(to: visit.choice.link("/reports"))
            }
            do {
                try visit.workspace.takeReports(
                    file, for: visit.units, day: visit.reportDay, submitting: visit.form["do"] == "submit")
            } catch let error as ReportingError {
                return try await visit.answerPreview(of: upload, problem: WebError(error))
            }
            try visit.workspace.uploads.discard(upload)
            return visit.redirect(to: visit.choice.link("/reports", [("done", "rep_uploaded")]))
        }
    }
}

extension Visit {
    /// The template of a period, for one unit or all the reader hands in for.
    fileprivate func reportTemplate() throws -> Response {
        let code = path("form")
        guard let form = pack.forms.first(where: { $0.code == code }),
            let period = query["for"].flatMap({ Period($0) })
        else { throw WebError.forbidden }
        let own = units.intersection(identity.units(.export, in: tree))
        let ends = pack.calendar(form.calendar)?.days(of: period).to ?? pack.defaultCalendar.days(of: period).to
        let wanted = tree.units.filter { unit in
            own.contains(unit.id) && unit.kind == form.unitKind && unit.exists(on: ends)
                && (query["of"].map { $0 == unit.id.rawValue } ?? true)
        }.map(\.id)
        guard !wanted.isEmpty else { throw WebError.forbidden }
        let template = try workspace.reportTemplate(of: code, for: wanted, in: period, language: language)
        try workspace.audit(
            "export.report_template", subject: "\(code)/\(period)",
            detail: ["units": wanted.map(\.rawValue).joined(separator: ",")], by: identity.account)
        return .file(
            template.name, type: FileType.xlsx, body: ResponseBody(byteBuffer: ByteBuffer(bytes: template.data)))
    }

    /// The sent file of the path, of whoever asks.
    ///
    /// - Throws: ``WebError/forbidden`` for another's, and for one there is not.
    fileprivate func reportUpload() throws -> Upload {
        guard let upload = workspace.uploads[path("upload")], upload.purpose == .reports,
            upload.account == identity.account
        else { throw WebError.forbidden }
        return upload
    }

    /// - Parameter problem: Why nothing was kept; `nil` before it was asked for.
    fileprivate func answerPreview(of upload: Upload, problem: WebError? = nil) async throws -> Response {
        let model = try ReportUploadPage(upload, self, problem)
        return try await answer(
            Page("report-upload", title: words["rep_preview"], menu: .reports, showsChoice: false, model: model),
            status: problem?.status ?? .ok)
    }
}

/// What a filled-in template would change, before anything is kept.
struct ReportUploadPage: Sendable {
    struct Fault: Sendable {
        let address: String
        let message: String
    }
    struct Change: Sendable {
        let address: String
        let field: String
        let before: String
        let after: String
    }
    struct Report: Sendable {
        let id: String
        let title: String
        let state: ShownState
        let changes: [Change]
        let open: [Fault]
    }

    let fileName: String
    let action: String
    let back: String
    /// Why nothing was kept.
    let problem: String?
    let faults: [Fault]
    let reports: [Report]
    let canKeep: Bool
    let canSubmit: Bool
}

extension ReportUploadPage {
    fileprivate init(_ upload: Upload, _ visit: Visit, _ problem: WebError?) throws {
        fileName = upload.fileName
        action = visit.choice.link("/reports/uploads/\(upload.id)")
        self.problem = problem?.message(in: visit.language)
        back = visit.choice.link("/reports")
        func shown(_ fault: ReportWorkbook.Fault) -> Fault {
            Fault(address: fault.address, message: fault.message[visit.language])
        }
        do {
            let workbook = try visit.workspace.readReports(
                visit.workspace.uploads.file(of: upload), for: visit.units, day: visit.reportDay)
            faults = workbook.faults.map(shown)
            reports = workbook.reports.map { report in
                Report(
                    id: "r-\(report.key.unit)",
                    title: "\(visit.name(of: report.key.unit)), \(visit.words.period(report.key.period))",
                    state: visit.shown(report.state),
                    changes: report.differences.map {
                        Change(
                            address: $0.address, field: $0.field.names[visit.language],
                            before: visit.shown($0.before, $0.field), after: visit.shown($0.after, $0.field))
                    }, open: report.open.map(shown))
            }
            canKeep = workbook.faults.isEmpty && workbook.reports.contains { !$0.isUnchanged }
            canSubmit =
                workbook.faults.isEmpty && !workbook.reports.isEmpty && workbook.reports.allSatisfy(\.open.isEmpty)
        } catch let unusable as UnusableFile {
            faults = [Fault(address: upload.fileName, message: unusable.message(in: visit.language.rawValue))]
            reports = []
            canKeep = false
            canSubmit = false
        }
    }
}
