import Appraisal
import Domain
import Foundation
import Packs
import Workspace

/// The scores of one index in one period: raw values, scaled scores, weights, totals, ranks, and what moved.
struct IndexScoresPage: Sendable {
    struct Head: Sendable {
        let name: String
        /// `trọng số 20, ngược`.
        let note: String
    }
    struct Cell: Sendable {
        let raw: String
        let scaled: String
        let label: String
    }
    struct Row: Sendable {
        let rank: String
        let tie: String?
        let body: String
        let isOurs: Bool
        let cells: [Cell]
        let total: String
        let change: String
        let fromSet: String
        let fromWeights: String
        let fromValues: String
        let streak: String?
        /// `Thời gian +0,42; …`.
        let moved: String?
        let respondents: String?
    }
    /// What a file of answers would do, which waits to be confirmed.
    struct Preview: Sendable {
        let file: String
        let upload: String
        let period: String
        let leavesOut: Bool
        let rounds: [String]
        let questions: [String]
        let problems: [ImportPreviewPage.Problem]
    }
    struct Link: Sendable {
        let text: String
        let href: String
        let isCurrent: Bool
    }

    let heading: String
    let back: String
    let periods: [Link]
    let isEmpty: Bool
    /// `false` where a unit may see nothing of this index.
    let hasRows: Bool
    let set: String?
    /// Who came and went, component by component where bodies are in both sets, and whether weights are others.
    let changes: [String]
    let rules: [String]
    let heads: [Head]
    let rows: [Row]
    let hasBefore: Bool
    let survey: String?
    let overall: [Cell]
    let importAction: String?
    let withdrawAction: String?
    let round: String?
    let problems: [String]
    /// Why a file of answers is refused, cell by cell.
    let errors: [ImportPreviewPage.Problem]
    let preview: Preview?
    /// As typed, where taking a round back is refused.
    let reason: String
    let done: String?
}

extension IndexScoresPage {
    static func page(
        _ visit: Visit, problems: [String] = [], errors: [ImportPreviewPage.Problem] = [], preview: Preview? = nil
    ) throws -> Page {
        let code = visit.path("index")
        guard let index = visit.pack.indices.first(where: { $0.code == code && $0.scaling != nil }) else {
            throw WebError.notFound
        }
        return try Page(
            "index-scores", title: index.names[visit.language], menu: .indices,
            model: IndexScoresPage(index, visit, problems, errors, preview))
    }

    private init(
        _ index: Index, _ visit: Visit, _ problems: [String], _ errors: [ImportPreviewPage.Problem],
        _ preview: Preview?
    ) throws {
        let words = visit.words
        let path = "/indices/scores/\(index.code.queryEncoded)"
        let isRoot = visit.unit == visit.tree.root
        let board = try visit.workspace.indexScores(
            index.code, in: (visit.query["round"] ?? visit.form["round"]).flatMap { Period($0) },
            known: visit.choice.known,
            for: isRoot ? .everything : .unit(visit.unit),
            versions: visit.may(.plan, at: visit.tree.root) ? .all : .newest)
        heading = words.sentence(
            "sco_index_heading",
            ["name": index.names[visit.language], "period": board.map { words.period($0.period) } ?? "–"])
        back = visit.choice.link(isRoot ? "/indices" : "/indices/scores")
        periods =
            board?.periods.map { period in
                Link(
                    text: words.period(period), href: visit.choice.link(path, [("round", period.description)]),
                    isCurrent: period == board?.period)
            } ?? []
        isEmpty = board == nil
        hasRows = board?.rows.isEmpty == false
        let before = board?.before
        set = board.map { words.sentence("sco_set", ["n": String($0.setCount), "ranked": String($0.ranked)]) }
        changes =
            board.map { board in
                let sentence = before.flatMap { visit.setSentence($0, board) }
                return [sentence].compactMap { $0 }
                    + board.changeSentences(in: visit.language) { visit.bodyName($0, board) }
            } ?? []
        rules = board.map { visit.rules(of: $0) } ?? []
        heads = board?.components.map { Head($0, visit) } ?? []
        rows = board.map { board in board.rows.map { Row($0, board, visit) } } ?? []
        hasBefore = before != nil
        survey = board?.survey.map { survey in
            words.sentence(
                isRoot ? "sco_survey" : "sco_survey_own",
                [
                    "n": visit.count(survey.answers), "refused": visit.count(survey.refused),
                    "least": String(survey.leastRespondents),
                ])
        }
        overall =
            board.flatMap { board -> [Cell]? in
                guard let survey = board.survey, !survey.overall.isEmpty else { return nil }
                return board.components.map { component in
                    let cell = survey.overall[component.code]
                    return Cell(
                        raw: cell?.isHidden == true ? words["sco_hidden"] : visit.score(cell?.raw), scaled: "",
                        label: component.names[visit.language])
                }
            } ?? []
        let imports = index.survey != nil && visit.may(.plan, at: visit.tree.root) && visit.choice.known == nil
        importAction = imports ? visit.choice.link(path + "/survey") : nil
        withdrawAction = imports && board?.survey != nil ? visit.choice.link(path + "/withdraw") : nil
        round = board?.period.description
        self.problems = problems
        self.errors = errors
        self.preview = preview
        reason = visit.form["reason"] ?? ""
        done = visit.done(["survey_imported", "survey_withdrawn"])
    }
}

