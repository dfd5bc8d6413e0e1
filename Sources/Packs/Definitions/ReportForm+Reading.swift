import Diagnostics
import Domain

extension ReportForm {
    /// One file of `forms/`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> ReportForm? {
        value.group("a form") { group in
            let code = group.declared("form", as: .form, context)
            let names = group.names(context)
            let period = group.required("period")?.choice([
                "year": Period.Kind.year, "half": .half, "nine_months": .nineMonths, "quarter": .quarter,
                "month": .month,
            ])
            let calendar = group.calendar(context)
            let unitKind = group.required("unit_kind").flatMap { context.declarations.reference(to: .unitKind, in: $0) }
            let items = group.required("fields")?.list(of: "fields")
            let fields = items?.compactMap { Field.read($0, context) }
            guard let code, let names, let period, let calendar, let unitKind, let fields else { return nil }
            return ReportForm(
                code: code, names: names, periodKind: period, calendar: calendar, unitKind: unitKind, fields: fields)
        }
    }
}

extension YAMLGroup {
    /// `calendar:`, or the pack's first one.
    func calendar(_ context: PackContext) -> CalendarID? {
        guard let value = optional("calendar") else { return context.defaultCalendar }
        return context.declarations.reference(to: .calendar, in: value).map { CalendarID($0) }
    }
}

extension ReportForm.Field {
    static func read(_ value: YAMLValue, _ context: PackContext) -> ReportForm.Field? {
        value.group("a field") { group in
            let code = group.declared("code", as: .reportedField, context)
            let names = group.names(context)
            let sort = group.required("sort")?.choice(["flow": Sort.flow, "stock": .stock])
            let rollUpValue = group.optional("roll_up")
            let rollUp = rollUpValue.map { $0.choice(["sum": RollUp.sum, "last": .last, "none": .none]) }
            let unit = group.optional("unit_of_measure").map { $0.unitOfMeasure() } ?? .ratio
            let scale = group.optional("scale").map { $0.integer(in: 0...18) } ?? 0
            if let sort, case let rollUp?? = rollUp, let complaint = sort.complaint(about: rollUp) {
                rollUpValue?.report("bad-roll-up", complaint.message, help: complaint.help)
            }
            guard let code, let names, let sort, let unit, let scale else { return nil }
            guard let chosen = rollUp ?? (sort == .flow ? .sum : .last) else { return nil }
            return ReportForm.Field(
                code: code, names: names, sort: sort, rollUp: chosen, unitOfMeasure: unit.description, scale: scale)
        }
    }
}

extension ReportForm.Field.Sort {
    fileprivate func complaint(about rollUp: ReportForm.Field.RollUp) -> (message: String, help: String)? {
        switch (self, rollUp) {
        case (.flow, .last):
            (
                "the last value of a flow is not the flow of the longer period",
                "use 'sum', or 'none' where it cannot be added"
            )
        case (.stock, .sum):
            ("a stock cannot be added over periods: it would be counted several times", "use 'last', or 'none'")
        case (.flow, .sum), (.flow, .none), (.stock, .last), (.stock, .none): nil
        }
    }
}
