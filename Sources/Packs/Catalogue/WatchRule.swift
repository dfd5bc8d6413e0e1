package import Domain
package import Foundation

/// Something worth a question: what to look for in figures or records, and how to ask.
package struct WatchRule: Sendable, Hashable {
    package enum Test: Sendable, Hashable {
        /// The cumulative value is behind the planned one of a target by more than so many percent of it; of a ceiling, above it.
        case behind(indicator: IndicatorID, assigner: AssignerID, kind: TargetKindID, percent: Decimal)
        /// A figure differs from the mean of the periods before it by more than `change`: percentage points of a percentage, else percent
        /// of that mean. What adds up is looked at when its period is over.
        case jump(indicator: IndicatorID, periods: Int, change: Decimal)
        /// More than `share` percent of a unit's records have a value below a limit by at most `within` percent of it.
        case justUnder(dataset: DatasetID, column: String, limit: Decimal, within: Decimal, share: Decimal)
        /// So many records or more of one unit lie within less than a minute, whatever the clock's own minutes are.
        case batch(dataset: DatasetID, column: String, records: Int)
        /// A time is before the one that comes first.
        case disorder(dataset: DatasetID, event: String, predecessor: String)
        /// A time was recorded more than so many days after it.
        case lateRecord(dataset: DatasetID, event: String, recorded: String, days: Int)
    }

    /// One spelling in the whole pack.
    package let code: String
    package let names: LocalizedText
    /// What is asked of the unit: a question, for there may be a good answer.
    package let question: LocalizedText
    package let test: Test
    /// Fewer records than this raise no flag: of a jump those the figure divides by, else those that stand out.
    package let atLeast: Int
    /// Only units of these kinds; `nil` for every unit that holds records, or has the target.
    package let unitKinds: Set<String>?

    package init(
        code: String, names: LocalizedText, question: LocalizedText, test: Test, atLeast: Int = 1,
        unitKinds: Set<String>? = nil
    ) {
        self.code = code
        self.names = names
        self.question = question
        self.test = test
        self.atLeast = atLeast
        self.unitKinds = unitKinds
    }

    /// The records it looks at one by one; `nil` for a rule about figures.
    package var dataset: DatasetID? {
        switch test {
        case .behind, .jump: nil
        case .justUnder(let dataset, _, _, _, _), .batch(let dataset, _, _), .disorder(let dataset, _, _),
            .lateRecord(let dataset, _, _, _):
            dataset
        }
    }

    /// The indicator whose figures it looks at; `nil` for a rule about records.
    package var indicator: IndicatorID? {
        switch test {
        case .behind(let indicator, _, _, _), .jump(let indicator, _, _): indicator
        case .justUnder, .batch, .disorder, .lateRecord: nil
        }
    }
}
