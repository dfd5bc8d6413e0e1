import Domain
import HTTPTypes

/// Making, changing and following the plan. Its list and the pages of its actions are among the steering routes.
extension Route {
    /// What waits for the unit, or with `whose=mine` for whoever asks.
    static let work = Route("work", .get, "/work", .at(.viewFigures, .chosenUnit))
    static let planOverview = Route("plan-overview", .get, "/plan/overview", .at(.viewFigures, .root))

    static let resolutionNew = Route("resolution-new", .get, "/plan/new", .at(.plan, .root))
    static let resolutionMake = Route("resolution-make", .post, "/plan/new", .at(.plan, .root), body: .stream)
    static let resolutionEdit = Route("resolution-edit", .get, "/plan/resolutions/:resolution", .at(.plan, .root))
    static let resolutionSave = Route(
        "resolution-save", .post, "/plan/resolutions/:resolution", .at(.plan, .root), body: .stream)
    static let resolutionCopyPage = Route(
        "resolution-copy-page", .get, "/plan/resolutions/:resolution/copy", .at(.plan, .root))
    static let resolutionCopy = Route(
        "resolution-copy", .post, "/plan/resolutions/:resolution/copy", .at(.plan, .root), body: .stream)
    static let groupNew = Route("group-new", .get, "/plan/resolutions/:resolution/groups", .at(.plan, .root))
    static let groupMake = Route("group-make", .post, "/plan/resolutions/:resolution/groups", .at(.plan, .root))
    static let groupEdit = Route("group-edit", .get, "/plan/groups/:group", .at(.plan, .root))
    static let groupSave = Route("group-save", .post, "/plan/groups/:group", .at(.plan, .root))
    static let actionNew = Route("action-new", .get, "/plan/groups/:group/actions", .at(.plan, .root))
    static let actionMake = Route("action-make", .post, "/plan/groups/:group/actions", .at(.plan, .root))
    static let actionEdit = Route("action-edit", .get, "/plan/actions/:action/edit", .at(.plan, .root))
    static let actionSave = Route("action-save", .post, "/plan/actions/:action/edit", .at(.plan, .root))
    /// `part=` is `resolution`, `group` or `action`, `code=` its code.
    static let planWithdrawPage = Route("plan-withdraw-page", .get, "/plan/withdraw", .at(.plan, .root))
    static let planWithdraw = Route("plan-withdraw", .post, "/plan/withdraw", .at(.plan, .root))
    static let planChangePage = Route("plan-change-page", .get, "/plan/change", .at(.plan, .root))
    static let planChange = Route("plan-change", .post, "/plan/change", .at(.plan, .root))
    /// The handler asks for one of the two at the lead unit.
    static let stateReport = Route(
        "state-report", .post, "/plan/actions/:action/states", .atAny([.report, .plan], .anywhere), body: .stream)

    static let ofPlan = [
        work, planOverview, resolutionNew, resolutionMake, resolutionEdit, resolutionSave, resolutionCopyPage,
        resolutionCopy, groupNew, groupMake, groupEdit, groupSave, actionNew, actionMake, actionEdit, actionSave,
        planWithdrawPage, planWithdraw, planChangePage, planChange, stateReport,
    ]
}
