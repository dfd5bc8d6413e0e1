package import Diagnostics
import Domain
import Foundation

/// A file, or a sheet of one, with living records.
package enum RecordSource: Hashable, Sendable {
    case yaml(file: String, text: String)
    case table(TableSheet)
}

/// Records as read and checked against the pack, not yet against the registry.
package struct RecordSet: Sendable {
    struct Entry: Sendable {
        let record: any LivingRecord
        let isWithdrawn: Bool
        let place: SourceRange?
        /// By field name, as written.
        let places: [String: SourceRange]
        /// The fields its table has columns for, texts with their language: `title.vi`; `nil` for a record that is written whole.
        var columns: Set<String>?
    }
    let entries: [Entry]
    /// Questions worth asking before it is applied.
    package let warnings: [Diagnostic]
    let sources: [SourceText]

    init(entries: [Entry], warnings: [Diagnostic], sources: [SourceText]) {
        self.entries = entries
        self.warnings = warnings
        self.sources = sources
    }

    /// Records that come from no file: typed into a page.
    package init(_ records: [any LivingRecord], withdrawing withdrawn: [any LivingRecord] = []) {
        self.init(
            entries: records.map { Entry(record: $0, isWithdrawn: false, place: nil, places: [:]) }
                + withdrawn.map { Entry(record: $0, isWithdrawn: true, place: nil, places: [:]) },
            warnings: [], sources: [])
    }

    /// In order of kind, each as in its file.
    package var records: [any LivingRecord] { entries.map(\.record) }
}

/// Reads living records from files. What the files refer to in the registry is checked by ``RegistryStore/importPlan(for:)``.
package enum RecordImport {
    /// - Returns: All records of all sources, in order of kind.
    /// - Throws: Every problem of every source at once, warnings with them.
    package static func read(_ sources: [RecordSource], known: Known) throws(InvalidSource) -> RecordSet {
        var written: [WrittenRecord] = []
        var problems: [Diagnostic] = []
        var texts: [SourceText] = []
        for source in sources {
            switch source {
            case .yaml(let file, let text):
                let text = text.precomposedStringWithCanonicalMapping
                let yaml = YAMLRecords(text, file: file)
                texts.append(SourceText(file: file, text: text))
                written += yaml.records
                problems += yaml.problems
            case .table(let sheet):
                let table = TableRecords(sheet)
                written += table.records
                problems += table.problems
            }
        }
        let (entries, found) = entries(of: written, known: known)
        problems += found
        let invalid = InvalidSource(problems, sources: texts)
        if invalid.hasErrors { throw invalid }
        return RecordSet(entries: entries, warnings: invalid.diagnostics, sources: texts)
    }

    private static func entries(of written: [WrittenRecord], known: Known) -> ([RecordSet.Entry], [Diagnostic]) {
        var entries: [RecordSet.Entry] = []
        var problems: [Diagnostic] = []
        var positions: [String: Int] = [:]
        var first: [String: SourceRange] = [:]
        for record in written {
            let reader = RecordReader(record, known: known)
            let list = "\(record.kind.rawValue) \(reader.listName)"
            positions[list, default: 0] += 1
            if let value = read(record.kind, reader, position: positions[list] ?? 1) {
                entries.append(
                    RecordSet.Entry(
                        record: value, isWithdrawn: reader.isWithdrawn, place: record.place, places: reader.places,
                        columns: reader.columns))
                let name = "\(record.kind.rawValue) \(value.key)"
                if let place = first[name] {
                    problems.append(.twice(record.kind, value.key, first: place, at: record.place))
                } else {
                    first[name] = record.place
                }
            }
            problems += reader.problems
        }
        let order = RecordKind.allCases
        let sorted = order.flatMap { kind in entries.filter { type(of: $0.record).kind == kind } }
        return (sorted, problems)
    }

    private static func read(_ kind: RecordKind, _ reader: RecordReader, position: Int) -> (any LivingRecord)? {
        switch kind {
        case .target: reader.target()
        case .resolution: reader.resolution()
        case .taskGroup: reader.taskGroup(position: position)
        case .action: reader.action()
        case .actionState: reader.actionState()
        case .milestone: reader.milestone()
        case .milestoneEvent: reader.milestoneEvent()
        case .directive: reader.directive()
        case .acknowledgement: reader.acknowledgement()
        case .theme: reader.theme()
        case .reported: reader.reported()
        case .commendation: reader.commendation()
        case .proposal: reader.proposal()
        case .indexResult: reader.indexResult()
        case .leagueTable: reader.leagueTable()
        case .priority: reader.priority(position: position)
        case .reportStep: nil  // no layout of a file names it
        }
    }
}

extension RecordReader {
    /// See ``RecordSet/Entry/columns``.
    fileprivate var columns: Set<String>? {
        record.columns.map { columns in
            let first = known.languages[0].rawValue
            let texts = RecordLayout.of(record.kind).columns.filter { $0.sort == .localized }.map(\.name)
            return columns.union(texts.filter(columns.contains).map { "\($0).\(first)" })
        }
    }

    /// What records numbered together share: the resolution of groups, the period of priorities.
    fileprivate var listName: String {
        func plain(_ name: String) -> String {
            if case .text(let text)? = written(name)?.value.content { text } else { "" }
        }
        return record.parent ?? (plain("resolution") + plain("period"))
    }
}
