import Domain
import HTTPTypes

extension Route {
    /// What is different from what was known, or quoted.
    static let ledger = Route("ledger", .get, "/ledger", .at(.viewFigures, .chosenUnit))

    /// What stands out by the watch rules.
    static let watch = Route("watch", .get, "/watch", .at(.viewFigures, .chosenUnit))
    /// For whoever plans or approves at the flag's unit; the handler looks.
    static let watchAcknowledge = Route(
        "watch-acknowledge", .post, "/watch/acknowledge", .at(.viewFigures, .chosenUnit))

    static let ofChanges = [ledger, watch, watchAcknowledge]
}
