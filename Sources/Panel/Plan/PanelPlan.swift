package import Domain
import Formulas
package import Packs
package import SQLText

/// How a request will be answered: its indicators, its slots, and one query for each dataset. Printing it shows all of that.
package struct PanelPlan: Sendable {
    package let request: PanelRequest
    package let indicators: [Indicator]
    package let frame: PanelFrame
    package let perimeter: UnitPerimeter
    /// In order of first use.
    package let datasets: [DatasetPlan]
    /// The slots of each indicator, as positions in ``PanelFrame/slots``.
    let slots: [IndicatorID: [Int]]
    /// Each field the formulas report, with its form.
    let fields: [String: (form: ReportForm, field: ReportForm.Field)]
    let calendars: [ReportingCalendar]

    /// - Throws: ``PanelError``: a name that the pack does not have, a breakdown that an indicator does not declare.
    package init(_ request: PanelRequest, in pack: Pack) throws(PanelError) {
        var indicators: [Indicator] = []
        for id in request.indicators {
            guard let indicator = pack.indicator(id) else { throw .unknownIndicator(id) }
            if let by = request.by { try Self.checkBreakdown(of: indicator, by: by, in: pack) }
            indicators.append(indicator)
        }
        for id in request.units where pack.units[id] == nil { throw .unknownUnit(id) }
        var all: [PanelSlot] = []
        var places: [PanelSlot: Int] = [:]
        var slots: [IndicatorID: [Int]] = [:]
        for indicator in indicators {
            let own = try request.slots(calendarOf: indicator.calendar, in: pack.calendars)
            slots[indicator.id] = own.map { slot in
                if let place = places[slot] { return place }
                all.append(slot)
                places[slot] = all.count - 1
                return all.count - 1
            }
        }
        self.request = request
        self.indicators = indicators
        self.slots = slots
        perimeter = UnitPerimeter(pack.units, on: request.perimeterDay)
        frame = PanelFrame(slots: all, units: request.units, perimeter: perimeter, asAt: request.asAt)
        calendars = pack.calendars
        fields = try Self.fields(of: indicators, in: pack)
        datasets = try Self.datasets(of: indicators, by: request.by, in: pack)
    }

    private static func datasets(
        of indicators: [Indicator], by dimension: String?, in pack: Pack
    ) throws(PanelError) -> [DatasetPlan] {
        var order: [DatasetID] = []
        for atom in indicators.flatMap(\.formula.atoms) where !order.contains(atom.dataset) {
            order.append(atom.dataset)
        }
        var plans: [DatasetPlan] = []
        for dataset in order {
            guard pack.dataset(dataset) != nil else { throw .unknownDataset(dataset) }
            let readers = indicators.filter { $0.formula.datasets.contains(dataset) }.map { ($0.id, $0.formula) }
            plans.append(
                try DatasetPlan(dataset, formulas: readers, dimension: dimension, workingTimes: pack.workingTimes))
        }
        return plans
    }

    private static func checkBreakdown(of indicator: Indicator, by: String, in pack: Pack) throws(PanelError) {
        let datasets = indicator.formula.datasets
        let isThere = datasets.allSatisfy { pack.dataset($0)?.column(by)?.isDimension == true }
        guard indicator.dimensions.contains(by), isThere, !datasets.isEmpty, indicator.formula.reported.isEmpty else {
            throw .notBrokenDown(indicator.id, by: by)
        }
    }

    private static func fields(
        of indicators: [Indicator], in pack: Pack
    ) throws(PanelError) -> [String: (form: ReportForm, field: ReportForm.Field)] {
        var fields: [String: (form: ReportForm, field: ReportForm.Field)] = [:]
        for code in Set(indicators.flatMap(\.formula.reported)) {
            let found = pack.forms.lazy.compactMap { form in
                form.fields.first { $0.code == code }.map { (form: form, field: $0) }
            }.first
            guard let found else { throw .unknownField(code) }
            fields[code] = found
        }
        return fields
    }

    package func calendar(_ id: CalendarID) -> ReportingCalendar? { calendars.first { $0.id == id } }

    /// The query of one dataset.
    ///
    /// - Returns: `nil` where no span or unit is left to ask for.
    package func sql(_ dataset: DatasetPlan, from rows: SQLFragment) throws(PanelError) -> SQLFragment? {
        frame.slots.isEmpty || frame.placements.isEmpty ? nil : try dataset.sql(frame, from: rows)
    }
}
