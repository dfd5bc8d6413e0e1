package import Domain

/// Why what somebody says of an action cannot stand as it is said.
package enum StateObjection: Hashable, Sendable {
    /// Its day has not come.
    case dayToCome
    case noSentence
    /// The action is late on that day, or was finished late, and nobody says why.
    case lateWithoutReason(days: Int)
    case atRiskWithoutReason
    case cancelledWithoutReason
}

extension ActionStanding {
    /// What a state still needs said with it.
    ///
    /// - Parameters:
    ///   - others: What was said of other days.
    ///   - today: The day it is said on; nothing can be said of a later one.
    /// - Returns: Empty for a state that can stand; at most one objection to a missing reason.
    package static func objections(
        to entry: Entry, sentence: String?, reason: String?, others: [Entry], deadline: Day?, today: Day
    ) -> [StateObjection] {
        var objections: [StateObjection] = []
        if entry.day > today { objections.append(.dayToCome) }
        if sentence == nil { objections.append(.noSentence) }
        guard reason == nil else { return objections }
        let standing = ActionStanding(
            history: others.filter { $0.day != entry.day } + [entry], deadline: deadline, asAt: entry.day)
        switch (standing.daysLate, entry.state) {
        case (1..., _): objections.append(.lateWithoutReason(days: standing.daysLate))
        case (_, .atRisk): objections.append(.atRiskWithoutReason)
        case (_, .cancelled): objections.append(.cancelledWithoutReason)
        case (_, .notStarted), (_, .onTrack), (_, .done): break
        }
        return objections
    }
}
