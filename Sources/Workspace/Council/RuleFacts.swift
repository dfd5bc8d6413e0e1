import Appraisal
package import Domain
package import Foundation
package import Packs

/// What the rules for candidates look at, of one period: readings of indicators, actions and reports of units.
struct RuleFacts: Sendable {
    struct Key: Hashable, Sendable {
        let unit: OrgUnit.ID
        let indicator: IndicatorID
        let reading: Goal.Reading
    }
    struct Reading: Hashable, Sendable {
        let value: Decimal?
        let figure: FigureReference?
    }
    struct Actions: Hashable, Sendable {
        /// Led by the unit and due within the period, cancelled ones left out.
        var due: [String] = []
        var done: [String] = []
        /// Led by the unit and late on the as-at day, whenever they were due.
        var late: [String] = []
    }
    struct Report: Hashable, Sendable {
        let form: String
        let period: Period
        let isInTime: Bool
    }
    let period: Period
    var readings: [Key: Reading] = [:]
    var actions: [OrgUnit.ID: Actions] = [:]
    /// Reports that were due; a unit that owes none is not there.
    var reports: [OrgUnit.ID: [Report]] = [:]
    /// Which way an indicator is better; the higher where neither is.
    var directions: [IndicatorID: Direction] = [:]
}

/// What a rule found of one condition in one period.
package struct RuleFinding: Sendable, Hashable {
    package let condition: CommendationRule.Condition
    package let period: Period
    /// The reading, the place, the percentage done, the number late or of reports late; `nil` where it cannot be told.
    package let measured: Decimal?
    /// Units ranked, actions due, reports due; `nil` for a reading.
    package let of: Int?
    /// Units without a value, which may yet come before the one ranked; 0 for what is no rank.
    package let unranked: Int
    /// `nil` where it cannot be told; then the rule does not propose.
    package let holds: Bool?
    /// The figure read.
    package let figure: FigureReference?
    /// Codes of the actions counted.
    package let actions: [String]
    /// The reports counted: `phong_dich/20CF/202006`.
    package let reports: [Evidence]
}

extension CommendationRule.Condition {
    /// - Parameter units: Those the rule compares, for a rank.
    func finding(for unit: OrgUnit.ID, among units: [OrgUnit.ID], in facts: RuleFacts) -> RuleFinding {
        func found(
            _ measured: Decimal?, of: Int? = nil, unranked: Int = 0, _ holds: Bool?, figure: FigureReference? = nil,
            actions: [String] = [], reports: [Evidence] = []
        ) -> RuleFinding {
            RuleFinding(
                condition: self, period: facts.period, measured: measured, of: of, unranked: unranked, holds: holds,
                figure: figure, actions: actions, reports: reports)
        }
        switch self {
        case .reading(let indicator, let reading, let comparator, let threshold):
            let read = facts.readings[RuleFacts.Key(unit: unit, indicator: indicator, reading: reading)]
            return found(
                read?.value, read?.value.map { comparator.holds($0, threshold) }, figure: read?.figure)
        case .rank(let indicator, let reading, let most):
            let entries = units.map { other in
                Ranking.Entry(
                    other,
                    facts.readings[RuleFacts.Key(unit: other, indicator: indicator, reading: reading)]?.value)
            }
            let ranking = Ranking(entries, direction: direction(of: indicator, reading, facts))
            let place = ranking[unit]
            let read = facts.readings[RuleFacts.Key(unit: unit, indicator: indicator, reading: reading)]
            // Whoever has no value yet may come before it.
            let unranked = ranking.unranked.count
            let holds = place.flatMap { place in
                place.rank > most ? false : place.rank + unranked <= most ? true : nil
            }
            return found(
                place.map { Decimal($0.rank) }, of: place?.of, unranked: place == nil ? 0 : unranked, holds,
                figure: read?.figure)
        case .actionsDone(let least):
            guard let own = facts.actions[unit], !own.due.isEmpty else { return found(nil, of: 0, nil) }
            let share = (100 * Decimal(own.done.count)).divided(by: Decimal(own.due.count))
            return found(share, of: own.due.count, share >= least, actions: own.done)
        case .actionsLate(let most):
            let late = facts.actions[unit]?.late ?? []
            return found(Decimal(late.count), late.count <= most, actions: late)
        case .reportsInTime:
            guard let due = facts.reports[unit], !due.isEmpty else { return found(nil, of: 0, nil) }
            let late = due.count { !$0.isInTime }
            return found(
                Decimal(late), of: due.count, late == 0,
                reports: due.map { .report(form: $0.form, unit: unit, period: $0.period) })
        }
    }

    /// A higher attainment is better whatever the indicator's own way is.
    private func direction(of indicator: IndicatorID, _ reading: Goal.Reading, _ facts: RuleFacts) -> Direction {
        switch reading {
        case .value, .growth: facts.directions[indicator] ?? .higherIsBetter
        case .attainment, .trajectory: .higherIsBetter
        }
    }
}

extension Goal.Comparator {
    fileprivate func holds(_ value: Decimal, _ threshold: Decimal) -> Bool {
        switch self {
        case .atLeast: value >= threshold
        case .above: value > threshold
        case .atMost: value <= threshold
        case .below: value < threshold
        }
    }
}

extension Period {
    /// The one before it, of the same sort.
    var preceding: Period {
        let own = Period.all(kind, in: year)
        guard let index = own.firstIndex(of: self), index > 0 else {
            return Period.all(kind, in: year - 1).last ?? shifted(byYears: -1)
        }
        return own[index - 1]
    }

    /// It and those before it, oldest first.
    func running(_ count: Int) -> [Period] {
        var periods = [self]
        while periods.count < count { periods.insert(periods[0].preceding, at: 0) }
        return periods
    }
}
