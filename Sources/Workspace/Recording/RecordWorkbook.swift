package import Documents
package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// Living records of some kinds as a workbook, a sheet a kind, in the layout `import` reads: what it exports is what it reads.
    ///
    /// - Parameters:
    ///   - kinds: In the order of the sheets; not league tables.
    ///   - language: Of headers and names of sheets.
    ///   - isWanted: Which records; asked with the columns of their table.
    func recordWorkbook(
        of kinds: [RecordKind], title: String, in language: Language, known revision: Int? = nil,
        where isWanted: (StoredFields) -> Bool = { _ in true }
    ) throws -> Workbook {
        let known = try known(revision)
        let tables = try registry.tables(
            of: kinds, languages: known.pack.languages, headings: language, knownAt: known.sequence,
            units: known.pack.readUnits(in: language), where: isWanted)
        return Workbook(
            title: title, author: known.pack.names[language], language: language,
            sheets: tables.map { Sheet(name: $0.sheetName, content: .table(Table($0))) })
    }

    /// The whole plan: resolutions, task groups, actions and what was said of them.
    package func planWorkbook(in language: Language, known revision: Int? = nil) throws -> Workbook {
        try recordWorkbook(
            of: [.resolution, .taskGroup, .action, .actionState], title: language == .english ? "Plan" : "Kế hoạch",
            in: language, known: revision)
    }
}

extension Pack {
    /// The unit people read each indicator in, by the name that import knows it by.
    fileprivate func readUnits(in language: Language) -> [IndicatorID: RecordTable.ReadUnit] {
        Dictionary(
            indicators.map { indicator in
                let name = typedUnits(of: indicator, in: language)[0]
                return (indicator.id, RecordTable.ReadUnit(factor: indicator.displayUnit, name: name))
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension Table {
    fileprivate init(_ table: RecordTable) {
        self.init(
            columns: table.headers.indices.map { column in
                // Texts are long, codes and days are short.
                let longest = table.rows.map { $0[column].length }.max() ?? 0
                return Column(width: Double(min(40, max(8, longest))))
            },
            header: [table.headers.map { HeaderCell($0) }],
            rows: table.rows.map { Row($0.map(Cell.init)) })
    }
}

extension Table.Cell {
    fileprivate init(_ cell: RecordTable.Cell) {
        switch cell {
        case .empty: self = .text("")
        case .text(let text): self = .text(text)
        case .day(let day): self = .day(day)
        }
    }
}

extension RecordTable.Cell {
    fileprivate var length: Int {
        switch self {
        case .empty: 0
        case .text(let text): text.count
        case .day: 10
        }
    }
}
