import Domain

/// How many days of each slot are covered, by dataset and unit; looked up once for all indicators.
struct CoveredDays {
    struct Answer {
        /// Days of the slot on which the unit exists, and those of them that are covered.
        let existing: Int
        let covered: Int
        /// Whether the whole span compared with is covered.
        let coversPrior: Bool
    }
    private struct Key: Hashable {
        let dataset: DatasetID?
        let unit: OrgUnit.ID
    }
    private let coverage: RecordCoverage
    private let perimeter: UnitPerimeter
    private let slots: [PanelFrame.Slot]
    private var answers: [Key: [Answer]] = [:]

    init(_ coverage: RecordCoverage, perimeter: UnitPerimeter, slots: [PanelFrame.Slot]) {
        self.coverage = coverage
        self.perimeter = perimeter
        self.slots = slots
    }

    /// - Parameter dataset: `nil` for what no records are needed for.
    mutating func callAsFunction(_ dataset: DatasetID?, _ unit: OrgUnit.ID, slot: Int) -> Answer {
        let key = Key(dataset: dataset, unit: unit)
        if let known = answers[key] { return known[slot] }
        let existence = perimeter.existence(of: unit)
        // Days on which a unit does not exist are not covered: nothing it could have done is missing.
        let days = dataset.map { coverage.covered($0, unit, in: perimeter).intersection(existence) } ?? existence
        let found = slots.map { slot in
            Answer(
                existing: existence.days(in: slot.span), covered: days.days(in: slot.span),
                coversPrior: slot.prior.map(days.contains) ?? false)
        }
        answers[key] = found
        return found[slot]
    }
}
