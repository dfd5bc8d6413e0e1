import Domain
import Hummingbird
import NIOCore
import Workspace

extension WebServer {
    func bindSteering(_ book: RouteBook) {
        bindTargets(book)
        bindPlan(book)
        bindMilestones(book)
        bindDirectives(book)
        bindThemes(book)
        bindCommendations(book)
        bindCouncil(book)
        bindIndices(book)
        bindIndexScores(book)
    }
}

extension Visit {
    /// The as-at day of pages that need no records.
    func steeringDay() async throws -> Day {
        try await workspace.steeringDay(in: choice.period, asAt: choice.asAt, known: choice.known)
    }

    /// The last day of records that what is followed is held against: never after the day work is followed on.
    var figuresDay: Day {
        get async { min((try? await steeringDay()) ?? workDay, workDay) }
    }

    /// The day work is followed on, which records need not have reached: as chosen, else today, or the end of a period that is over.
    var workDay: Day { workspace.workDay(in: choice.period, asAt: choice.asAt) }
}
