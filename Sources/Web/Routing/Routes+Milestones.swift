import Domain
import HTTPTypes

extension Route {
    static let milestoneNew = Route("milestone-new", .get, "/milestones/new", .at(.plan, .root))
    static let milestoneAdd = Route("milestone-add", .post, "/milestones/new", .at(.plan, .root))
    /// Open to whoever sees a unit of the milestone; the handler looks.
    static let milestone = Route("milestone", .get, "/milestones/:milestone", .at(.viewFigures, .anywhere))
    static let milestoneEdit = Route("milestone-edit", .get, "/milestones/:milestone/edit", .at(.plan, .root))
    static let milestoneChange = Route("milestone-change", .post, "/milestones/:milestone/edit", .at(.plan, .root))
    static let milestoneWithdraw = Route(
        "milestone-withdraw", .post, "/milestones/:milestone/withdraw", .at(.plan, .root))
    /// For who reports for the unit, and who plans for all: the handler refuses planners of a part.
    static let milestoneUnit = Route(
        "milestone-unit", .get, "/milestones/:milestone/units/:unit", .atAny([.report, .plan], .path("unit")))
    static let milestoneReach = Route(
        "milestone-reach", .post, "/milestones/:milestone/units/:unit", .atAny([.report, .plan], .path("unit")),
        body: .stream)
    static let milestoneUnreach = Route(
        "milestone-unreach", .post, "/milestones/:milestone/units/:unit/withdraw",
        .atAny([.report, .plan], .path("unit")))

    static let ofMilestones = [
        milestoneNew, milestoneAdd, milestone, milestoneEdit, milestoneChange, milestoneWithdraw, milestoneUnit,
        milestoneReach, milestoneUnreach,
    ]
}
