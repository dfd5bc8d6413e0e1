import Appraisal
package import Domain
import DuckDB
import Foundation
import Packs
import Registry

extension TwofoldWorkspace {
    /// Applies the pack's rules for candidates to a period.
    ///
    /// - Parameter asAt: `nil` for the end of the period, or the last day with complete records if that is earlier. Earlier periods
    ///   of a rule are read as at their own ends.
    package func candidates(in period: Period, asAt: Day? = nil, known revision: Int? = nil) async throws
        -> CandidateBoard
    {
        let known = try known(revision)
        let rules = known.pack.commendationRules.filter { $0.periodKind == period.kind }
        let periods = period.running(rules.map(\.consecutive).max() ?? 1)
        let kinds = Set(rules.flatMap(\.unitKinds))
        return try await reading { session in
            let last = try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
            let days = known.pack.defaultCalendar.days(of: period)
            let units = known.pack.units.units.filter {
                kinds.contains($0.kind) && $0.exists(on: min(days.to, last.asAt))
            }
            var facts: [RuleFacts] = []
            for earlier in periods {
                let question =
                    earlier == period
                    ? last : try await StandingQuestion(self, period: earlier, asAt: nil, known: known, in: session)
                facts.append(try await self.facts(question, rules, units.map(\.id), known, in: session))
            }
            return try board(rules, units, facts, last, known)
        }
    }

    private func facts(
        _ question: StandingQuestion, _ rules: [CommendationRule], _ units: [OrgUnit.ID], _ known: KnownRevision,
        in session: DuckDBSession
    ) async throws -> RuleFacts {
        var asked: [IndicatorID: Set<Goal.Reading>] = [:]
        for case .some(let (indicator, reading)) in rules.flatMap(\.conditions).map(\.read) {
            asked[indicator, default: []].insert(reading)
        }
        var facts = RuleFacts(period: question.period)
        let indicators = known.pack.indicators.filter { asked[$0.id] != nil }
        for indicator in indicators { facts.directions[indicator.id] = indicator.direction.appraised }
        let builders =
            units.isEmpty || indicators.isEmpty
            ? [:] : try await question.builders(for: units, indicators, in: session)
        for unit in units {
            for indicator in indicators {
                guard let standing = builders[unit]?.standing(of: indicator) else { continue }
                for reading in asked[indicator.id] ?? [] {
                    facts.readings[RuleFacts.Key(unit: unit, indicator: indicator.id, reading: reading)] =
                        RuleFacts.Reading(
                            value: standing.value(of: reading),
                            figure: (reading.isCumulative ? standing.cumulative ?? standing.figure : standing.figure)
                                .reference)
                }
            }
        }
        facts.actions = actions(question, known)
        if rules.contains(where: { $0.conditions.contains(.reportsInTime) }) {
            facts.reports = try reports(question, units, known)
        }
        return facts
    }

    private func actions(_ question: StandingQuestion, _ known: KnownRevision) -> [OrgUnit.ID: RuleFacts.Actions] {
        let days = known.pack.defaultCalendar.days(of: question.period)
        var actions: [OrgUnit.ID: RuleFacts.Actions] = [:]
        for item in PlanStanding(question.records.plan, asAt: question.asAt).items {
            let state = item.standing.state
            if state == .late { actions[item.leadUnit, default: .init()].late.append(item.code) }
            guard let deadline = item.deadline, days.contains(deadline), state != .cancelled else { continue }
            actions[item.leadUnit, default: .init()].due.append(item.code)
            if state == .done { actions[item.leadUnit, default: .init()].done.append(item.code) }
        }
        return actions
    }

    private func board(
        _ rules: [CommendationRule], _ units: [OrgUnit], _ facts: [RuleFacts], _ question: StandingQuestion,
        _ known: KnownRevision
    ) throws -> CandidateBoard {
        let language = known.pack.languages[0]
        let given = try registry.commendations(knownAt: known.sequence)
        let proposals = try registry.proposals(knownAt: known.sequence)
        let periodName = PeopleFormat(language).period(question.period)
        var candidates: [CandidateBoard.Candidate] = []
        var excluded: [CandidateBoard.Excluded] = []
        var passed: [CandidateBoard.Passed] = []
        for rule in rules {
            let compared = units.filter { rule.unitKinds.contains($0.kind) }
            for unit in compared {
                let findings = facts.suffix(rule.consecutive).flatMap { facts in
                    rule.conditions.map { $0.finding(for: unit.id, among: compared.map(\.id), in: facts) }
                }
                let unmet = findings.filter { $0.holds != true }
                guard unmet.isEmpty else {
                    passed.append(CandidateBoard.Passed(rule: rule.code, unit: unit.id, findings: unmet))
                    continue
                }
                let (subject, achievement) = (unit.names[language], rule.achievement(in: periodName, language))
                let grant = Commendation.Grant(
                    form: rule.form, subjectKind: .collective, subject: subject, unit: unit.id,
                    achievement: achievement)
                // Also where somebody changed the words of the achievement before it was granted.
                let same = proposals.filter {
                    $0.grant == grant
                        || ($0.rule == rule.code && $0.unit == unit.id && $0.period == question.period
                            && $0.form == rule.form)
                }
                let commendation =
                    given.first { $0.grant == grant }?.code
                    ?? same.first { proposal in
                        proposal.state == .granted && given.contains { $0.code == proposal.commendation }
                    }?.commendation
                let open = same.first { $0.state == .proposed }?.code
                let candidate = CandidateBoard.Candidate(
                    rule: rule.code, form: rule.form, unit: unit.id, period: question.period, subject: subject,
                    achievement: achievement, findings: findings,
                    rejected: same.last { $0.state == .rejected }?.code)
                if commendation != nil || open != nil {
                    excluded.append(
                        CandidateBoard.Excluded(
                            candidate: candidate, commendation: commendation,
                            proposal: commendation == nil ? open : nil))
                } else {
                    candidates.append(candidate)
                }
            }
        }
        return CandidateBoard(
            revision: known.sequence, period: question.period, asAt: question.asAt, rules: rules,
            candidates: candidates, excluded: excluded, passed: passed)
    }
}

extension CommendationRule.Condition {
    fileprivate var read: (IndicatorID, Goal.Reading)? {
        switch self {
        case .reading(let indicator, let reading, _, _), .rank(let indicator, let reading, _): (indicator, reading)
        case .actionsDone, .actionsLate, .reportsInTime: nil
        }
    }
}

extension Goal.Reading {
    /// Whether it speaks of the value from the start of the target's period on.
    fileprivate var isCumulative: Bool {
        switch self {
        case .value, .growth: false
        case .attainment, .trajectory: true
        }
    }
}
