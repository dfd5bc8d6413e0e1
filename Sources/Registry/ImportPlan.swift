package import Diagnostics

/// What an import would do, record by record. Applying it does exactly this.
package struct ImportPlan: Sendable {
    package enum Change: String, Hashable, Sendable, Codable, CaseIterable { case new, changed, withdrawn, same }

    /// One column that a new version changes.
    package struct Difference: Hashable, Sendable, Codable {
        package let field: String
        /// `nil` where it was empty.
        package let before: String?
        package let after: String?
    }

    package struct Item: Hashable, Sendable, Codable {
        package let kind: RecordKind
        package let key: String
        package let change: Change
        package let summary: String
        /// Empty unless `change` is `changed`.
        package let differences: [Difference]
        /// Where it was written: `plan.yaml:4:5`, `khtt.xlsx:Targets!A7`; `nil` for what came from no file.
        package let place: String?
    }

    /// The revision the plan was made at; 0 for a workspace without any.
    package let revision: Int
    package let items: [Item]
    package let warnings: [Diagnostic]
    package let sources: [SourceText]
    let entries: [RecordSet.Entry]
    /// What the registry has of each item; `nil` where it has nothing, or only what was withdrawn.
    let befores: [StoredFields?]

    /// The same plan with more to ask about.
    package func asking(_ questions: [Diagnostic]) -> ImportPlan {
        ImportPlan(
            revision: revision, items: items, warnings: warnings + questions, sources: sources, entries: entries,
            befores: befores)
    }

    package func count(_ change: Change) -> Int { items.count { $0.change == change } }
    /// Applying it would add nothing.
    package var isEmpty: Bool { items.allSatisfy { $0.change == .same } }
    /// `3 new, 1 changed, 0 withdrawn, 12 the same`.
    package var totals: String {
        "\(count(.new)) new, \(count(.changed)) changed, \(count(.withdrawn)) withdrawn, \(count(.same)) the same"
    }
}

extension ImportPlan {
    /// One item with all its columns, before and after.
    package struct Comparison: Sendable {
        package let item: Item
        package let before: StoredFields?
        package let after: StoredFields
        let entry: RecordSet.Entry

        /// Where a field stands in its file, or else the record; `nil` for what came from no file.
        package func place(of field: String) -> SourceRange? {
            entry.places[field] ?? entry.places[String(field.prefix { $0 != "." })] ?? entry.place
        }
    }

    /// A record that the plan adds or changes.
    package struct Written<Record: LivingRecord>: Sendable {
        package let record: Record
        private let entry: RecordSet.Entry

        init(_ record: Record, _ entry: RecordSet.Entry) {
            self.record = record
            self.entry = entry
        }

        /// Where a field is written, else where the record is; `nil` for what came from no file.
        package func place(_ field: String) -> SourceRange? { entry.places[field] ?? entry.place }
    }

    package func written<Record: LivingRecord>(_ type: Record.Type) -> [Written<Record>] {
        zip(items, entries).compactMap { item, entry in
            guard item.change == .new || item.change == .changed else { return nil }
            return (entry.record as? Record).map { Written($0, entry) }
        }
    }

    /// The keys of records of a kind that the plan takes back.
    package func withdrawn(_ kind: RecordKind) -> Set<String> {
        Set(items.filter { $0.kind == kind && $0.change == .withdrawn }.map(\.key))
    }

    package var comparisons: [Comparison] {
        zip(items, zip(befores, entries)).map {
            Comparison(item: $0, before: $1.0, after: $1.1.record.stored, entry: $1.1)
        }
    }
}

extension ImportPlan: CustomStringConvertible {
    /// The preview: a line for each record that is not the same, its differences under it, warnings, the totals.
    package var description: String {
        var lines: [String] = []
        for item in items where item.change != .same {
            lines.append("\(item.change.rawValue) \(item.kind.label) \(item.summary)")
            lines += item.differences.map { "    \($0.field): \($0.before ?? "(none)") → \($0.after ?? "(none)")" }
        }
        lines += warnings.map { $0.rendered(in: sources) }
        return (lines + [totals]).joined(separator: "\n")
    }
}

extension ImportPlan: Encodable {
    private enum CodingKeys: String, CodingKey { case revision, new, changed, withdrawn, same, items, warnings }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(revision, forKey: .revision)
        try container.encode(count(.new), forKey: .new)
        try container.encode(count(.changed), forKey: .changed)
        try container.encode(count(.withdrawn), forKey: .withdrawn)
        try container.encode(count(.same), forKey: .same)
        try container.encode(items, forKey: .items)
        try container.encode(warnings, forKey: .warnings)
    }
}
