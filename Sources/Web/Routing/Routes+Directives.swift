import Domain
import HTTPTypes

extension Route {
    static let directives = Route("directives", .get, "/directives", .at(.viewFigures, .chosenUnit))
    // Planners and leaders of the whole department issue directives; the handlers look which of the two rights is there.
    static let directiveNew = Route("directive-new", .get, "/directives/new", .at(.viewFigures, .root))
    static let directiveIssue = Route(
        "directive-issue", .post, "/directives/new", .at(.viewFigures, .root), body: .stream)
    /// Open to whoever sees a unit it is issued to; the handler looks.
    static let directive = Route("directive", .get, "/directives/:directive", .at(.viewFigures, .anywhere))
    static let directiveEdit = Route("directive-edit", .get, "/directives/:directive/edit", .at(.viewFigures, .root))
    static let directiveChange = Route(
        "directive-change", .post, "/directives/:directive/edit", .at(.viewFigures, .root), body: .stream)
    static let directiveWithdraw = Route(
        "directive-withdraw", .post, "/directives/:directive/withdraw", .at(.viewFigures, .root))
    /// Open to who reports or approves for the unit; the handler looks.
    static let directiveAcknowledge = Route(
        "directive-acknowledge", .post, "/directives/:directive/units/:unit", .at(.viewFigures, .path("unit")))
    static let directiveUnacknowledge = Route(
        "directive-unacknowledge", .post, "/directives/:directive/units/:unit/withdraw",
        .at(.viewFigures, .path("unit")))

    static let ofDirectives = [
        directives, directiveNew, directiveIssue, directive, directiveEdit, directiveChange, directiveWithdraw,
        directiveAcknowledge, directiveUnacknowledge,
    ]
}
