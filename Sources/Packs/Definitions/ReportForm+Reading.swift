import Diagnostics
import Domain
import Foundation

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
            let due = group.optional("due").map { $0.integer(in: 0...366) } ?? 0
            let since = group.optional("since").map { $0.day() }
            let untilValue = group.optional("until")
            let until = untilValue.map { $0.day() }
            if let untilValue, let first = since ?? nil, let last = until ?? nil, last < first {
                untilValue.report(
                    "until-before-since", "'until' is before 'since', \(first)",
                    help: "the form is asked for from the one to the other: correct one of them")
            }
            let approval = group.optional("approval").map { Self.levels($0) } ?? [.unit]
            let items = group.required("fields")?.list(of: "fields")
            let fields = items?.compactMap { Field.read($0, context) }
            let codes = fields?.map(\.code) ?? []
            let checks = (group.optional("checks")?.list(of: "checks") ?? []).compactMap {
                ReportCheck.read($0, fields: codes, context)
            }
            guard let code, let names, let period, let calendar, let unitKind, let fields, let due, let approval else {
                return nil
            }
            return ReportForm(
                code: code, names: names, periodKind: period, calendar: calendar, unitKind: unitKind, dueDays: due,
                since: since ?? nil, until: until ?? nil, approval: approval, fields: fields, checks: checks)
        }
    }

    /// Upwards, each once: nobody above decides before those below have.
    private static func levels(_ value: YAMLValue) -> [Level]? {
        guard let items = value.list(of: "levels") else { return nil }
        var levels: [Level] = []
        for item in items {
            guard let level = item.choice(["unit": Level.unit, "parent": .parent, "root": .root]) else { continue }
            if let last = levels.last, level.height <= last.height {
                item.report(
                    "bad-approval", "'\(level.rawValue)' does not come after '\(last.rawValue)'",
                    help: "levels go up the tree, each once: unit, parent, root")
            }
            levels.append(level)
        }
        return levels
    }
}

extension ReportForm.Level {
    fileprivate var height: Int {
        switch self {
        case .unit: 0
        case .parent: 1
        case .root: 2
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
            let unitNames = group.optional("unit_names").flatMap { $0.localized(context) }
            let minimum = group.optional("min").flatMap { $0.decimal() }
            let maximumValue = group.optional("max")
            let maximum = maximumValue.flatMap { $0.decimal() }
            if let minimum, let maximum, maximum < minimum {
                maximumValue?.report(
                    "bad-range", "the largest value \(maximum) is below the smallest, \(minimum)",
                    help: "exchange 'min' and 'max', or correct one")
            }
            let isRequired = group.optional("required").map { $0.boolean() } ?? true
            let help = group.optional("help").flatMap { $0.localized(context) }
            let jump = group.optional("against_last").flatMap { Jump.read($0) }
            guard let code, let names, let sort, let unit, let scale, let isRequired else { return nil }
            guard let chosen = rollUp ?? (sort == .flow ? .sum : .last) else { return nil }
            return ReportForm.Field(
                code: code, names: names, sort: sort, rollUp: chosen, unitOfMeasure: unit.description,
                unitNames: unitNames, scale: scale, minimum: minimum, maximum: maximum, isRequired: isRequired,
                help: help, jump: jump)
        }
    }
}

extension ReportForm.Field.Jump {
    static func read(_ value: YAMLValue) -> Self? {
        value.group("a comparison with the last period") { group in
            func amount(_ value: YAMLValue) -> Decimal? {
                guard let number = value.decimal() else { return nil }
                guard number >= 0 else {
                    value.report(
                        "bad-range", "\(number) is below zero", help: "write how much a change may be, up or down")
                    return nil
                }
                return number
            }
            guard let percent = group.required("more_than_percent").flatMap(amount) else { return nil }
            let least = group.optional("and_more_than").map(amount) ?? 0
            return least.map { Self(moreThanPercent: percent, andMoreThan: $0) }
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
