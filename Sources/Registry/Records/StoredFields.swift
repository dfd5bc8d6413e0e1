/// A value as the registry's tables hold it.
package enum StoredValue: Hashable, Sendable, CustomStringConvertible {
    case absent
    case integer(Int)
    case text(String)

    package var description: String {
        switch self {
        case .absent: ""
        case .integer(let number): String(number)
        case .text(let text): text
        }
    }
}

/// The columns of one record, in the order of its table.
package struct StoredFields: Hashable, Sendable {
    package let kind: RecordKind
    package let columns: [String]
    private let values: [String: StoredValue]

    package init(_ kind: RecordKind, _ pairs: KeyValuePairs<String, StoredValue>) {
        self.init(kind, pairs: pairs.map { ($0.key, $0.value) })
    }

    init(_ kind: RecordKind, pairs: [(String, StoredValue)]) {
        self.kind = kind
        columns = pairs.map(\.0)
        values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// `absent` for a column that is not there.
    package subscript(column: String) -> StoredValue { values[column] ?? .absent }
}
