import Diagnostics
import Domain
import Foundation

extension WatchRule {
    static let path = "watch.yaml"

    /// The rules of watch.yaml; none where the file is missing.
    static func readAll(_ datasets: [Dataset], _ context: PackContext) -> [WatchRule] {
        context.root(of: path)?.group("watch.yaml") { group in
            group.required("rules")?.list(of: "rules")?.compactMap { read($0, datasets, context) }
        } ?? []
    }

    private static func read(_ value: YAMLValue, _ datasets: [Dataset], _ context: PackContext) -> WatchRule? {
        value.group("a watch rule") { group in
            let code = group.declared("code", as: .watchRule, context)
            let names = group.names(context)
            let question = group.names(context, key: "question")
            let atLeast = group.optional("at_least").map { $0.integer(in: 1...Int.max) } ?? 1
            let kinds = group.optional("unit_kinds").map { value in
                value.list(of: "kinds of unit")?.compactMap {
                    context.declarations.reference(to: .unitKind, in: $0)
                }
            }
            let test = Test.read(group, datasets, context)
            guard let code, let names, let question, let atLeast, let test else { return nil }
            return WatchRule(
                code: code, names: names, question: question, test: test, atLeast: atLeast,
                unitKinds: (kinds ?? nil).map { Set($0) })
        }
    }
}

extension WatchRule.Test {
    private static let kinds = ["behind", "jump", "just_under", "batch", "disorder", "late_record"]

    /// The one test of a rule.
    fileprivate static func read(
        _ group: YAMLGroup, _ datasets: [Dataset], _ context: PackContext
    ) -> WatchRule.Test? {
        let written = kinds.compactMap { kind in group.optional(kind).map { (kind, $0) } }
        guard written.count == 1, let (kind, value) = written.first else {
            (written.last?.1 ?? group.value).report(
                "bad-watch-rule", written.isEmpty ? "a watch rule needs its test" : "a watch rule has one test",
                help: "write one of \(kinds.map { "'\($0)'" }.joined(separator: ", "))")
            return nil
        }
        return value.group("'\(kind)'") { test -> WatchRule.Test? in
            switch kind {
            case "behind": behind(test, context)
            case "jump": jump(test, context)
            case "just_under": justUnder(test, datasets, context)
            case "batch": batch(test, datasets, context)
            case "disorder": disorder(test, datasets, context)
            default: lateRecord(test, datasets, context)
            }
        }
    }

    private static func behind(_ group: YAMLGroup, _ context: PackContext) -> WatchRule.Test? {
        let indicator = reference("indicator", .indicator, group, context)
        let assigner = reference("assigner", .assigner, group, context)
        let kind = reference("kind", .targetKind, group, context)
        let percent = group.required("percent").flatMap { positive($0) }
        guard let indicator, let assigner, let kind, let percent else { return nil }
        return .behind(
            indicator: IndicatorID(indicator), assigner: AssignerID(assigner), kind: TargetKindID(kind),
            percent: percent)
    }

    private static func jump(_ group: YAMLGroup, _ context: PackContext) -> WatchRule.Test? {
        let indicator = reference("indicator", .indicator, group, context)
        let periods = group.optional("periods").map { $0.integer(in: 1...24) } ?? 3
        let change = group.required("change").flatMap { positive($0) }
        guard let indicator, let periods, let change else { return nil }
        return .jump(indicator: IndicatorID(indicator), periods: periods, change: change)
    }

    private static func justUnder(
        _ group: YAMLGroup, _ datasets: [Dataset], _ context: PackContext
    ) -> WatchRule.Test? {
        let dataset = self.dataset(group, datasets, context)
        let column = column("column", of: dataset, group, "a number") { $0.isNumber }
        let limit = group.required("limit").flatMap { positive($0) }
        let within = group.required("within").flatMap { percentage($0) }
        let share = group.required("share").flatMap { percentage($0) }
        guard let dataset, let column, let limit, let within, let share else { return nil }
        return .justUnder(dataset: dataset.id, column: column, limit: limit, within: within, share: share)
    }

