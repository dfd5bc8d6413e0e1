import Domain
import HTTPTypes

extension Route {
    /// What is different from what was known, or quoted.
    static let ledger = Route("ledger", .get, "/ledger", .at(.viewFigures, .chosenUnit))

    /// What stands out by the watch rules.
    static let watch = Route("watch", .get, "/watch", .at(.viewFigures, .chosenUnit))
    /// The flag's unit is in the form; the handler asks for one of the two there.
    static let watchAcknowledge = Route(
        "watch-acknowledge", .post, "/watch/acknowledge", .atAny([.plan, .approve], .chosenUnit))

    static let ofChanges = [ledger, watch, watchAcknowledge]
}
