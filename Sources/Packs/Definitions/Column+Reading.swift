import Diagnostics
import Domain

/// A column as written, with the places that checks of the whole dataset point to.
struct ColumnDraft {
    let value: YAMLValue
    let name: String
    let nameValue: YAMLValue
    let role: Column.Role?
    let roleValue: YAMLValue?
    let derivation: (value: YAMLValue, column: String, first: Int)?
    /// `nil` where a part cannot be used, which was reported.
    let column: Column?

    /// One item of `columns` of a dataset. `nil` where it has no usable name.
    static func read(_ value: YAMLValue, _ context: PackContext) -> ColumnDraft? {
        value.group("a column") { group in
            let nameValue = group.required("name")
            let name = nameValue?.code()
            let names = group.names(context)
            let typeValue = group.required("type")
            let typeWord = typeValue?.choice(Word.choices)
            let type = typeWord.flatMap { readType($0, group, context) }
            let roleValue = group.optional("role")
            let role = roleValue.map { $0.choice(Column.Role.choices) }
            let isRequired = readRequired(group, role: role ?? nil)
            let derivation = group.optional("derived").flatMap(readDerivation)
            let isEvent = group.flag("event")
            let isDimension = group.flag("dimension")
            let isPersonal = group.flag("personal")
            let unitValue = group.optional("unit_of_measure")
            let unit = unitValue.map { $0.unitOfMeasure() }
            if let typeWord {
                typeWord.check(role: role ?? nil, at: roleValue)
                if isEvent, !typeWord.isTime {
                    group.optional("event")?.report(
                        "bad-event", "an event is a day or a timestamp", help: "remove 'event', or change 'type'")
                }
                if isDimension, !typeWord.isGrouping {
                    group.optional("dimension")?.report(
                        "bad-dimension", "figures cannot be broken down by \(typeWord.words)",
                        help: "break down by text, a code, a whole number or a boolean")
                }
                if let unitValue, !typeWord.takesUnit {
                    unitValue.report(
                        "bad-unit-of-measure", "\(typeWord.words) has no unit of measure here",
                        help: typeWord == .money ? "money is in the pack's currency" : "remove 'unit_of_measure'")
                }
                if let derived = derivation, typeWord != .text {
                    derived.value.report("bad-derivation", "a derived column is text", help: "use 'type: text'")
                }
            }
            if role == .time, isEvent {
                group.optional("event")?.report(
                    "bad-event", "the time of a record is not an event of its own", help: "remove 'event'")
            }
            guard let name, let nameValue else { return nil }
            var column: Column?
            if let names, let type, roleValue == nil || role != .some(.none), unitValue == nil || unit != .some(.none) {
                column = Column(
                    name: name, names: names, type: type, role: role ?? nil, isRequired: isRequired, isEvent: isEvent,
                    isDimension: isDimension, isPersonal: isPersonal, unitOfMeasure: unit??.description,
                    derivation: derivation.map { Column.Derivation(column: $0.column, first: $0.first) })
            }
            return ColumnDraft(
                value: value, name: name, nameValue: nameValue, role: role ?? nil, roleValue: roleValue,
                derivation: derivation, column: column)
        }
    }

    /// A key, a unit and a time are always required.
    private static func readRequired(_ group: YAMLGroup, role: Column.Role?) -> Bool {
        let isNeeded = role == .key || role == .unit || role == .time
        let isRequired = group.flag("required", default: isNeeded)
        if isNeeded, !isRequired, let role {
            group.optional("required")?.report(
                "bad-required", "no record can be without its \(role.rawValue)", help: "remove 'required: false'")
        }
        return isRequired || isNeeded
    }

    /// `{column: hs6, first: 2}`.
    private static func readDerivation(_ value: YAMLValue) -> (value: YAMLValue, column: String, first: Int)? {
        value.group("'derived'") { group in
            let columnValue = group.required("column")
            let first = group.required("first")?.integer(in: 1...1000)
            guard let columnValue, let column = columnValue.text("a column"), let first else { return nil }
            return (columnValue, column, first)
        }
    }

    private static func readType(_ word: Word, _ group: YAMLGroup, _ context: PackContext) -> Column.ColumnType? {
        if word != .code, let values = group.optional("values") {
            values.report("bad-values", "only a code has 'values'", help: "use 'type: code', or remove 'values'")
        }
        if word != .decimal, word != .money, let scale = group.optional("scale") {
            scale.report(
                "bad-scale", "\(word.words) has no 'scale'",
                help: "use 'type: decimal' or 'type: money', or remove 'scale'")
        }
        switch word {
        case .text: return .text
        case .integer: return .integer
        case .day: return .day
        case .timestamp: return .timestamp
        case .boolean: return .boolean
        case .decimal: return group.required("scale")?.integer(in: 0...18).map { .decimal(scale: $0) }
        case .money:
            guard let scale = group.optional("scale") else {
                return .money(scale: context.currency.scale)
            }
            return scale.integer(in: 0...18).map { .money(scale: $0) }
        case .code: return group.required("values").flatMap { readValues($0, context) }.map { .code($0) }
        }
    }

    private static func readValues(_ value: YAMLValue, _ context: PackContext) -> [Column.CodeValue]? {
        guard let entries = value.entries(of: "the values of the code and their names") else { return nil }
        let values = entries.map { key, names -> Column.CodeValue? in
            guard let code = key.text("a value"), let names = names.localized(context) else { return nil }
            return Column.CodeValue(code: code, names: names)
        }
        guard !values.isEmpty else {
            value.report("empty-list", "the list of values is empty", help: "write at least one: 'green: {…}'")
            return nil
        }
        let whole = values.compactMap { $0 }
        return whole.count == values.count ? whole : nil
    }
}

extension ColumnDraft {
    /// The types as packs write them.
    enum Word: String, CaseIterable {
        case text, code, integer, decimal, money, day, timestamp, boolean

        static let choices: KeyValuePairs<String, Word> = [
            "text": .text, "code": .code, "integer": .integer, "decimal": .decimal, "money": .money, "day": .day,
            "timestamp": .timestamp, "boolean": .boolean,
        ]
        var isTime: Bool { self == .day || self == .timestamp }
        var isGrouping: Bool { [.text, .code, .integer, .boolean].contains(self) }
        var takesUnit: Bool { [.integer, .decimal, .text, .code].contains(self) }
        var words: String {
            switch self {
            case .integer: "an integer"
            case .text, .money: rawValue
            case .code, .decimal, .day, .timestamp, .boolean: "a \(rawValue)"
            }
        }

        fileprivate func check(role: Column.Role?, at value: YAMLValue?) {
            guard let role, let value else { return }
            let allowed: [Word] =
                switch role {
                case .key: [.text, .code, .integer, .day]
                case .version: [.integer, .day, .timestamp, .text]
                case .unit: [.text, .code]
                case .time: [.day, .timestamp]
                case .amount: [.money, .decimal, .integer]
                case .party: [.text, .code, .integer]
                }
            guard !allowed.contains(self) else { return }
            value.report(
                "bad-role", "\(words) cannot be the \(role.rawValue) of a record",
                help: "its type is one of \(allowed.map { "'\($0.rawValue)'" }.joined(separator: ", "))")
        }
    }
}

extension Column.Role {
    static let choices: KeyValuePairs<String, Column.Role> = [
        "key": .key, "version": .version, "unit": .unit, "time": .time, "amount": .amount, "party": .party,
    ]
}
