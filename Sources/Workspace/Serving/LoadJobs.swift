package import Foundation
import Lake

/// The queue of one server's loads and take-backs: one at a time, in the order they were asked for.
///
/// It lives in memory. Each job is one transaction of the lake, so that a server that ends in the middle leaves the workspace as it
/// was; an upload whose load did not end waits on.
package actor LoadJobs {
    private var jobs: [LoadJob] = []
    private var workspaces: [LoadJob.ID: TwofoldWorkspace] = [:]
    private var watchers: [LoadJob.ID: [UUID: AsyncStream<LoadJob>.Continuation]] = [:]
    private var running: (id: LoadJob.ID, task: Task<Void, Never>)?
    private var isClosed = false
    /// Jobs that are over and still shown.
    private static let remembered = 200
    /// How long a job waits for another writer: a night's loading by the command line.
    private static let patience: Duration = .seconds(3_600)

    package init() {}

    /// Asks for a job.
    ///
    /// - Parameter workspace: Acting as whoever asks.
    /// - Returns: The job as it stands; the same one where the upload is queued already.
    package func ask(
        _ task: LoadJob.Task, in workspace: TwofoldWorkspace, at now: Date = Date(),
        makeID: () -> String = UploadFolder.newID
    ) -> LoadJob {
        if case .load(let upload, _) = task, let same = jobs.first(where: { $0.isLoading(upload) && !$0.state.isOver })
        {
            return same
        }
        let before = jobs.count { !$0.state.isOver }
        let job = LoadJob(
            id: makeID(), task: task, account: workspace.actor, askedAt: now, state: .queued(before: before))
        jobs.append(job)
        workspaces[job.id] = workspace.waiting(Self.patience)
        forgetOldest()
        startNext()
        return self[job.id] ?? job
    }

    package subscript(id: LoadJob.ID) -> LoadJob? { jobs.first { $0.id == id } }

    /// Those queued or running, in order.
    package var open: [LoadJob] { jobs.filter { !$0.state.isOver } }

    /// The job as it stands, then after every change, to its end.
    ///
    /// - Returns: An empty stream for a job that is not known.
    package func changes(of id: LoadJob.ID) -> AsyncStream<LoadJob> {
        let (stream, continuation) = AsyncStream.makeStream(of: LoadJob.self, bufferingPolicy: .bufferingNewest(1))
        guard let job = self[id] else {
            continuation.finish()
            return stream
        }
        continuation.yield(job)
        if job.state.isOver {
            continuation.finish()
            return stream
        }
        let key = UUID()
        watchers[id, default: [:]][key] = continuation
        continuation.onTermination = { _ in Task { await self.forget(key, of: id) } }
        return stream
    }

    /// Ends the job under way, undone, and takes no more.
    package func close() async {
        isClosed = true
        running?.task.cancel()
        await running?.task.value
        for continuation in watchers.values.flatMap(\.values) { continuation.finish() }
        watchers = [:]
    }
}

// MARK: - One after the other

extension LoadJobs {
    private func startNext() {
        guard running == nil, !isClosed, let next = jobs.first(where: { !$0.state.isOver }),
            let workspace = workspaces[next.id]
        else { return }
        set(next.id, .running(IngestProgress(.opening, rows: 0)))
        let task = Task {
            let state = await perform(next, in: workspace)
            end(next.id, state)
        }
        running = (next.id, task)
    }

    private func end(_ id: LoadJob.ID, _ state: LoadJob.State) {
        running = nil
        workspaces[id] = nil
        set(id, state)
        for continuation in (watchers.removeValue(forKey: id) ?? [:]).values { continuation.finish() }
        for (place, job) in open.enumerated() { set(job.id, .queued(before: place)) }
        startNext()
    }

    private nonisolated func perform(_ job: LoadJob, in workspace: TwofoldWorkspace) async -> LoadJob.State {
        // Steps reach the actor in their own order, not in that of tasks.
        let (steps, report) = AsyncStream.makeStream(of: IngestProgress.self)
        let told = Task { for await step in steps { await self.note(step, of: job.id) } }
        let state = await workspace.perform(job.task) { report.yield($0) }
        report.finish()
        await told.value
        return state
    }

    private func note(_ step: IngestProgress, of id: LoadJob.ID) { set(id, .running(step)) }

    private func set(_ id: LoadJob.ID, _ state: LoadJob.State) {
        guard let index = jobs.firstIndex(where: { $0.id == id }), jobs[index].state != state else { return }
        jobs[index].state = state
        for continuation in (watchers[id] ?? [:]).values { continuation.yield(jobs[index]) }
    }

    private func forget(_ key: UUID, of id: LoadJob.ID) { watchers[id]?[key] = nil }

    private func forgetOldest() {
        while jobs.count > Self.remembered, let oldest = jobs.firstIndex(where: { $0.state.isOver }) {
            jobs.remove(at: oldest)
        }
    }
}

extension LoadJob {
    fileprivate func isLoading(_ upload: Upload) -> Bool {
        if case .load(upload, _) = task { true } else { false }
    }
}

// MARK: - What a job does

extension TwofoldWorkspace {
    fileprivate func perform(
        _ task: LoadJob.Task, progress: @escaping @Sendable (IngestProgress) -> Void
    ) async -> LoadJob.State {
        do {
            switch task {
            case .load(let upload, let order): return try await load(upload, as: order, progress: progress)
            case .takeBack(let load, let reason):
                let answer = try await takeBack(load, reason: reason) {
                    progress(IngestProgress(.waiting, rows: 0, holder: $0))
                }
                return .takenBack(answer.receipt)
            }
        } catch {
            return .failed(error.explanation, isOurs: !error.isInputFault && !(error is CancellationError))
        }
    }

    /// Loads an upload, which is gone afterwards unless the file was refused whole.
    private func load(
        _ upload: Upload, as order: LoadOrder, progress: @escaping @Sendable (IngestProgress) -> Void
    ) async throws -> LoadJob.State {
        var options = IngestOptions(
            covers: order.covers, replaces: order.replaces, command: "twofold serve: \(upload.fileName), \(actor)")
        options.infersCoverage = order.infersCoverage
        let result = try await ingest(
            uploads.file(of: upload), source: order.source, options: options, progress: progress)
        switch result {
        case .success(let receipt):
            if let load = receipt.load {
                try audit(
                    "load.made", subject: "load \(load)",
                    detail: [
                        "file": receipt.file, "sha256": receipt.sha256, "source": receipt.source,
                        "read": String(receipt.read), "refused": String(receipt.refused),
                    ], by: actor)
            }
            // What stays behind is only seen again; it cannot be loaded twice.
            try? uploads.discard(upload)
            return .loaded(receipt)
        case .failure(let refusal):
            try audit(
                "load.refused", subject: upload.fileName, detail: ["code": refusal.code.rawValue], by: actor)
            return .refused(refusal)
        }
    }
}
