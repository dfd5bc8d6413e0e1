import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Lake
import NIOCore
import ServiceLifecycle
import Workspace

/// How far a load or take-back has come, and at its end what it did.
struct JobPage: Sendable {
    struct Failure: Sendable {
        let message: String
        let next: String
        let code: String?
        let uploadHref: String?
    }
    struct Link: Sendable {
        let href: String
        let text: String
    }

    let name: String
    let by: String
    let step: String
    let isOver: Bool
    let events: String
    let state: ShownState?
    let receipt: ReceiptView?
    let sentence: String?
    let failure: Failure?
    let links: [Link]
}

extension LoadJob {
    var upload: Upload? { if case .load(let upload, _) = task { upload } else { nil } }
}

extension Visit {
    func name(of job: LoadJob) -> String {
        switch job.task {
        case .load(let upload, _): words.sentence("data_job_load", ["file": upload.fileName])
        case .takeBack(let load, _): words.sentence("data_job_take_back", ["n": String(load)])
        }
    }

    /// What is being done just now.
    func step(of job: LoadJob) -> String {
        switch job.state {
        case .queued(let before): words.sentence("data_step_queued", ["n": String(before)])
        case .running(let step):
            switch step.phase {
            case .waiting: words.sentence("data_step_waiting", ["holder": step.holder ?? "–"])
            case .opening: words["data_step_opening"]
            case .reading: words["data_step_reading"]
            case .comparing, .writing, .committing, .done:
                words.sentence("data_step_\(step.phase.rawValue)", ["n": count(step.rows)])
            }
        case .loaded, .takenBack: words["data_step_over"]
        case .refused, .failed: words["data_step_failed"]
        }
    }

    /// Server-sent events: one for each step, with its words; a comment every fifteen seconds keeps the connection.
    func events(of job: LoadJob, _ jobs: LoadJobs) -> Response {
        let visit = self
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no"],
            body: ResponseBody { writer in
                let (lines, feed) = AsyncStream.makeStream(of: String.self)
                let steps = Task {
                    for await job in await jobs.changes(of: job.id) { feed.yield(visit.event(of: job)) }
                    feed.finish()
                }
                let pulse = Task {
                    while !Task.isCancelled {
                        try await Task.sleep(for: .seconds(15))
                        feed.yield(": \n\n")
                    }
                }
                defer {
                    steps.cancel()
                    pulse.cancel()
                }
                for await line in lines.cancelOnGracefulShutdown() { try await writer.write(ByteBuffer(string: line)) }
                try await writer.finish(nil)
            })
    }

    private func event(of job: LoadJob) -> String {
        struct Step: Encodable {
            let text: String
            let over: Bool
        }
        let data = (try? JSONEncoder().encode(Step(text: step(of: job), over: job.state.isOver))) ?? Data("{}".utf8)
        return "data: \(String(decoding: data, as: UTF8.self))\n\n"
    }
}

extension JobPage {
    init(_ job: LoadJob, _ visit: Visit) {
        let words = visit.words
        name = visit.name(of: job)
        by = words.sentence("data_asked_by", ["by": job.account, "at": visit.moment(job.askedAt)])
        step = visit.step(of: job)
        isOver = job.state.isOver
        events = "/data/jobs/\(job.id)/events"
        var receipt: ReceiptView?
        var sentence: String?
        var failure: Failure?
        var state: ShownState?
        var links: [Link] = []
        switch job.state {
        case .queued, .running: break
        case .loaded(let made):
            receipt = ReceiptView(made, visit)
            if let same = made.alreadyLoaded {
                state = ShownState(text: words["data_nothing_new"], css: "state-unknown")
                sentence = words.sentence("data_already_loaded", ["n": String(same)])
                links = [Link(href: "/data/loads/\(same)", text: words.sentence("data_load_n", ["n": String(same)]))]
            } else if let load = made.load {
                state = ShownState(text: words["data_loaded"], css: "state-holds")
                links = [Link(href: "/data/loads/\(load)", text: words.sentence("data_see_load", ["n": String(load)]))]
                if made.refused > 0 {
                    links.append(Link(href: "/data/quarantine?load=\(load)", text: words["data_correct_rows"]))
                }
            }
        case .takenBack(let made):
            state = ShownState(text: words["data_taken_back"], css: "state-holds")
            sentence = words.sentence(
                "data_take_back_did", ["removed": visit.count(made.removed), "restored": visit.count(made.restored)])
            links = [
                Link(href: "/data/loads/\(made.load)", text: words.sentence("data_see_load", ["n": String(made.load)]))
            ]
        case .refused(let unusable):
            state = ShownState(text: words["data_file_refused"], css: "state-broken")
            let refusal = UploadPage.Refusal(unusable, visit)
            failure = Failure(
                message: refusal.message, next: refusal.next, code: refusal.code,
                uploadHref: job.upload.map { "/data/uploads/\($0.id)" })
        case .failed(let why, let isOurs):
            state = ShownState(text: words["data_step_failed"], css: "state-broken")
            failure = Failure(
                message: why, next: words[isOurs ? "data_next_ours" : "data_next_theirs"], code: nil,
                uploadHref: job.upload.map { "/data/uploads/\($0.id)" })
        }
        self.receipt = receipt
        self.sentence = sentence
        self.failure = failure
        self.state = state
        self.links = links
    }
}

extension HTTPField.Name {
    /// Keeps a proxy from holding events back.
    static let accelBuffering = HTTPField.Name("X-Accel-Buffering")!
}
