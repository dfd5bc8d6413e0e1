import Domain
import HTTPTypes

extension Route {
    /// Open to whoever plans or decides at the root, and to whoever approves at the unit; the handler looks.
    static let council = Route("council", .get, "/commendations/council", .at(.viewFigures, .chosenUnit))
    static let councilPropose = Route(
        "council-propose", .post, "/commendations/council", .at(.viewFigures, .chosenUnit))
    /// `proposed.docx`, `granted.xlsx`.
    static let councilFile = Route("council-file", .get, "/commendations/council/:file", .at(.export, .root))
    static let proposal = Route(
        "proposal", .get, "/commendations/proposals/:proposal", .at(.viewFigures, .anywhere))
    static let proposalVotes = Route(
        "proposal-votes", .post, "/commendations/proposals/:proposal/votes", .at(.viewFigures, .root))
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
