package import Domain
package import Foundation

/// What can be said of one claim: whether it holds, how its number was printed, and what it was compared with.
package struct ClaimVerdict: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable { case holds, doesNotHold, cannotBeTold }

    /// How the number stands to the figure.
    package enum Printed: String, Hashable, Sendable, CaseIterable {
        case exact, rounded, truncated, approximate, wrong
    }

    package let claim: Claim
    package let outcome: Outcome
    /// `nil` where it cannot be told.
    package let printed: Printed?
    /// The figure it was compared with; the nearest of several. `nil` where there was none.
    package let figure: ComparedFigure?
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        // It holds.
        case exact, rounded, truncated, withinHedge
        // It does not.
        case different
        /// The figure lies on the other side of *hơn* or *gần*, or too far from it.
        case outsideHedge
        /// 10 to this power too small (positive) or too large (negative).
        case scaleSlip(Int)
        /// The number is right for another relation: *tăng 119%* where it is 119 % of last year.
        case otherRelation(Claim.Relation)
        /// The difference of two rates is in percentage points.
        case pointsNotPercent
        case percentNotPoints
        // It cannot be told.
        case noIndicator
        case noRelation
        /// *tăng 1,5 lần* is said of 50 % more and of 150 % more.
        case ambiguousMultiple
        /// The other reading of its separators would hold.
        case ambiguousSeparators(other: Decimal)
        case valueUnknown
        case priorUnknown
        case noTarget
        case noPath
        case noRank
        case noIndexResult
        /// A lower-is-better target has no percentage.
        case isCeiling
        case otherUnit(String)
        case part(String)
        case restricted
        case otherPeriod(String)
        case notCommended
        /// An aim that is no target in force.
        case plannedOnly
    }
}

/// A figure of the standing that a claim was held against, in the claim's own terms.
package struct ComparedFigure: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case indicator(IndicatorID)
        case index(String)
        case count(ClaimCount)
    }
    package let subject: Subject
    package let relation: Claim.Relation
    package let assigner: AssignerID?
    package let kind: TargetKindID?
    /// Money in the currency's unit, time in seconds, percentages in percent.
    package let value: Decimal
    package let unit: WrittenNumber.Unit
}
