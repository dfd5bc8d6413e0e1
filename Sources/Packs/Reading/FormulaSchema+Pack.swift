import Domain
import Formulas

extension FormulaSchema {
    /// What formulas of a pack may name: its datasets, what its forms report, and its indicators.
    init(
        datasets: [Dataset], forms: [ReportForm], currency: Currency, indicators: [IndicatorID: IndicatorDefinition]
    ) {
        let fields = forms.flatMap(\.fields)
        self.init(
            datasets: datasets.map { DatasetSchema($0, currency: currency) }, indicators: indicators,
            reported: Dictionary(
                fields.map { ($0.code, UnitOfMeasure($0.unitOfMeasure) ?? .ratio) },
                uniquingKeysWith: { first, _ in first }))
    }
}

extension DatasetSchema {
    fileprivate init(_ dataset: Dataset, currency: Currency) {
        self.init(id: dataset.id, columns: dataset.columns.map { ColumnSchema($0, currency: currency) })
    }
}

extension ColumnSchema {
    fileprivate init(_ column: Column, currency: Currency) {
        self.init(
            name: column.name, type: ColumnType(column.type, currency: currency),
            role: column.role.map(Role.init), unitOfMeasure: column.unitOfMeasure.flatMap { UnitOfMeasure($0) },
            isEvent: column.isEvent, dateOnlyFlag: column.type == .timestamp ? "\(column.name)_date_only" : nil)
    }
}

extension ColumnSchema.Role {
    fileprivate init(_ role: Column.Role) {
        self =
            switch role {
            case .key: .key
            case .version: .version
            case .unit: .unit
            case .time: .time
            case .amount: .amount
            case .party: .party
            }
    }
}

extension ColumnType {
    fileprivate init(_ type: Column.ColumnType, currency: Currency) {
        self =
            switch type {
            case .text: .text
            case .code(let values): .code(values: values.map(\.code))
            case .integer: .integer
            case .decimal(let scale): .decimal(scale: scale)
            case .money(let scale): .money(currency: currency.code, scale: scale)
            case .day: .day
            case .timestamp: .timestamp
            case .boolean: .boolean
            }
    }
}
