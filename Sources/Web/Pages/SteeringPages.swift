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

    /// The day work is followed on, which records need not have reached: as chosen, else today, or the end of a period that is over.
    var workDay: Day { workspace.workDay(in: choice.period, asAt: choice.asAt) }
}
