import Domain
import HTTPTypes

extension Route {
    static let data = Route("data", .get, "/data", .at(.loadRecords, .root))
    static let uploadReceive = Route("upload-receive", .post, "/data/uploads", .at(.loadRecords, .root), body: .stream)
    static let upload = Route("upload", .get, "/data/uploads/:upload", .at(.loadRecords, .root))
    static let uploadLoad = Route("upload-load", .post, "/data/uploads/:upload/load", .at(.loadRecords, .root))
    static let uploadDiscard = Route(
        "upload-discard", .post, "/data/uploads/:upload/discard", .at(.loadRecords, .root))
    static let job = Route("job", .get, "/data/jobs/:job", .at(.loadRecords, .root))
    static let jobEvents = Route("job-events", .get, "/data/jobs/:job/events", .at(.loadRecords, .root))
    static let loads = Route("loads", .get, "/data/loads", .at(.loadRecords, .root))
    static let load = Route("load", .get, "/data/loads/:load", .at(.loadRecords, .root))
    static let takeBackPage = Route("take-back-page", .get, "/data/loads/:load/take-back", .at(.loadRecords, .root))
    static let takeBack = Route("take-back", .post, "/data/loads/:load/take-back", .at(.loadRecords, .root))
    static let quarantine = Route("quarantine", .get, "/data/quarantine", .at(.loadRecords, .root))
    static let quarantineExport = Route("quarantine-export", .get, "/data/quarantine.csv", .at(.export, .root))
    static let correction = Route("correction", .post, "/data/quarantine/:load/:line", .at(.loadRecords, .root))
    /// For those who see figures, at their units; for those who load, at all.
    static let coverage = Route("coverage", .get, "/data/coverage", .signedIn)

    static let ofData = [
        data, uploadReceive, upload, uploadLoad, uploadDiscard, job, jobEvents, loads, load, takeBackPage, takeBack,
        quarantine, quarantineExport, correction, coverage,
    ]
}
