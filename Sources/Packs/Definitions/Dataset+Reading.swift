import Diagnostics
import Domain

extension Dataset {
    /// One file of `datasets/`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> Dataset? {
        value.group("a dataset") { group in
            let code = group.declared("dataset", as: .dataset, context)
            let names = group.names(context)
            let record = group.names(context, key: "record")
            let list = group.required("columns")
            let items = list?.list(of: "columns")
            let drafts = items?.compactMap { ColumnDraft.read($0, context) } ?? []
            if let list, let items { checkTogether(drafts, list, isWhole: drafts.count == items.count) }
            let allowsNegative =
                group.optional("negative_amounts").map { $0.choice(["allowed": true, "refused": false]) } ?? false
            let checkItems = group.optional("checks")?.list(of: "checks", canBeEmpty: true) ?? []
            let checks = checkItems.compactMap { RowCheck.read($0, drafts) }
            let columns = drafts.compactMap(\.column)
            guard let code, let names, let record, let allowsNegative, let items, columns.count == items.count,
                checks.count == checkItems.count,
                Column.Role.needed.allSatisfy({ role in columns.contains { $0.role == role } })
            else { return nil }
            return Dataset(
                id: DatasetID(code), names: names, recordNames: record, columns: columns, checks: checks,
                allowsNegativeAmounts: allowsNegative)
        }
    }

    private static func checkTogether(_ drafts: [ColumnDraft], _ list: YAMLValue, isWhole: Bool) {
        let own = Declarations()
        for draft in drafts { own.declare(.column, draft.name, at: draft.nameValue) }
        for draft in drafts {
            if draft.name.hasSuffix("_date_only"), drafts.contains(where: { $0.name + "_date_only" == draft.name }) {
                draft.nameValue.report(
                    "reserved-word", "'\(draft.name)' is kept beside the timestamp of that name by the lake itself",
                    help: "choose another name")
            }
        }
        for role in Column.Role.allCases {
            let holders = drafts.filter { $0.role == role }
            if role.isSingle, let first = holders.first {
                for second in holders.dropFirst() {
                    second.roleValue?.report(
                        "role-twice", "'\(first.name)' is already the \(role.rawValue) of this dataset",
                        help: "a dataset has one column with 'role: \(role.rawValue)'")
                }
            }
            if holders.isEmpty, isWhole, Column.Role.needed.contains(role) {
                list.report(
                    "missing-role", "no column has 'role: \(role.rawValue)'",
                    help: "say which column is \(role.purpose)")
            }
        }
        for draft in drafts { checkDerivation(of: draft, drafts, own) }
    }

    private static func checkDerivation(of draft: ColumnDraft, _ drafts: [ColumnDraft], _ own: Declarations) {
        guard let derivation = draft.derivation, own.reference(to: .column, in: derivation.value) != nil,
            let source = drafts.first(where: { $0.name == derivation.column })
        else { return }
        if source.derivation != nil {
            derivation.value.report(
                "bad-derivation", "'\(source.name)' is derived itself", help: "derive from a column that files hold")
        } else if let column = source.column, column.type != .text {
            derivation.value.report(
                "bad-derivation", "'\(source.name)' is not text", help: "derive from a column with 'type: text'")
        }
    }
}

extension Column.Role {
    fileprivate static let needed: [Column.Role] = [.key, .unit, .time]
    fileprivate var isSingle: Bool { self != .key && self != .amount }
    fileprivate var purpose: String {
        switch self {
        case .key: "the number that tells records apart"
        case .version: "the amendment number or change date"
        case .unit: "the code of the unit that holds the record"
        case .time: "the day or time the record is counted on"
        case .amount: "an amount"
        case .party: "the enterprise or person"
        }
    }
}
