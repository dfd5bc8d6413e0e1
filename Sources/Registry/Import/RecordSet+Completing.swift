import Domain
import Foundation

extension RecordSet {
    /// The set as it would be had its tables a column for everything: what they have none for is as the registry has it.
    ///
    /// - Throws: ``RegistryError/damaged(table:column:)``.
    func completed(from latest: [RecordKind: [String: Versions.Row]]) throws -> RecordSet {
        RecordSet(
            entries: try entries.map { entry in
                let kind = type(of: entry.record).kind
                guard let columns = entry.columns, !entry.isWithdrawn, kind.keepsWhatIsUnsaid,
                    let row = latest[kind]?[entry.record.key], !row.isWithdrawn
                else { return entry }
                let whole = entry.record.stored.completed(from: row.fields, said: columns)
                return Entry(
                    record: try type(of: entry.record).init(whole), isWithdrawn: false, place: entry.place,
                    places: entry.places, columns: columns)
            }, warnings: warnings, sources: sources)
    }
}

extension RecordKind {
    /// A row of it may leave a column out. A report is handed in whole, and of a league table a row is a part.
    fileprivate var keepsWhatIsUnsaid: Bool {
        switch self {
        case .target, .resolution, .taskGroup, .action, .actionState, .milestone, .milestoneEvent, .directive,
            .acknowledgement, .theme, .commendation, .proposal, .priority:
            true
        case .reported, .reportStep, .indexResult, .leagueTable: false
        }
    }
}

extension StoredFields {
    fileprivate func completed(from before: StoredFields, said: Set<String>) -> StoredFields {
        let sorts = Dictionary(
            RecordLayout.of(kind).columns.map { ($0.name, $0.sort) }, uniquingKeysWith: { first, _ in first })
        return StoredFields(
            kind,
            pairs: columns.map { column in
                let field = RecordKind.field(ofColumn: column)
                guard !kind.keyColumns.contains(column) else { return (column, self[column]) }
                // What no file can say, as the votes of a proposal, stays.
                guard let sort = sorts[field] else { return (column, before[column]) }
                switch sort {
                case .plain, .amount, .list: return (column, said.contains(field) ? self[column] : before[column])
                case .localized:
                    let kept = before.texts(column).filter { !said.contains("\(field).\($0.key)") }
                    let texts = texts(column).merging(kept) { written, _ in written }
                    return (column, texts.isEmpty ? .absent : .json(texts))
                case .open: return (column, self[column])
                }
            })
    }

    /// The texts people wrote, by the field of a file they stand in, those of a language as `title.vi`.
    package var writtenTexts: [(field: String, text: String)] {
        let sorts = Dictionary(
            RecordLayout.of(kind).columns.map { ($0.name, $0.sort) }, uniquingKeysWith: { first, _ in first })
        return columns.flatMap { column -> [(field: String, text: String)] in
            let field = RecordKind.field(ofColumn: column)
            switch (sorts[field], self[column]) {
            case (.localized, _):
                return texts(column).sorted { $0.key < $1.key }.map { ("\(field).\($0.key)", $0.value) }
            case (.plain, .text(let text)): return [(field, text)]
            case (.plain, _), (.amount, _), (.list, _), (.open, _), (nil, _): return []
            }
        }
    }

    private func texts(_ column: String) -> [String: String] {
        guard case .text(let text) = self[column] else { return [:] }
        return (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
    }
}
