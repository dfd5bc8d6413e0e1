import Appraisal
import Documents
import Domain
import Foundation
import Packs

extension ReviewScribe {
    func runs(_ term: ReviewTerm) -> [Inline] {
        switch term {
        case .value(let value): runs(value)
        case .plan(.resolutions): [.text(resolutions)]
        case .plan(let count): [counted(number(count), reference(.plan, scope))]
        case .milestones(let count): [counted(number(count), reference(.milestones, scope))]
        case .directives(let count): [counted(number(count), reference(.directives, scope))]
        case .commendations(let subject, let form):
            [counted(number(subject, form), reference(.commendations, (form.map { [$0] } ?? []) + scope))]
        case .index(let code, let reading): runs(code, reading)
        case .goal(let code, let reading): runs(code, reading)
        case .word(let word): [.text(text(word))]
        }
    }

    private func counted(_ number: Int, _ reference: String) -> Inline {
        .figure(mark(NumberFormat(language: language).text(Decimal(number)), reference, Decimal(number)))
    }

    // MARK: Plan, milestones, commendations

    func number(_ count: PlanCount) -> Int {
        let summary = standing.plan.summary
        return switch count {
        case .groups: standing.plan.groups.count
        case .actions: summary.total
        case .done: summary[.done]
        case .late: summary[.late]
        case .cancelled: summary[.cancelled]
        case .onTrack: summary[.onTrack]
        case .atRisk: summary[.atRisk]
        case .notStarted: summary[.notStarted]
        case .doneLate: summary.doneLate
        case .resolutions: Set(standing.plan.groups.map(\.resolution)).count
        }
    }

    private var resolutions: String {
        var seen: Set<String> = []
        return standing.plan.groups.map(\.resolution).filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    func number(_ count: MilestoneCount) -> Int {
        switch count {
        case .total: standing.milestones.count
        case .reached:
            standing.milestones.count { milestone in milestone.units.allSatisfy { milestone.reached[$0] != nil } }
        case .missed: standing.milestones.count { !$0.missed.isEmpty }
        }
    }

    func number(_ count: DirectiveCount) -> Int {
        switch count {
        case .issued: input.directives.count
        case .acknowledged: input.directives.count { $0.outstanding.isEmpty }
        case .outstanding: input.directives.count { !$0.outstanding.isEmpty }
        }
    }

    func number(_ subject: CommendationSubject, _ form: String?) -> Int {
        let counts = form.map { standing.commendations.byForm[$0] ?? [0, 0] }
        return switch subject {
        case .collectives: counts?.first ?? standing.commendations.collectives
        case .individuals: counts?.last ?? standing.commendations.individuals
        }
    }

    // MARK: Indices and goals

    private func runs(_ code: String, _ reading: IndexReading) -> [Inline] {
        let index = standing.indices.first { $0.code == code }
        if reading == .name {
            return [.text(index?.names[language] ?? pack.indices.first { $0.code == code }?.names[language] ?? code)]
        }
        guard let index else { return [.text(words.noData)] }
        let reference = reference(.index, [code, String(index.year)])
        func figure(_ text: String?, _ value: Int?) -> [Inline] {
            text.map { [.figure(mark($0, reference, value.map { Decimal($0) }))] } ?? [.text(words.noData)]
        }
        switch reading {
        case .name, .year: return figure(String(index.year), index.year)
        case .rank: return figure(index.rank.map(words.place), index.rank)
        case .of: return figure(index.of.map { String($0) }, index.of)
        case .streak: return figure(index.streak.map(words.streak), index.streak?.years)
        }
    }

    private func runs(_ code: String, _ reading: GoalReading) -> [Inline] {
        guard let goal = standing.goals.first(where: { $0.code == code }) else {
            let name = pack.goals.first { $0.code == code }?.names[language]
            return [.text(reading == .name ? name ?? code : words.noData)]
        }
        let reference = reference(.goal, [code] + scope)
        switch reading {
        case .name: return [.text(goal.names[language])]
        case .verdict:
            return [.figure(mark(words.verdict(GoalVerdict(goal.state.verdict)), reference, nil))]
        case .binding: return names(goal.state.binding.map { [$0.member] } ?? [])
        case .broken: return names(goal.state.brokenMembers)
        case .unknown: return names(goal.state.unknownMembers)
        }
    }

    /// `a; b; c`, since the names have commas of their own.
    private func names(_ members: [GoalStanding.Member]) -> [Inline] {
        [
            .text(
                members.isEmpty
                    ? words.pick("không có", "none") : members.map { $0.names[language] }.joined(separator: "; "))
        ]
    }

    // MARK: Words

    private func text(_ word: ReviewWord) -> String {
        let period = standing.period
        return switch word {
        case .period: words.period(period)
        case .priorPeriod: words.period(period.shifted(byYears: -1))
        case .nextPeriod: words.period(period.next)
        case .year: String(period.year)
        case .nextYear: String(period.year + 1)
        case .asAt: words.date(standing.asAt)
        case .unit: pack.units[standing.unit]?.names[language] ?? standing.unit.rawValue
        case .yearTheme: theme(.year)
        case .emulationTheme: theme(.emulation)
        }
    }

    private func theme(_ sort: ReviewInput.ThemeSort) -> String {
        let texts = input.themes.filter { $0.sort == sort }.map { $0.text[language] }
        return texts.isEmpty ? words.pick("chưa xác định", "not set") : texts.joined(separator: "; ")
    }

    // MARK: Conditions

    func holds(_ condition: ReviewCondition) -> Bool { test(condition.test) != condition.isNegated }

    private func test(_ test: ReviewCondition.Test) -> Bool {
        switch test {
        case .estimate: input.isEstimate
        case .synthetic: input.syntheticLabel != nil
        case .known(let term): isKnown(term)
        case .any(let term): (value(term) ?? 0) > 0
        case .goal(let code, let verdict):
            GoalVerdict(standing.goals.first { $0.code == code }?.state.verdict ?? .unknown) == verdict
        }
    }

    private func isKnown(_ term: ReviewTerm) -> Bool {
        switch term {
        case .value, .index: value(term) != nil || runs(term).contains { !$0.figures.isEmpty }
        case .goal(let code, .verdict), .goal(let code, .binding):
            standing.goals.contains { $0.code == code && $0.state.verdict != .unknown }
        case .goal(let code, .broken):
            standing.goals.contains { $0.code == code && !$0.state.brokenMembers.isEmpty }
        case .goal(let code, .unknown):
            standing.goals.contains { $0.code == code && !$0.state.unknownMembers.isEmpty }
        case .word(.yearTheme): input.themes.contains { $0.sort == .year }
        case .word(.emulationTheme): input.themes.contains { $0.sort == .emulation }
        case .plan, .milestones, .directives, .commendations, .goal(_, .name), .word: true
        }
    }

    /// The number a term prints; the first where it prints several.
    private func value(_ term: ReviewTerm) -> Decimal? {
        runs(term).flatMap(\.figures).lazy.compactMap(\.value).first
    }
}

extension GoalVerdict {
    init<Member>(_ verdict: GoalState<Member>.Verdict) {
        switch verdict {
        case .holds: self = .holds
        case .broken: self = .broken
        case .unknown: self = .unknown
        }
    }
}
