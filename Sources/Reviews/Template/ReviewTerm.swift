package import Domain

/// What one `{{ … }}` of a template asks for, checked against the pack.
package enum ReviewTerm: Hashable, Sendable {
    case value(ValueTerm)
    case plan(PlanCount)
    case milestones(MilestoneCount)
    case directives(DirectiveCount)
    /// Collectives or individuals, of one form where it is named.
    case commendations(CommendationSubject, form: String?)
    case index(String, IndexReading)
    case goal(String, GoalReading)
    case word(ReviewWord)
}

/// A number of an indicator: which, of whom, read how, printed how.
package struct ValueTerm: Hashable, Sendable {
    package enum Reading: Hashable, Sendable {
        case value, prior, growth, cumulative, rank, forecast
        /// Cumulative ÷ target; met or not for a ceiling.
        case attainment(TargetChoice)
        case target(TargetChoice)
        /// What the target becomes after the as-at day.
        case laterTarget(TargetChoice)
        /// The planned cumulative value on the last day counted.
        case planned(TargetChoice)
        /// Cumulative − planned.
        case ahead(TargetChoice)
        /// What each remaining day must bring.
        case needed(TargetChoice)
    }
    package var indicator: IndicatorID
    package var reading: Reading = .value
    /// `nil` for the reviewed unit.
    package var unit: OrgUnit.ID?
    package var by: DimensionMember?
    /// `tăng 19%` in place of `19%`.
    package var inWords = false
    package var display = DisplayChoice()
}

/// The targets of an assigner; without a kind, the first kind in the pack's order that the indicator has.
package struct TargetChoice: Hashable, Sendable {
    package let assigner: AssignerID
    package let kind: TargetKindID?
}

package enum PlanCount: String, Hashable, Sendable, CaseIterable {
    case groups, actions, done, late, cancelled
    case onTrack = "on-track"
    case atRisk = "at-risk"
    case notStarted = "not-started"
    case doneLate = "done-late"
    /// Not a count: the numbers of the resolutions the plan carries out.
    case resolutions
}

package enum MilestoneCount: String, Hashable, Sendable, CaseIterable {
    case total
    /// All units reached it, up to the as-at day.
    case reached
    /// Overdue for at least one unit.
    case missed
}

/// Of the directives issued in the period to the reviewed unit or one below it.
package enum DirectiveCount: String, Hashable, Sendable, CaseIterable {
    case issued
    /// By all the units they were issued to, up to the as-at day.
    case acknowledged
    /// Not yet by at least one.
    case outstanding
}

package enum CommendationSubject: String, Hashable, Sendable, CaseIterable { case collectives, individuals }

package enum IndexReading: String, Hashable, Sendable, CaseIterable { case name, rank, of, streak, year }

package enum GoalReading: String, Hashable, Sendable, CaseIterable { case verdict, name, binding, broken, unknown }

/// What a review says of itself.
package enum ReviewWord: String, Hashable, Sendable, CaseIterable {
    case period, year, unit
    case priorPeriod = "prior period"
    case nextPeriod = "next period"
    case nextYear = "next year"
    case asAt = "as at"
    case yearTheme = "theme year"
    case emulationTheme = "theme emulation"
}

/// In which unit and with how many decimals a number is printed.
package struct DisplayChoice: Hashable, Sendable {
    /// `nil` takes the indicator's own display unit.
    package var unit: DisplayScale?
    /// `nil` takes the indicator's own for a value; up to one for a percentage.
    package var decimals: Int?
    /// The number alone, without its unit.
    package var isBare = false
}

/// A condition of `{{ if … }}`.
package struct ReviewCondition: Hashable, Sendable {
    package enum Test: Hashable, Sendable {
        /// The review is written before its period ends.
        case estimate
        case synthetic
        /// There is a value.
        case known(ReviewTerm)
        /// The value is more than zero.
        case any(ReviewTerm)
        case goal(String, GoalVerdict)
    }
    package let test: Test
    package let isNegated: Bool
}

package enum GoalVerdict: String, Hashable, Sendable, CaseIterable { case holds, broken, unknown }
