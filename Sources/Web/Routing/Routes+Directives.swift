import Domain
import HTTPTypes

extension Route {
    static let directives = Route("directives", .get, "/directives", .at(.viewFigures, .chosenUnit))
    static let directiveNew = Route("directive-new", .get, "/directives/new", .steering)
    static let directiveIssue = Route(
        "directive-issue", .post, "/directives/new", .steering, body: .stream)
    /// Open to whoever sees a unit it is issued to; the handler looks.
    static let directive = Route("directive", .get, "/directives/:directive", .at(.viewFigures, .anywhere))
    static let directiveEdit = Route("directive-edit", .get, "/directives/:directive/edit", .steering)
    static let directiveChange = Route(
        "directive-change", .post, "/directives/:directive/edit", .steering, body: .stream)
    static let directiveWithdraw = Route(
        "directive-withdraw", .post, "/directives/:directive/withdraw", .steering)
    static let directiveAcknowledge = Route(
        "directive-acknowledge", .post, "/directives/:directive/units/:unit",
        .atAny([.report, .approve], .path("unit")))
    static let directiveUnacknowledge = Route(
        "directive-unacknowledge", .post, "/directives/:directive/units/:unit/withdraw",
        .atAny([.report, .approve], .path("unit")))

    static let ofDirectives = [
        directives, directiveNew, directiveIssue, directive, directiveEdit, directiveChange, directiveWithdraw,
        directiveAcknowledge, directiveUnacknowledge,
    ]
}
