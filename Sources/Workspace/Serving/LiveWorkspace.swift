package import Appraisal
package import Domain
package import Foundation
import Lake
import Packs
import Registry

/// A workspace kept open for many askers: sessions stay open, and answers are remembered by the revision they are of.
///
/// Others may write to the workspace meanwhile: every question looks up the latest revision, so that a page shows what the
/// command line has just loaded.
package actor LiveWorkspace {
    private var current: TwofoldWorkspace
    private let readers: ReaderPool
    private let standings = AnswerCache<StandingKey, Standing>(capacity: 256)
    private let figures = AnswerCache<FigureKey, [Figure]>(capacity: 50_000) { $0.count }
    private let lastDays = AnswerCache<Int, Day>(capacity: 8)
    let duties = AnswerCache<DutyKey, [Duty]>(capacity: 256)
    private let targetBoards = AnswerCache<StandingKey, TargetBoard>(capacity: 64)
    private let targetPaths = AnswerCache<PathKey, TargetPath?>(capacity: 128)
    private var lastCheck: (task: Task<Void, any Error>, since: ContinuousClock.Instant)?
    /// How far the trail has been read for changes, and the last one found.
    private var changes = (read: 0, mark: 0)
    private let others = AnswerCache<[String], any Sendable>(capacity: 512)

    private struct StandingKey: Hashable {
        let unit: OrgUnit.ID
        let period: Period
        let asAt: Day?
        let revision: Int
    }
    struct DutyKey: Hashable {
        let unit: OrgUnit.ID
        let period: Period
        let asAt: Day
        let revision: Int
        let quoted: Int
        let acknowledged: Int
    }
    private struct PathKey: Hashable {
        let series: TargetSeriesKey
        let question: StandingKey
    }
    private struct FigureKey: Hashable {
        let query: FigureQuery
        let revision: Int
    }

    /// - Parameter readers: DuckDB sessions at most.
    package init(
        opening folder: URL, readers width: Int = 2, people settings: PeopleSettings = PeopleSettings()
    ) async throws {
        let workspace = try await TwofoldWorkspace.open(folder)
        let readers = ReaderPool(tools: workspace.tools, settings: workspace.lake.folder.readerSettings, width: width)
        self.readers = readers
        current = workspace.reading(with: readers).keeping(settings)
    }

    /// The workspace with the definitions now in force.
    package func workspace() async throws -> TwofoldWorkspace {
        if let latest = try current.registry.latestRevision(), latest.definitionsRevision != current.pack.revision {
            current = try await TwofoldWorkspace.open(current.folder).reading(with: readers)
                .keeping(current.peopleSettings)
        }
        return current
    }

    /// Moves with every change of the workspace, and with what only the audit trail tells: what was made at one mark is true while
    /// the mark stays. Who came, read or was refused does not move it.
    package func changeMark() throws -> Int {
        let length = try current.registry.auditLength()
        if length > changes.read {
            let last = try current.registry.lastChange(after: changes.read, reading: Self.reading)
            changes = (length, last ?? changes.mark)
        }
        return changes.mark
    }

    /// What the trail has beside changes, by how its actions begin.
    private static let reading = ["access.", "session.", "export.", "names."]

    /// The latest revision.
    package func revision() throws -> Int { try current.registry.latestRevision()?.sequence ?? 0 }

    /// Asks the registry and the lake, whatever is remembered. Whoever asks within a few seconds shares one check: anybody may ask.
    package func checkReady() async throws {
        if let check = lastCheck, check.since + .seconds(3) > .now { return try await check.task.value }
        let workspace = try await workspace()
        let task = Task {
            do {
                _ = try await workspace.lastDay()
            } catch WorkspaceError.nothingLoaded {
                // A workspace without records answers, too.
            }
        }
        lastCheck = (task, .now)
        try await task.value
    }

    package func close() async { await readers.close() }

    /// An answer of any other use case that names a revision.
    ///
    /// - Parameter question: The use case's name first, then all it depends on; one use case always answers with one type.
    func remembered<Answer: Sendable>(
        _ question: [String], compute: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let answer = try await others.answer(to: question, compute: compute)
        guard let answer = answer as? Answer else {
            preconditionFailure("'\(question[0])' answers with two types")
        }
        return answer
    }
}

extension LiveWorkspace {
    /// Where a unit stands; see ``TwofoldWorkspace/standing(of:in:asAt:known:)``.
    package func standing(
        of unit: OrgUnit.ID, in period: Period, asAt: Day? = nil, known: Int? = nil
    ) async throws -> Standing {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let key = StandingKey(unit: unit, period: period, asAt: asAt, revision: revision)
        return try await standings.answer(to: key) {
            try await workspace.standing(of: unit.rawValue, in: period, asAt: asAt, known: revision)
        }
    }

    /// Figures as one revision knows them; see ``TwofoldWorkspace/figures(_:)``.
    package func figures(_ query: FigureQuery) async throws -> [Figure] {
        let workspace = try await workspace()
        var query = query
        let revision = try query.known ?? revision()
        query.known = revision
        let asked = query
        return try await figures.answer(to: FigureKey(query: asked, revision: revision)) {
            try await workspace.figures(asked)
        }
    }

    /// The last day any dataset is declared complete for.
    /// - Throws: ``WorkspaceError/nothingLoaded``.
    package func lastDay(known: Int? = nil) async throws -> Day {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        return try await lastDays.answer(to: revision) { try await workspace.lastDay(known: revision) }
    }

    /// See ``TwofoldWorkspace/targetBoard(of:in:asAt:known:)``.
    package func targetBoard(
        of unit: OrgUnit.ID, in period: Period, asAt: Day? = nil, known: Int? = nil
    ) async throws -> TargetBoard {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let key = StandingKey(unit: unit, period: period, asAt: asAt, revision: revision)
        return try await targetBoards.answer(to: key) {
            try await workspace.targetBoard(of: unit.rawValue, in: period, asAt: asAt, known: revision)
        }
    }

    /// See ``TwofoldWorkspace/targetPath(_:in:asAt:known:)``.
    package func targetPath(
        _ series: TargetSeriesKey, in period: Period, asAt: Day? = nil, known: Int? = nil
    ) async throws -> TargetPath? {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let key = StandingKey(unit: series.unit, period: period, asAt: asAt, revision: revision)
        return try await targetPaths.answer(to: PathKey(series: series, question: key)) {
            try await workspace.targetPath(series, in: period, asAt: asAt, known: revision)
        }
    }
}
