/// A column of the atom's dataset, checked to exist.
package struct RowColumn: Hashable, Sendable {
    package let name: String
    package let type: ColumnType
    /// After the as-at day (or the end of follow-up) its value counts as missing.
    package let isEvent: Bool
    /// The boolean column that says the value came without a time of day.
    package let dateOnlyFlag: String?

    init(_ schema: ColumnSchema) {
        name = schema.name
        type = schema.type
        isEvent = schema.isEvent
        dateOnlyFlag = schema.dateOnlyFlag
    }
}