extension Visit {
    fileprivate func score(_ value: Decimal?, signed: Bool = false) -> String {
        value.map { NumberFormat(language: language, fractionDigits: 2, showsPlus: signed).text($0) }
            ?? PeopleFormat.unknown
    }

    /// That the set is another, with who came and went where the reader may see others; `nil` where it is the same.
    fileprivate func setSentence(_ before: IndexScoreBoard.Before, _ board: IndexScoreBoard) -> String? {
        guard before.setChanged else { return nil }
        let names = { (subjects: [String]) in
            subjects.isEmpty ? "–" : subjects.map { bodyName($0, board) }.joined(separator: ", ")
        }
        let isNamed = !(before.joined.isEmpty && before.left.isEmpty)
        return words.sentence(
            isNamed ? "sco_set_changed" : "sco_set_changed_inside",
            [
                "n": String(board.setCount), "m": String(before.setCount), "period": words.period(before.period),
                "joined": names(before.joined), "left": names(before.left),
            ])
    }

    fileprivate func bodyName(_ subject: String, _ board: IndexScoreBoard) -> String {
        board.survey == nil ? subject : shortName(of: OrgUnit.ID(subject))
    }

    /// How scores are made, in words: the scaling, equal values, missing ones.
    fileprivate func rules(of board: IndexScoreBoard) -> [String] {
        var rules = [words["sco_rule_scaling"]]
        switch board.scaling.whenEqual {
        case .leftOut: rules.append(words["sco_rule_equal"])
        case .score(let score): rules.append(words.sentence("sco_rule_equal_score", ["score": self.score(score)]))
        }
        rules.append(words[board.scaling.whenMissing == .unknown ? "sco_rule_missing" : "sco_rule_missing_left_out"])
        if board.components.contains(where: { $0.weight == nil }) { rules.append(words["sco_rule_no_weights"]) }
        return rules
    }
}

extension IndexScoresPage.Head {
    fileprivate init(_ component: IndexScoreBoard.Component, _ visit: Visit) {
        let words = visit.words
        name = component.names[visit.language]
        note = [
            component.weight.map { words.sentence("sco_weight", ["n": visit.people.number($0, decimals: 0)]) },
            component.lowerIsBetter ? words["sco_reversed"] : nil,
            component.hasNoScale ? words["sco_no_scale"] : nil,
        ].compactMap { $0 }.joined(separator: ", ")
    }
}

extension IndexScoresPage.Row {
    fileprivate init(_ row: IndexScoreBoard.Row, _ board: IndexScoreBoard, _ visit: Visit) {
        let words = visit.words
        rank = row.rank.map(String.init) ?? PeopleFormat.unknown
        tie = row.tiedWith > 0 ? words.sentence("lg_tied", ["n": String(row.tiedWith)]) : nil
        body = row.unit.map(visit.name(of:)) ?? row.subject
        isOurs = row.isOurs && row.unit == nil
        cells = board.components.map { component in
            let cell = row.cells[component.code]
            let isHidden = cell?.isHidden == true
            return IndexScoresPage.Cell(
                raw: isHidden ? words["sco_hidden"] : visit.score(cell?.raw),
                scaled: isHidden ? "" : visit.score(cell?.scaled), label: component.names[visit.language])
        }
        total = visit.score(row.total)
        change = visit.score(row.movement?.change, signed: true)
        fromSet = visit.score(row.movement?.fromSet, signed: true)
        fromWeights = visit.score(row.movement?.fromWeights, signed: true)
        fromValues = visit.score(row.movement?.fromValues, signed: true)
        streak = row.streak > 1 ? words.sentence("sco_streak", ["n": String(row.streak)]) : nil
        let moves = board.components.compactMap { component in
            row.movement?.byComponent[component.code].map {
                "\(component.names[visit.language]) \(visit.score($0, signed: true))"
            }
        }
        moved = moves.isEmpty ? nil : moves.joined(separator: "; ")
        respondents = row.respondents.map { words.sentence("sco_respondents", ["n": visit.count($0)]) }
    }
}

extension IndexScoresPage.Preview {
    init(_ done: SurveyImport, _ upload: Upload, period: Period?, leavesOut: Bool, _ visit: Visit) {
        let words = visit.words
        file = upload.fileName
        self.upload = upload.id
        self.period = period?.description ?? ""
        self.leavesOut = leavesOut
        rounds = done.rounds.map { round in
            let byUnit = round.byUnit.map { "\(visit.shortName(of: $0.unit)) \(visit.count($0.answers))" }
            return words.sentence(
                round.replaces ? "sco_preview_replaces" : "sco_preview_new",
                [
                    "period": words.period(round.period), "n": visit.count(round.answers),
                    "refused": visit.count(round.refused), "units": byUnit.joined(separator: ", "),
                ])
        }
        questions = done.questions.map { $0[visit.language] }
        problems = done.problems.map { ImportPreviewPage.Problem($0, of: upload.fileName, visit) }
    }
}
