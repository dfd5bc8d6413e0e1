import Appraisal
import Domain
import Foundation
import Packs
import Registry

// How the pack's words and the registry's records are said in the terms of the rules.

extension Indicator.Direction {
    /// `nil` where neither way is better.
    var appraised: Direction? {
        switch self {
        case .higher: .higherIsBetter
        case .lower: .lowerIsBetter
        case .neutral: nil
        }
    }
}

extension Indicator {
    /// Growth against last year's figure of the same indicator: in percent, for rates in percentage points.
    func growth(_ figure: Figure, _ prior: Figure?) -> Result<Growth, Growth.Unknown> {
        func side(_ figure: Figure?) -> Growth.Side {
            Growth.Side(
                value: figure?.value, days: figure?.span.days ?? 0, isCovered: figure?.coverage.state == .complete)
        }
        return Growth.between(side(figure), and: side(prior), measure: isPercentage ? .percentagePoints : .percent)
    }
}

extension Goal.Comparator {
    var appraised: GoalCondition.Comparator {
        switch self {
        case .atLeast: .atLeast
        case .above: .above
        case .atMost: .atMost
        case .below: .below
        }
    }
}

extension Goal.Reading {
    /// As the pack writes it.
    var text: String {
        switch self {
        case .value: "value"
        case .growth: "growth"
        case .attainment(let assigner, let kind): "attainment \(assigner) \(kind)"
        case .trajectory(let assigner, let kind): "trajectory \(assigner) \(kind)"
        }
    }
}

extension Target.Series {
    func matches(_ key: TargetKey) -> Bool {
        assigner == key.assigner && targetKind == key.kind && indicator == key.indicator && unit == key.unit
            && period == key.period
    }
}

extension Figure {
    /// The value where the whole span is covered; `nil` else, so that a half-covered year is not taken for a year.
    var completeValue: Decimal? { coverage.state == .complete ? value : nil }
}

extension PlanStanding {
    init(_ plan: SteeringPlan, asAt: Day) {
        self.init(
            groups: plan.resolutions.filter { $0.resolution.day <= asAt }.flatMap { resolution in
                resolution.groups.map { group in
                    Group(
                        code: group.group.code, title: group.group.title, resolution: resolution.resolution.number,
                        items: group.actions.map { Item($0, asAt: asAt) })
                }
            })
    }
}

extension PlanStanding.Item {
    init(_ action: SteeringPlan.ActionPlan, asAt: Day) {
        let said = action.states.filter { $0.day <= asAt }
        self.init(
            code: action.action.code, title: action.action.title, leadUnit: action.action.leadUnit,
            supportingUnits: action.action.supportingUnits, deadline: action.action.deadline,
            indicators: action.action.indicators,
            standing: ActionStanding(
                history: said.map { ActionStanding.Entry($0.state.appraised, on: $0.day) },
                deadline: action.action.deadline, asAt: asAt),
            sentence: said.last?.sentence, evidence: said.last?.evidence,
            reason: said.last(where: { $0.reason != nil })?.reason)
    }
}

extension RecordedActionState {
    var appraised: TypedActionState {
        switch self {
        case .notStarted: .notStarted
        case .onTrack: .onTrack
        case .atRisk: .atRisk
        case .done: .done
        case .cancelled: .cancelled
        }
    }
}

extension CommendationCount {
    init(_ commendations: [Commendation]) {
        var byForm: [String: [Int]] = [:]
        for commendation in commendations {
            byForm[commendation.form, default: [0, 0]][commendation.subjectKind == .collective ? 0 : 1] += 1
        }
        self.init(
            collectives: commendations.count { $0.subjectKind == .collective },
            individuals: commendations.count { $0.subjectKind == .individual }, byForm: byForm)
    }
}

extension Commendation {
    /// Whether it counts for a period of a unit and those below it: it names the period, or was given on one of its days.
    ///
    /// - Parameter asAt: The last day counted; `nil` for all. What names its period is of that period whenever it was decided: a half-year
    ///   is commended when it is over.
    func counts(for period: Period, at unit: OrgUnit.ID, in pack: Pack, asAt: Day? = nil) -> Bool {
        guard pack.units.subtree(of: unit).contains(self.unit) else { return false }
        if let named = self.period { return period.contains(named) }
        return day.map { pack.defaultCalendar.days(of: period).contains($0) && $0 <= asAt ?? $0 } ?? false
    }
}
