import Diagnostics
import Domain
import Foundation

extension RowCheck {
    /// `{not_before: [cleared_at, registered_at]}` or `{range: {column: rate, from: 0, to: 1000}}`.
    static func read(_ value: YAMLValue, _ columns: [ColumnDraft]) -> RowCheck? {
        value.group("a check") { group in
            let order = group.optional("not_before")
            let range = group.optional("range")
            switch (order, range) {
            case (let order?, nil): return readOrder(order, columns)
            case (nil, let range?): return readRange(range, columns)
            case (nil, nil), (.some, .some):
                value.report(
                    "bad-check", "a check is either 'not_before' or 'range'",
                    help: "write '{not_before: [later, earlier]}'")
                return nil
            }
        }
    }

    private static func readOrder(_ value: YAMLValue, _ columns: [ColumnDraft]) -> RowCheck? {
        guard let items = value.list(of: "two columns, the later first") else { return nil }
        guard items.count == 2 else {
            value.report(
                "bad-check", "'not_before' compares two columns",
                help: "write '[cleared_at, registered_at]', the later first")
            return nil
        }
        let names = items.compactMap { item -> String? in
            guard let draft = column(item, columns) else { return nil }
            guard let column = draft.column else { return draft.name }
            guard column.type == .day || column.type == .timestamp else {
                item.report(
                    "bad-check", "'\(draft.name)' is neither a day nor a timestamp", help: "compare columns of time")
                return nil
            }
            return draft.name
        }
        return names.count == 2 ? .notBefore(later: names[0], earlier: names[1]) : nil
    }

    private static func readRange(_ value: YAMLValue, _ columns: [ColumnDraft]) -> RowCheck? {
        value.group("'range'") { group in
            let draft = group.required("column").flatMap { column($0, columns) }
            let fromValue = group.optional("from")
            let toValue = group.optional("to")
            if fromValue == nil, toValue == nil {
                value.report("bad-check", "the range has no bounds", help: "add 'from', 'to' or both")
                return nil
            }
            guard let draft else { return nil }
            guard let type = draft.column?.type else { return nil }
            let from = fromValue.map { bound($0, type) }
            let to = toValue.map { bound($0, type) }
            if case let low?? = from, case let high?? = to, high.order < low.order {
                toValue?.report("bad-check", "the range ends before it begins", help: "exchange 'from' and 'to'")
            }
            if case .some(.none) = from { return nil }
            if case .some(.none) = to { return nil }
            return .range(column: draft.name, from: from??.text, to: to??.text)
        }
    }

    /// A bound as written, and what orders it.
    private static func bound(_ value: YAMLValue, _ type: Column.ColumnType) -> (text: String, order: Decimal)? {
        switch type {
        case .integer, .decimal, .money: return value.decimal().map { ("\($0)", $0) }
        case .day, .timestamp: return value.day().map { ($0.description, Decimal($0.ordinal)) }
        case .text, .code, .boolean:
            value.report("bad-check", "only numbers and days have a range", help: "check a column of numbers or days")
            return nil
        }
    }

    private static func column(_ value: YAMLValue, _ columns: [ColumnDraft]) -> ColumnDraft? {
        guard let name = value.text("a column") else { return nil }
        guard let draft = columns.first(where: { $0.name == name }) else {
            value.report(
                "unknown-column", "'\(name)' is not a column of this dataset",
                help: didYouMean(name, among: columns.map(\.name)).map { "did you mean '\($0)'?" }
                    ?? "its columns are \(columns.map(\.name).joined(separator: ", "))")
            return nil
        }
        return draft
    }
}
