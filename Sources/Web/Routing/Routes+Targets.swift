import Domain
import HTTPTypes

extension Route {
    static let targetForm = Route("target-form", .get, "/targets/:unit/set", .at(.plan, .path("unit")))
    static let targetSet = Route("target-set", .post, "/targets/:unit/set", .at(.plan, .path("unit")), body: .stream)
    static let handDownForm = Route("hand-down-form", .get, "/targets/:unit/hand-down", .at(.plan, .path("unit")))
    static let handDown = Route(
        "hand-down", .post, "/targets/:unit/hand-down", .at(.plan, .path("unit")), body: .stream)

    static let targetsXLSX = Route("targets-xlsx", .get, "/targets.xlsx", .at(.export, .chosenUnit))

    static let ofTargets = [targetsXLSX, targetForm, targetSet, handDownForm, handDown]
}
