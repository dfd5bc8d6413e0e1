import Appraisal
import Domain
import Foundation
import Packs
import Registry

/// The values of indices as a revision knew them: published component by component, or answered in a survey.
struct IndexValues {
    struct Scored {
        let scoring: IndexScoring<String>
        /// Every body there is, also one without any value.
        let members: [String]
        let ours: Set<String>
        let survey: (round: SurveyRound, scores: SurveyScores<String>)?
        var isSurvey: Bool { survey != nil }
    }
    let revision: Int
    private let registry: RegistryStore
    private let pack: Pack
    private let results: [IndexResult]
    private let rounds: [SurveyRound]

    init(_ registry: RegistryStore, _ known: KnownRevision) throws {
        self.registry = registry
        revision = known.sequence
        pack = known.pack
        results = try registry.indexResults(knownAt: known.sequence)
        rounds = try registry.surveyRounds(knownAt: known.sequence)
    }

    /// Newest first. Published results without components cannot be scaled, and are not counted.
    func periods(of index: Index) -> [Period] {
        let published = Set(results.filter { $0.index == index.code && !$0.components.isEmpty }.map(\.year))
        let answered = rounds.filter { $0.index == index.code && index.survey != nil }.map(\.period)
        return Set(published.map { Period.year($0) } + answered).sorted().reversed()
    }

    func scoring(of index: Index, in period: Period) throws -> Scored {
        let method = IndexMethod(index, in: period.year)
        if let survey = index.survey,
            let round = rounds.first(where: { $0.index == index.code && $0.period == period })
        {
            let days = pack.defaultCalendar.days(of: period)
            let units = pack.units.units.filter {
                survey.unitKinds.contains($0.kind) && $0.exists(on: days.to)
            }.map(\.id.rawValue)
            let scores = SurveyScores(
                try registry.answers(of: round).map {
                    SurveyScores.Answer(
                        unit: $0.unit.rawValue, question: $0.question, respondent: $0.respondent, score: $0.score)
                }, units: units,
                components: index.components.map { component in
                    SurveyScores<String>.Component(
                        code: component.code, measure: component.measure.appraised,
                        questions: Set(survey.questions.filter { $0.component == component.code }.map(\.code)))
                }, weights: Dictionary(survey.respondents.map { ($0.code, $0.weight) }, uniquingKeysWith: { $1 }),
                least: survey.leastRespondents)
            return Scored(
                scoring: IndexScoring(units, values: scores.values, method: method), members: units, ours: Set(units),
                survey: (round, scores))
        }
        let published = results.filter {
            $0.index == index.code && Period.year($0.year) == period && !$0.components.isEmpty
        }.sorted { $0.subject < $1.subject }
        let members = published.map(\.subject)
        return Scored(
            scoring: IndexScoring(
                members,
                values: Dictionary(published.map { ($0.subject, $0.components) }, uniquingKeysWith: { $1 }),
                method: method), members: members, ours: Set(published.filter(\.isOurs).map(\.subject)), survey: nil)
    }
}

extension IndexMethod {
    /// With the weights of a year.
    init(_ index: Index, in year: Int) {
        let whenEqual: WhenEqual =
            switch index.scaling?.whenEqual {
            case .score(let score): .score(score)
            case .leftOut, nil: .leftOut
            }
        let whenMissing: WhenMissing =
            switch index.scaling?.whenMissing {
            case .leftOut: .leftOut
            case .unknown, nil: .unknown
            }
        // A component that no longer counts has no weight in a year that weighs others.
        let counting = index.components.filter { component in
            index.weight(of: component, in: year) != nil
                || index.components.allSatisfy { index.weight(of: $0, in: year) == nil }
        }
        self.init(
            components: counting.map {
                Component(
                    code: $0.code, direction: $0.lowerIsBetter ? .lowerIsBetter : .higherIsBetter,
                    weight: index.weight(of: $0, in: year))
            }, whenEqual: whenEqual, whenMissing: whenMissing)
    }
}

extension Index.Component.Measure {
    fileprivate var appraised: SurveyScores<String>.Measure {
        switch self {
        case .mean: .mean
        case .share(let least): .share(atLeast: least)
        }
    }
}
