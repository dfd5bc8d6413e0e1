import Diagnostics

/// A value as somebody wrote it, and where.
struct WrittenValue: Hashable, Sendable {
    indirect enum Content: Hashable, Sendable {
        case absent
        case text(String)
        case list([WrittenValue])
        case fields([WrittenField])
    }
    let content: Content
    let place: SourceRange
}

/// A named value. Nested names are joined by a dot: `document.number`, `title.en`.
struct WrittenField: Hashable, Sendable {
    let name: String
    let namePlace: SourceRange
    let value: WrittenValue
    /// The scale the column's header gave in brackets: `Giá trị (tỷ đồng)`.
    var scale: String?
}

/// One record before its fields are understood, from a YAML file or a row of a table.
struct WrittenRecord: Sendable {
    let kind: RecordKind
    let place: SourceRange
    let fields: [WrittenField]
    /// The code of the record it was nested in.
    var parent: String?
    /// Where a field that is missing would stand: the empty cell of its column.
    var missing: [String: SourceRange] = [:]
    /// What a table has columns for; `nil` for a record that is written whole.
    var columns: Set<String>?
    /// How the file says its numbers are written; `nil` where it does not say.
    let numbers: NumberConvention?
}

extension WrittenField {
    /// Nested fields brought up with dotted names; lists stay as they are.
    var flattened: [WrittenField] {
        guard case .fields(let inner) = value.content else { return [self] }
        return inner.flatMap(\.flattened).map {
            WrittenField(name: "\(name).\($0.name)", namePlace: $0.namePlace, value: $0.value, scale: $0.scale)
        }
    }
}