    private static func batch(_ group: YAMLGroup, _ datasets: [Dataset], _ context: PackContext) -> WatchRule.Test? {
        let dataset = self.dataset(group, datasets, context)
        let column = column("column", of: dataset, group, "a timestamp") { $0 == .timestamp }
        let records = group.required("records").flatMap { $0.integer(in: 2...Int.max) }
        guard let dataset, let column, let records else { return nil }
        return .batch(dataset: dataset.id, column: column, records: records)
    }

    private static func disorder(
        _ group: YAMLGroup, _ datasets: [Dataset], _ context: PackContext
    ) -> WatchRule.Test? {
        let dataset = self.dataset(group, datasets, context)
        let event = column("event", of: dataset, group, "a day or a timestamp") { $0.isTime }
        let predecessor = column("after", of: dataset, group, "a day or a timestamp") { $0.isTime }
        guard let dataset, let event, let predecessor else { return nil }
        return .disorder(dataset: dataset.id, event: event, predecessor: predecessor)
    }

    private static func lateRecord(
        _ group: YAMLGroup, _ datasets: [Dataset], _ context: PackContext
    ) -> WatchRule.Test? {
        let dataset = self.dataset(group, datasets, context)
        let event = column("event", of: dataset, group, "a day or a timestamp") { $0.isTime }
        let recorded = column("recorded", of: dataset, group, "a day or a timestamp") { $0.isTime }
        let days = group.required("days").flatMap { $0.integer(in: 1...3_660) }
        guard let dataset, let event, let recorded, let days else { return nil }
        return .lateRecord(dataset: dataset.id, event: event, recorded: recorded, days: days)
    }
}

extension WatchRule.Test {
    private static func reference(
        _ key: String, _ kind: Declarations.Kind, _ group: YAMLGroup, _ context: PackContext
    ) -> String? {
        group.required(key).flatMap { context.declarations.reference(to: kind, in: $0) }
    }

    private static func dataset(_ group: YAMLGroup, _ datasets: [Dataset], _ context: PackContext) -> Dataset? {
        reference("dataset", .dataset, group, context).flatMap { name in datasets.first { $0.id.rawValue == name } }
    }

    /// - Parameter dataset: `nil` where it could not be read, which was reported.
    private static func column(
        _ key: String, of dataset: Dataset?, _ group: YAMLGroup, _ what: String, _ fits: (Column.ColumnType) -> Bool
    ) -> String? {
        guard let value = group.required(key), let name = value.text("the name of a column"), let dataset else {
            return nil
        }
        guard let column = dataset.column(name) else {
            let near = didYouMean(name, among: dataset.columns.map(\.name)).map { "did you mean '\($0)'?" }
            value.report(
                "unknown-column", "'\(name)' is not a column of '\(dataset.id)'",
                help: near ?? "use a column of the dataset")
            return nil
        }
        guard fits(column.type) else {
            value.report("bad-watch-rule", "'\(name)' is not \(what)", help: "use a column that is")
            return nil
        }
        return name
    }

    private static func positive(_ value: YAMLValue) -> Decimal? {
        guard let number = value.decimal("a number above zero") else { return nil }
        guard number > 0 else {
            value.expected("a number above zero")
            return nil
        }
        return number
    }

    private static func percentage(_ value: YAMLValue) -> Decimal? {
        guard let number = value.decimal("a percentage below 100") else { return nil }
        guard number > 0, number < 100 else {
            value.expected("a percentage below 100")
            return nil
        }
        return number
    }
}

extension Column.ColumnType {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .decimal, .money: true
        case .text, .code, .day, .timestamp, .boolean: false
        }
    }

    fileprivate var isTime: Bool { self == .day || self == .timestamp }
}
