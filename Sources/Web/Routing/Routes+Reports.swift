import Domain
import HTTPTypes

// MARK: - What units report

extension Route {
    static let reports = Route("reports", .get, "/reports", .at(.viewFigures, .chosenUnit))
    static let report = Route("report", .get, "/reports/:form/:unit/:period", .at(.viewFigures, .path("unit")))
    /// Keeps a draft or hands the report in.
    static let reportFill = Route("report-fill", .post, "/reports/:form/:unit/:period", .at(.report, .path("unit")))
    /// At the unit; the handler asks at the level it waits at, too.
    static let reportApprove = Route(
        "report-approve", .post, "/reports/:form/:unit/:period/approve", .at(.approve, .path("unit")))
    static let reportReturn = Route(
        "report-return", .post, "/reports/:form/:unit/:period/return", .at(.approve, .path("unit")))
    static let reportReopen = Route(
        "report-reopen", .post, "/reports/:form/:unit/:period/reopen", .at(.report, .path("unit")))
    static let reportComment = Route(
        "report-comment", .post, "/reports/:form/:unit/:period/comment", .atAny([.report, .approve], .path("unit")))
    static let reportTemplate = Route(
        "report-template", .get, "/reports/:form/template.xlsx", .at(.report, .anywhere))
    static let reportUpload = Route(
        "report-upload", .post, "/reports/uploads", .at(.report, .anywhere), body: .stream)
    /// A sent workbook, before anything is kept; of whoever sent it.
    static let reportPreview = Route("report-preview", .get, "/reports/uploads/:upload", .at(.report, .anywhere))
    static let reportTake = Route("report-take", .post, "/reports/uploads/:upload", .at(.report, .anywhere))

    static let ofReports = [
        reports, report, reportFill, reportApprove, reportReturn, reportReopen, reportComment, reportTemplate,
        reportUpload, reportPreview, reportTake,
    ]
}
