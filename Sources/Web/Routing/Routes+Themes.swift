import Domain
import HTTPTypes

extension Route {
    /// Themes and priorities are everybody's.
    static let themes = Route("themes", .get, "/themes", .at(.viewFigures, .anywhere))
    static let themesEdit = Route("themes-edit", .get, "/themes/edit", .steering)
    static let themesSet = Route("themes-set", .post, "/themes/edit", .steering)
    static let prioritiesEdit = Route("priorities-edit", .get, "/priorities/:period", .steering)
    static let prioritiesSet = Route("priorities-set", .post, "/priorities/:period", .steering)

    static let priorityAction = Route(
        "priority-action", .get, "/priorities/:period/:order/action", .at(.plan, .root))
    static let priorityActionMake = Route(
        "priority-action-make", .post, "/priorities/:period/:order/action", .at(.plan, .root))

    static let ofThemes = [
        themes, themesEdit, themesSet, prioritiesEdit, prioritiesSet, priorityAction, priorityActionMake,
    ]
}
