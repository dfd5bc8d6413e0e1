import Domain
import HTTPTypes

extension Route {
    /// What is different from what was known, or quoted.
    static let ledger = Route("ledger", .get, "/ledger", .at(.viewFigures, .chosenUnit))

    /// What stands out by the watch rules.
    static let watch = Route("watch", .get, "/watch", .at(.viewFigures, .chosenUnit))
    /// At the unit looked at, of which the flag's is a part: the handler asks for the right to plan or to approve there.
    static let watchAcknowledge = Route(
        "watch-acknowledge", .post, "/watch/acknowledge", .at(.viewFigures, .chosenUnit))

    static let ofChanges = [ledger, watch, watchAcknowledge]
}
