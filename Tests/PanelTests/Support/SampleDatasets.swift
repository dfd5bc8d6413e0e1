import Domain
import Formulas
import Packs

let channels = ["green", "yellow", "red"]

let declarationSchema = DatasetSchema(
    id: "declaration",
    columns: [
        ColumnSchema(name: "number", type: .text, role: .key),
        ColumnSchema(name: "unit", type: .text, role: .unit),
        ColumnSchema(name: "registered_at", type: .timestamp, role: .time, dateOnlyFlag: "registered_at_date_only"),
        ColumnSchema(name: "cleared_at", type: .timestamp, isEvent: true, dateOnlyFlag: "cleared_at_date_only"),
        ColumnSchema(name: "channel", type: .code(values: channels)),
        ColumnSchema(name: "trader", type: .text, role: .party),
        ColumnSchema(name: "weight", type: .integer),
        ColumnSchema(name: "price", type: .decimal(scale: 2)),
        ColumnSchema(name: "rate", type: .decimal(scale: 4)),
    ])

let paymentSchema = DatasetSchema(
    id: "payment",
    columns: [
        ColumnSchema(name: "number", type: .text, role: .key),
        ColumnSchema(name: "unit", type: .text, role: .unit),
        ColumnSchema(name: "paid_on", type: .day, role: .time),
        ColumnSchema(name: "amount", type: .money(currency: "VND", scale: 0), role: .amount),
        ColumnSchema(name: "tax_kind", type: .code(values: ["VAT", "import"])),
    ])

let declarations = Dataset(
    id: "declaration", names: name("Declarations"), recordNames: name("declaration"),
    columns: [
        column("number", .text, .key), column("unit", .text, .unit), column("registered_at", .timestamp, .time),
        column("cleared_at", .timestamp, isEvent: true), column("channel", .code([]), isDimension: true),
        column("trader", .text, .party), column("weight", .integer), column("price", .decimal(scale: 2)),
        column("rate", .decimal(scale: 4)),
    ],
    checks: [], allowsNegativeAmounts: false)

let payments = Dataset(
    id: "payment", names: name("Payments"), recordNames: name("payment"),
    columns: [
        column("number", .text, .key), column("unit", .text, .unit), column("paid_on", .day, .time),
        column("amount", .money(scale: 0), .amount), column("tax_kind", .code([]), isDimension: true),
    ],
    checks: [], allowsNegativeAmounts: true)

private func column(
    _ code: String, _ type: Column.ColumnType, _ role: Column.Role? = nil, isEvent: Bool = false,
    isDimension: Bool = false
) -> Column {
    Column(
        name: code, names: name(code), type: type, role: role, isRequired: false, isEvent: isEvent,
        isDimension: isDimension,
        isPersonal: false, unitOfMeasure: nil, derivation: nil)
}
