import Domain
import Foundation
import Hummingbird
import Lake
import Packs
import Workspace

/// Where the data officer begins: what is complete, what waits, what was refused, and the form to send files.
struct DataPage: Sendable {
    struct Dataset: Sendable {
        let name: String
        let state: ShownState
        let last: String
        let gaps: String
        let href: String
    }
    struct Waiting: Sendable {
        let name: String
        let href: String
        let size: String
        let by: String
        let at: String
    }
    struct Job: Sendable {
        let name: String
        let href: String
        let step: String
        let by: String
    }
    struct Refused: Sendable {
        let sentence: String
        let href: String
    }

    let datasets: [Dataset]
    let jobs: [Job]
    let waiting: [Waiting]
    let refused: Refused?
    let loads: [LoadLine]
    let limit: String
    let limitBytes: Int
    let tooLarge: String
    let coverageHref: String
}

/// A load in a list.
struct LoadLine: Sendable {
    let number: Int
    let href: String
    let file: String
    let dataset: String
    let at: String
    let read: String
    let new: String
    let changed: String
    let refused: String
    let open: String?
    let state: ShownState

    init(_ load: Load, open: Int?, _ visit: Visit) {
        let receipt = load.receipt
        number = load.number
        href = "/data/loads/\(load.number)"
        file = receipt.file
        dataset = visit.name(ofDataset: receipt.dataset)
        at = visit.moment(receipt.loadedAt)
        read = visit.count(receipt.read)
        new = visit.count(receipt.new)
        changed = visit.count(receipt.changed)
        refused = visit.count(receipt.refused)
        self.open = open.map { visit.words.sentence("data_n_open", ["n": visit.count($0)]) }
        state = visit.shown(load)
    }
}

extension Visit {
    func shown(_ load: Load) -> ShownState {
        load.isInForce
            ? ShownState(text: words["data_in_force"], css: "state-holds")
            : ShownState(text: words["data_taken_back"], css: "state-unknown")
    }
}

extension WebServer {
    func bindData(_ book: RouteBook) {
        book.on(.data) { visit in
            try await visit.answer(
                Page(
                    "data", title: visit.words["menu_data"], menu: .data, showsChoice: false,
                    model: DataPage(visit, jobs: jobs, limitMiB: settings.uploadLimitMiB)))
        }
        book.on(.coverage) { visit in
            try await visit.answer(
                Page(
                    "coverage", title: visit.words["data_coverage"], menu: .data, showsChoice: false,
                    model: CoveragePage(visit)))
        }
    }
}

extension DataPage {
    private static let shownLoads = 8

    fileprivate init(_ visit: Visit, jobs: LoadJobs, limitMiB: Int) async throws {
        let words = visit.words
        let open = try await visit.workspace.refusedCounts()
        let loads = try await visit.workspace.loadBook()
        let calendar = try await visit.workspace.coverage(at: [visit.tree.root])
        datasets = visit.pack.datasets.compactMap { dataset in
            calendar.line(of: dataset.id, at: visit.tree.root).map { Dataset($0, dataset, visit) }
        }
        let openJobs = await jobs.open
        self.jobs = openJobs.map { Job($0, visit) }
        let taken = Set(openJobs.compactMap(\.upload?.id))
        waiting = try visit.workspace.uploads.all().filter { !taken.contains($0.id) }.map { upload in
            Waiting(
                name: upload.fileName, href: "/data/uploads/\(upload.id)", size: visit.size(upload.sizeBytes),
                by: upload.account, at: visit.moment(upload.uploadedAt))
        }
        let refusedRows = open.values.reduce(0, +)
        refused =
            refusedRows == 0
            ? nil
            : Refused(
                sentence: words.sentence(
                    "data_open_rows", ["n": visit.count(refusedRows), "loads": String(open.count)]),
                href: "/data/quarantine")
        self.loads = loads.prefix(Self.shownLoads).map { LoadLine($0, open: open[$0.number], visit) }
        limitBytes = limitMiB << 20
        limit = words.sentence("data_upload_limit", ["limit": "\(limitMiB) MiB"])
        tooLarge = WebError.fileTooLarge(limitMiB << 20).message(in: visit.language)
        coverageHref = "/data/coverage"
    }
}

extension DataPage.Dataset {
    fileprivate init(_ line: CoverageCalendar.Line, _ dataset: Dataset, _ visit: Visit) {
        let words = visit.words
        name = dataset.names[visit.language]
        last = line.covered.last.map { words.day($0.to) } ?? PeopleFormat.unknown
        href = "/data/coverage#\(dataset.id.rawValue)"
        if line.covered.isEmpty {
            state = ShownState(text: words["data_not_covered"], css: "state-unknown")
            gaps = words["data_nothing_loaded"]
        } else if line.gaps.isEmpty {
            state = ShownState(text: words["data_without_gap"], css: "state-holds")
            gaps = line.asked.map { words.span($0) } ?? ""
        } else {
            state = ShownState(text: words["data_with_gaps"], css: "state-broken")
            gaps =
                words.sentence(
                    "data_gaps_are", ["spans": line.gaps.prefix(4).map { words.span($0) }.joined(separator: "; ")])
                + (line.gaps.count > 4 ? "; …" : "")
        }
    }
}

extension DataPage.Job {
    fileprivate init(_ job: LoadJob, _ visit: Visit) {
        name = visit.name(of: job)
        href = "/data/jobs/\(job.id)"
        step = visit.step(of: job)
        by = job.account
    }
}
