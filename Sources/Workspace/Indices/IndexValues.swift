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

    /// - Parameter versions: Which versions of a survey's rounds may be read.
    init(_ registry: RegistryStore, _ known: KnownRevision, _ versions: RoundVersions = .all) throws {
        self.registry = registry
        revision = known.sequence
        pack = known.pack
        results = try registry.indexResults(knownAt: known.sequence)
        let rounds = try registry.surveyRounds(knownAt: known.sequence)
        switch versions {
        case .all: self.rounds = rounds
        case .newest:
            let newest = Set(try registry.surveyRounds())
            self.rounds = rounds.filter(newest.contains)
        }
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
            let scores = SurveyScores(try registry.answers(of: round), of: index, survey, in: period, pack)
            return Scored(
                scoring: IndexScoring(scores.units, values: scores.values, method: method), members: scores.units,
                ours: Set(scores.units), survey: (round, scores))
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

/// Which versions of a survey's rounds an asker may read. Two versions of one round held against each other tell what the few
/// answered who are in one of them only.
package enum RoundVersions: Sendable, Hashable {
    case all
    /// Those that count now; one that was replaced or taken back is not there.
    case newest
}

extension SurveyScores<String> {
    /// Of a round's answers, as the pack asks and weighs them.
    init(_ answers: [SurveyAnswer], of index: Index, _ survey: Index.Survey, in period: Period, _ pack: Pack) {
        let days = pack.defaultCalendar.days(of: period)
        self.init(
            answers.map {
                Answer(unit: $0.unit.rawValue, question: $0.question, respondent: $0.respondent, score: $0.score)
            },
            units: pack.units.units.filter {
                survey.unitKinds.contains($0.kind) && $0.exists(on: days.to)
            }.map(\.id.rawValue),
            components: index.components.map { component in
                Component(
                    code: component.code, measure: component.measure.appraised,
                    questions: Set(survey.questions.filter { $0.component == component.code }.map(\.code)))
            }, weights: Dictionary(survey.respondents.map { ($0.code, $0.weight) }, uniquingKeysWith: { $1 }),
            least: survey.leastRespondents)
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
