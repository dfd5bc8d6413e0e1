import Domain
import HTTPTypes

extension Route {
    static let targets = Route("targets", .get, "/targets", .at(.viewFigures, .chosenUnit))
    static let target = Route("target", .get, "/targets/:unit/:target", .at(.viewFigures, .path("unit")))
    static let plan = Route("plan", .get, "/plan", .at(.viewFigures, .chosenUnit))
    /// In the layout `/imports` reads: the whole plan, whatever unit is chosen.
    static let planXLSX = Route("plan-xlsx", .get, "/plan.xlsx", .at(.export, .root))
    /// Open to whoever sees a unit that leads or supports the action; the handler looks.
    static let action = Route("action", .get, "/plan/actions/:action", .at(.viewFigures, .anywhere))
    static let milestones = Route("milestones", .get, "/milestones", .at(.viewFigures, .chosenUnit))
    static let commendations = Route("commendations", .get, "/commendations", .at(.viewFigures, .chosenUnit))
    static let commendationsCSV = Route("commendations-csv", .get, "/commendations.csv", .at(.export, .chosenUnit))
    static let indices = Route("indices", .get, "/indices", .at(.viewFigures, .root))
    static let league = Route("league", .get, "/league/:table", .at(.viewFigures, .root))

    static let steering = [
        targets, target, plan, planXLSX, action, milestones, commendations, commendationsCSV, indices, league,
    ]
}
