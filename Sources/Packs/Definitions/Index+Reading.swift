import Diagnostics
import Domain
import Foundation

extension Index {
    /// One file of `indices/`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> Index? {
        value.group("an index") { group in
            let code = group.declared("index", as: .index, context)
            let names = group.names(context)
            let saidAs = group.saidAs(context)
            let own = Declarations()  // codes of components are only unique within their index
            let components = group.required("components")?.list(of: "components")?
                .compactMap { Component.read($0, own, context) }
            let weights =
                group.optional("weights")?.list(of: "weights by year")?
                .compactMap { YearWeights.read($0, own) } ?? []
            let scaling = group.optional("scaling").map { Scaling.read($0) }
            let survey = group.optional("survey").map { Survey.read($0, own, context) }
            if let survey = group.optional("survey"), scaling == nil {
                survey.report(
                    "survey-without-scaling", "answers become scores by scaling, and this index does not say how",
                    help: "add 'scaling: {when_equal: left_out, missing: unknown}'")
            }
            guard let code, let names, let components else { return nil }
            return Index(
                code: code, names: names, saidAs: saidAs, components: components,
                weights: weights.sorted { $0.from < $1.from }, scaling: scaling ?? nil, survey: survey ?? nil)
        }
    }
}

extension Index.Component {
    fileprivate static func read(_ value: YAMLValue, _ own: Declarations, _ context: PackContext) -> Index.Component? {
        value.group("a component") { group in
            let codeValue = group.required("code")
            let code = codeValue?.code()
            if let code, let codeValue { own.declare(.component, code, at: codeValue) }
            let names = group.names(context)
            let weight = group.optional("weight").map { $0.weight("leave 'weight' out where none is published") }
            let lowerIsBetter = group.flag("lower_is_better")
            let share = group.optional("share_at_least").map { $0.decimal() }
            guard let code, let names else { return nil }
            return Index.Component(
                code: code, names: names, weight: weight ?? nil, lowerIsBetter: lowerIsBetter,
                measure: (share ?? nil).map { .share(atLeast: $0) } ?? .mean)
        }
    }
}

extension YAMLValue {
    fileprivate func weight(_ help: String) -> Decimal? {
        guard let number = decimal() else { return nil }
        guard number > 0 else {
            report("bad-weight", "a weight is above zero", help: help)
            return nil
        }
        return number
    }
}

extension Index.YearWeights {
    /// `{from: 2021, of: {time_costs: 20, …}}`; every component has one.
    fileprivate static func read(_ value: YAMLValue, _ own: Declarations) -> Index.YearWeights? {
        value.group("the weights from a year on") { group in
            let from = group.required("from")?.integer(in: 1900...9999)
            var weights: [String: Decimal] = [:]
            for (key, value) in group.required("of")?.entries(of: "weights by component") ?? [] {
                guard let code = own.reference(to: .component, in: key) else { continue }
                weights[code] = value.weight("leave out a component that no longer counts")
            }
            guard let from, !weights.isEmpty else { return nil }
            return Index.YearWeights(from: from, weights: weights)
        }
    }
}

extension Index.Scaling {
    /// `{when_equal: left_out, missing: unknown}`, both as they are unless said.
    fileprivate static func read(_ value: YAMLValue) -> Index.Scaling? {
        value.group("the scaling of an index") { group in
            var whenEqual = WhenEqual.leftOut
            if let equal = group.optional("when_equal"), equal.scalarText != "left_out" {
                guard let score = equal.decimal("'left_out' or a score from 1 to 10") else { return nil }
                guard score >= 1, score <= 10 else {
                    equal.expected("'left_out' or a score from 1 to 10")
                    return nil
                }
                whenEqual = .score(score)
            }
            let missing =
                group.optional("missing").map {
                    $0.choice(["unknown": WhenMissing.unknown, "left_out": .leftOut])
                } ?? .unknown
            guard let missing else { return nil }
            return Index.Scaling(whenEqual: whenEqual, whenMissing: missing)
        }
    }
}

extension Index.Survey {
    fileprivate static func read(_ value: YAMLValue, _ own: Declarations, _ context: PackContext) -> Index.Survey? {
        value.group("a survey") { group in
            let kinds = group.required("unit_kinds")?.list(of: "kinds of unit")?.compactMap {
                context.declarations.reference(to: .unitKind, in: $0)
            }
            let least = group.optional("least_respondents").map { $0.integer(in: 2...1000) } ?? 5
            let scores = group.required("scores")?.group("the range of scores") { scores in
                let lowest = scores.required("least")?.decimal()
                let highest = scores.required("most")?.decimal()
                if let lowest, let highest, lowest >= highest {
                    scores.optional("most")?.expected("a score above the least")
                    return (Decimal, Decimal)?.none
                }
                return lowest.flatMap { low in highest.map { (low, $0) } }
            }
            let sight =
                group.optional("units_see").map {
                    $0.choice(among: Sight.allCases.map { ($0.rawValue, $0) })
                } ?? .own
            let respondents = group.required("respondents")?.list(of: "kinds of respondent")?.compactMap {
                Respondent.read($0, own, context)
            }
            let questions = group.required("questions")?.list(of: "questions")?.compactMap {
                Question.read($0, own, context)
            }
            guard let kinds, let least, let scores, let sight, let respondents, let questions else { return nil }
            return Index.Survey(
                unitKinds: kinds, leastRespondents: least, leastScore: scores.0, mostScore: scores.1, unitsSee: sight,
                respondents: respondents, questions: questions)
        }
    }
}

extension Index.Survey.Respondent {
    fileprivate static func read(_ value: YAMLValue, _ own: Declarations, _ context: PackContext) -> Self? {
        value.group("a kind of respondent") { group in
            let code = group.required("code").flatMap { value in
                value.code().map { code in
                    own.declare(.respondent, code, at: value)
                    return code
                }
            }
            let names = group.names(context)
            let weight = group.required("weight")?.weight("leave out whoever does not count")
            guard let code, let names, let weight else { return nil }
            return Self(code: code, names: names, weight: weight)
        }
    }
}

extension Index.Survey.Question {
    fileprivate static func read(_ value: YAMLValue, _ own: Declarations, _ context: PackContext) -> Self? {
        value.group("a question") { group in
            let code = group.required("code").flatMap { value in
                value.code().map { code in
                    own.declare(.question, code, at: value)
                    return code
                }
            }
            let names = group.names(context)
            let component = group.required("component").flatMap { own.reference(to: .component, in: $0) }
            guard let code, let names, let component else { return nil }
            return Self(code: code, names: names, component: component)
        }
    }
}
