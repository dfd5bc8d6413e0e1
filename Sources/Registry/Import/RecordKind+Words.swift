package import Domain

/// What people call kinds of living record and their fields. A table of them is headed with the same words.
extension RecordKind {
    /// `giải pháp`, `action`.
    package var names: LocalizedText { Self.both(RecordLayout.of(self).sheetName, label) }

    /// What the field is called that a column of the registry's table keeps: `hạn hoàn thành`, `deadline`.
    package func name(ofColumn column: String) -> LocalizedText {
        let field = Self.field(ofColumn: column)
        let labels = RecordLayout.of(self).columns.first { $0.name == field }?.labels
        let english = field.replacing("_", with: " ").replacing(".", with: " ")
        return Self.both(labels?.first ?? english, english)
    }

    /// The name of a field as files write it: `document_number` is `document.number`.
    static func field(ofColumn column: String) -> String {
        switch column {
        case "reported_by": return "by"
        case "position": return "order"
        case "index_code": return "index"
        case "points": return "trajectory"
        default:
            for prefix in ["document", "decision"] where column.hasPrefix(prefix + "_") {
                return prefix + "." + column.dropFirst(prefix.count + 1)
            }
            return column
        }
    }

    /// The column that keeps a field: the other way round.
    static func column(of field: String) -> String {
        switch field {
        case "by": "reported_by"
        case "order": "position"
        case "index": "index_code"
        default: field.replacing(".", with: "_")
        }
    }

    private static func both(_ vi: String, _ en: String) -> LocalizedText {
        LocalizedText([.vietnamese: vi, .english: en]) ?? LocalizedText(en, in: .english)
    }
}
