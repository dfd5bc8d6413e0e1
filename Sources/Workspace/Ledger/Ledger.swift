package import Appraisal
package import Domain
package import Foundation

/// What is different from what was known before: figures, targets, actions and reported values of a unit and those below it.
package struct Ledger: Sendable {
    /// What a present value is held against.
    package enum Base: Sendable, Hashable {
        /// What one revision knew.
        case revision(Int)
        /// What documents quoted, each as the revision it names knew it.
        case quoted
    }

    /// A step that may have made a difference.
    package struct Cause: Sendable, Hashable {
        package let note: RevisionNote
        /// The load that it made; `nil` for other steps.
        package let load: Int?
    }

    /// A document that quoted a figure.
    package struct Document: Sendable, Hashable {
        /// `so-ket-6-thang-2020H1`.
        package let name: String
        package let by: String
        /// ISO 8601, UTC.
        package let at: String
    }

    package struct FigureLine: Sendable {
        /// As it was known, or quoted.
        package let before: Figure
        /// `nil` where the present definitions have no such figure.
        package let after: Figure?
        /// The revisions in between that wrote what the figure reads; oldest first.
        package let causes: [Cause]
        /// The documents that quote `before`, the latest first.
        package let quotations: [Document]

        /// `nil` unless both values are known.
        package var difference: Decimal? {
            guard let now = after?.value, let then = before.value else { return nil }
            return now - then
        }
    }

    package struct TargetLine: Sendable {
        package let series: TargetSeriesKey
        /// The day from which the changed version holds, or held.
        package let validFrom: Day
        /// What was in force on that day as the base knew it; `nil` where there was none.
        package let before: Decimal?
        /// What is in force on that day now; `nil` where nothing is left.
        package let after: Decimal?
        package let causes: [Cause]
    }

    package struct ActionLine: Sendable {
        package let code: String
        package let title: LocalizedText
        package let unit: OrgUnit.ID
        /// `nil` where the action was not there.
        package let before: Side?
        package let after: Side?
        package let causes: [Cause]

        package struct Side: Sendable, Hashable {
            package let state: Appraisal.ActionState
            package let deadline: Day?
        }
    }

    package struct ReportLine: Sendable {
        package let field: String
        package let unit: OrgUnit.ID
        package let period: Period
        /// The approved value; `nil` where there was none.
        package let before: Decimal?
        package let after: Decimal?
        package let causes: [Cause]
    }

    package let unit: OrgUnit.ID
    package let period: Period
    package let asAt: Day
    package let base: Base
    /// The revision of the base; `nil` for what was quoted.
    package let since: RevisionNote?
    package let latest: RevisionNote
    package let figures: [FigureLine]
    /// Against the base; for what was quoted, against the oldest revision that is looked at: they may change what documents say.
    package let targets: [TargetLine]
    package let actions: [ActionLine]
    /// Empty for what was quoted: figures that read them are listed.
    package let reports: [ReportLine]

    package var isEmpty: Bool { figures.isEmpty && targets.isEmpty && actions.isEmpty && reports.isEmpty }
}
