import Domain
import HTTPTypes

extension Route {
    /// For who approves at the unit, and who plans or decides for all: the handler refuses planners and leaders of a part.
    static let council = Route(
        "council", .get, "/commendations/council", .atAny([.plan, .decide, .approve], .chosenUnit))
    static let councilPropose = Route(
        "council-propose", .post, "/commendations/council", .atAny([.plan, .approve], .chosenUnit))
    /// `proposed.docx`, `granted.xlsx`.
    static let councilFile = Route("council-file", .get, "/commendations/council/:file", .at(.export, .root))
    /// Open to who may see it: the council, and who approves at its unit.
    static let proposal = Route(
        "proposal", .get, "/commendations/proposals/:proposal", .atAny([.plan, .decide, .approve], .anywhere))
    static let proposalVotes = Route(
        "proposal-votes", .post, "/commendations/proposals/:proposal/votes", .atAny([.plan, .decide], .root))
    static let proposalDecision = Route(
        "proposal-decision", .post, "/commendations/proposals/:proposal/decision", .at(.decide, .root))

    static let ofCouncil = [council, councilPropose, councilFile, proposal, proposalVotes, proposalDecision]

    /// Indices that are scored here; a unit sees its own scores.
    static let scoredIndices = Route("scored-indices", .get, "/indices/scores", .at(.viewFigures, .chosenUnit))
    static let indexScores = Route("index-scores", .get, "/indices/scores/:index", .at(.viewFigures, .chosenUnit))
    static let surveyImport = Route(
        "survey-import", .post, "/indices/scores/:index/survey", .at(.plan, .root), body: .stream)
    static let surveyWithdraw = Route(
        "survey-withdraw", .post, "/indices/scores/:index/withdraw", .at(.plan, .root))

    static let ofScores = [scoredIndices, indexScores, surveyImport, surveyWithdraw]
}
