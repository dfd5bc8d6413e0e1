package import Domain
import DuckDB
import Formulas
import Lake
package import Packs
import Panel
import Registry

/// Which records behind a figure are wanted, and how.
package struct RecordQuery: Hashable, Sendable {
    /// Which of the figure's parts: see ``FigureAccount/parts``.
    package var part: Int
    /// A column of the dataset, `_contribution`, `_unit`, `_load` or `_day`; `nil`: by key.
    package var sortedBy: String?
    package var isDescending: Bool
    package var limit: Int
    package var offset: Int
    /// Whether whoever asks may see names of persons and enterprises.
    package var showsNames: Bool
    /// One record by its key; `nil` for all.
    package var key: [String]?

    package init(
        part: Int = 0, sortedBy: String? = nil, isDescending: Bool = false, limit: Int = 50, offset: Int = 0,
        showsNames: Bool, key: [String]? = nil
    ) {
        self.part = part
        self.sortedBy = sortedBy
        self.isDescending = isDescending
        self.limit = limit
        self.offset = offset
        self.showsNames = showsNames
        self.key = key
    }
}

/// A page of the records behind one part of a figure.
package struct RecordListing: Sendable {
    package struct Column: Sendable {
        package let name: String
        /// `nil` for what the lake adds: `_load`, `_contribution`.
        package let column: Packs.Column?
        /// Whether it names somebody.
        package let isName: Bool
        package let isMasked: Bool

        init(name: String, column: Packs.Column?, isName: Bool, showsNames: Bool) {
            self.name = name
            self.column = column
            self.isName = isName
            isMasked = isName && !showsNames
        }
    }

    /// Whether a page with it says who somebody is.
    package var tellsNames: Bool { !rows.isEmpty && columns.contains { $0.isName && !$0.isMasked } }

    package let dataset: Dataset?
    package let columns: [Column]
    /// The places of the columns that name a record.
    package let key: [Int]
    /// Cells as a script reads them; `nil` for an empty one.
    package let rows: [[String?]]
}

extension TwofoldWorkspace {
    /// The records behind one part of a figure, as its revision knew them.
    ///
    /// - Throws: ``WorkspaceError/noSuchFigure(_:)`` for a part it does not have; ``WorkspaceError/notColumn(_:among:)`` for
    ///   an order by a column it does not have, or whose values may not be seen.
    package func records(behind reference: FigureReference, _ query: RecordQuery) async throws -> RecordListing {
        let known = try known(reference.revision)
        let indicator = try known.pack.named(reference.indicator.rawValue)
        _ = try known.pack.unit(reference.unit.rawValue)
        let atoms = indicator.formula.atoms
        guard atoms.indices.contains(query.part) else { return try await reports(behind: reference, query) }
        guard let dataset = known.pack.dataset(atoms[query.part].dataset) else {
            throw WorkspaceError.noSuchFigure(reference.description)
        }
        let personal = known.pack.personalColumns(of: dataset.id)
        try dataset.check(query, hiding: query.showsNames ? [] : personal)
        return try await reading { session in
            let panel = try await panel(known, in: session)
            let traces = try panel.trace(
                TraceRequest(
                    figure: reference, perimeterDay: reference.perimeterDay, limit: query.limit, offset: query.offset,
                    order: query.sortedBy.map { RecordOrder($0, isDescending: query.isDescending) }, key: query.key))
            let found = try await session.rows(traces[query.part].records)
            let names =
                found.first?.columns.names
                ?? RecordTable(dataset).columns.map(\.name) + ["_contribution", "_is_value"]
            let columns = names.map { name in
                RecordListing.Column(
                    name: name, column: dataset.column(name), isName: personal.contains(name),
                    showsNames: query.showsNames)
            }
            return RecordListing(
                dataset: dataset, columns: columns, key: dataset.key.compactMap { names.firstIndex(of: $0.name) },
                rows: found.map { row in
                    zip(columns, row.values).map { column, value in
                        value.asWritten.map { column.isMasked ? hiddenName : $0 }
                    }
                })
        }
    }

    /// Reports have no order of their own but by period and unit.
    private func reports(behind reference: FigureReference, _ query: RecordQuery) async throws -> RecordListing {
        let trace = try await trace(reference, limit: query.limit, offset: query.offset)
        guard trace.parts.indices.contains(query.part) else {
            throw WorkspaceError.noSuchFigure(reference.description)
        }
        let part = trace.parts[query.part]
        let place = part.columns.firstIndex(of: "by")
        return RecordListing(
            dataset: nil,
            columns: part.columns.map {
                RecordListing.Column(name: $0, column: nil, isName: $0 == "by", showsNames: query.showsNames)
            },
            key: [],
            rows: part.rows.map { row in
                var row = row
                if let place, !query.showsNames, row[place] != nil { row[place] = hiddenName }
                return row
            })
    }
}

extension Dataset {
    /// - Throws: ``WorkspaceError/notColumn(_:among:)``.
    fileprivate func check(_ query: RecordQuery, hiding names: Set<String>) throws {
        if let column = query.sortedBy {
            // The order of hidden names would tell them.
            let open = columns.map(\.name).filter { !names.contains($0) }
            let sortable = open + ["_contribution", "_unit", "_load", "_day"]
            guard sortable.contains(column) else { throw WorkspaceError.notColumn(column, among: sortable) }
        }
        if let key = query.key, key.count != self.key.count {
            throw WorkspaceError.notColumn(key.joined(separator: ", "), among: self.key.map(\.name))
        }
    }
}
