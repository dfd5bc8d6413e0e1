import Diagnostics
import Domain
import Formulas
import Packs
import Panel
import SQLText

/// Two hundred indicators from the text of their formulas to checked formulas, and from those to the SQL of a panel.
struct CompileBenchmark {
    let bench: Bench

    private static let count = 200

    func run() throws -> [Measurement] {
        bench.say("compiling \(Self.count) indicators")
        let size = "\(Self.count) indicators"
        let times = bench.isSmoke ? 1 : 5
        let schema = Self.schema
        let check = try fastest(of: times) { _ = try CheckedIndicators(checking: schema) }

        let folder = try bench.pack(named: "pack-compile", adding: ["indicators/benchmark.yaml": Self.yaml])
        var pack: Pack?
        let read = try fastest(of: times) { pack = try PackReader.read(folder) }
        guard let pack else { return [] }
        let request = PanelRequest(
            indicators: Self.codes.map { IndicatorID($0) }, units: pack.units.units.map(\.id),
            spans: .periods(Period.all(.month, in: 2019), calendar: nil), asAt: Day("2019-12-31")!)
        let relation = WorkspaceLake.declarations
        let render = try fastest(of: times) {
            let plan = try PanelPlan(request, in: pack)
            for dataset in plan.datasets { _ = try plan.sql(dataset, from: "\(name: relation.rawValue)")?.checked() }
        }
        return [
            Measurement(
                what: "compile: text to checked formulas", size: size, value: check.seconds * 1_000, unit: "ms"),
            Measurement(
                what: "compile: plan and SQL", size: size, value: render.seconds * 1_000, unit: "ms",
                note: "for every unit and 12 months"),
            Measurement(
                what: "compile", size: size, value: (check + render).seconds * 1_000, unit: "ms", bar: "≤ 50 ms",
                note: "both of them"),
            Measurement(
                what: "read a pack", size: "\(pack.indicators.count) indicators", value: read.seconds * 1_000,
                unit: "ms",
                note: "files, YAML, names and formulas"),
        ]
    }
}

// MARK: - The indicators

extension CompileBenchmark {
    private static var codes: [String] { (0..<count).map { "bench_\($0)" } }

    /// Formulas of the sorts packs have, no two alike.
    private static func formula(_ number: Int) -> String {
        let channel = ["green", "yellow", "red"][number % 3]
        let here = "type_code == \"T\(number)\" and cancelled_at is missing"
        return switch number % 8 {
        case 0: "count(declaration where \(here) and not border_resident)"
        case 1: "sum(declaration.turnover where \(here) and channel == \"\(channel)\")"
        case 2: "mean(hours(declaration.registered_at, declaration.cleared_at) where \(here))"
        case 3: "count(declaration where \(here) and channel == \"\(channel)\") / count(declaration where \(here))"
        case 4: "active(declaration.trader where \(here))"
        case 5: "share(hours(declaration.registered_at, declaration.checked_at) <= 2 where \(here))"
        case 6: "indicator(bench_\(number - 6)) / indicator(bench_\(number - 5))"
        default: "p90(hours(declaration.registered_at, declaration.released_at) where \(here))"
        }
    }

    private static var yaml: String {
        "indicators:\n"
            + (0..<count).map { number in
                """
                  - code: bench_\(number)
                    names: {vi: bench_\(number), en: bench_\(number)}
                    group: trade
                    formula: '\(formula(number))'
                    direction: higher

                """
            }.joined()
    }

    /// The columns of Quảng Ninh's declarations that the formulas name.
    private static var schema: FormulaSchema {
        let columns = [
            ColumnSchema(name: "number", type: .text, role: .key),
            ColumnSchema(name: "unit", type: .text, role: .unit),
            ColumnSchema(name: "registered_at", type: .timestamp, role: .time),
            ColumnSchema(name: "checked_at", type: .timestamp, isEvent: true),
            ColumnSchema(name: "released_at", type: .timestamp, isEvent: true),
            ColumnSchema(name: "cleared_at", type: .timestamp, isEvent: true),
            ColumnSchema(name: "cancelled_at", type: .timestamp, isEvent: true),
            ColumnSchema(name: "type_code", type: .text),
            ColumnSchema(name: "channel", type: .code(values: ["green", "yellow", "red"])),
            ColumnSchema(name: "border_resident", type: .boolean),
            ColumnSchema(name: "trader", type: .text, role: .party),
            ColumnSchema(
                name: "turnover", type: .decimal(scale: 2), role: .amount, unitOfMeasure: UnitOfMeasure(base: "USD")),
        ]
        let indicators = (0..<count).map { number in
            (
                IndicatorID("bench_\(number)"),
                IndicatorDefinition(
                    formula: formula(number), origin: SourceOrigin(file: "benchmark.yaml", line: number + 1))
            )
        }
        return FormulaSchema(
            datasets: [DatasetSchema(id: WorkspaceLake.declarations, columns: columns)],
            indicators: Dictionary(indicators, uniquingKeysWith: { first, _ in first }))
    }
}
