package import Domain
import DuckDB
import Formulas
package import Foundation
import Lake
package import Packs
package import Panel
import Registry
import Reviews

/// A figure with the records behind it.
package struct FigureTrace: Sendable {
    /// The records of one atom of the formula.
    package struct Part: Sendable {
        package let role: AtomTrace.Role
        /// As the plan names it: `payment: sum amount on posted_on`.
        package let atom: String
        package let dataset: DatasetID
        /// What the atom comes to: over all records, not only those listed. `nil` over none.
        package let total: Decimal?
        package let count: Int
        /// Column names of `rows`, the record's own first.
        package let columns: [String]
        /// Listed records, in order of key; `nil` for an empty cell.
        package let rows: [[String?]]
    }
    package let figure: Figure
    package let parts: [Part]
}

/// What a reference of a review leads to.
package enum TraceAnswer: Sendable {
    case figure(FigureTrace)
    case livingRecords(LivingRecordTrace)

    /// As `twofold trace --format json` prints it.
    package var json: JSON {
        switch self {
        case .figure(let trace): trace.json
        case .livingRecords(let trace): trace.json
        }
    }

    package func text(_ format: TableFormat, pack: Pack, language: Language) throws -> String {
        switch self {
        case .figure(let trace): try trace.text(format, pack: pack, language: language)
        case .livingRecords(let trace): try trace.text(format)
        }
    }
}

extension TwofoldWorkspace {
    /// The records behind a figure, computed as its revision knew them.
    ///
    /// - Parameters:
    ///   - text: A full reference, or the short name a review's bookmark has.
    ///   - limit: Records listed for each atom.
    /// - Throws: ``WorkspaceError/notReference(_:)``, ``WorkspaceError/unknownHandle(_:)``.
    package func trace(_ text: String, limit: Int = 100, offset: Int = 0) async throws -> TraceAnswer {
        let written = try referenceText(text)
        if let reference = FigureReference(written) {
            return .figure(try await trace(reference, limit: limit, offset: offset))
        }
        guard let reference = RegistryReference(written) else { throw WorkspaceError.notReference(text) }
        return .livingRecords(try await livingRecords(reference))
    }

    /// - Parameter summary: The same trace without its records, where it was asked before: figure and totals are taken from it.
    package func trace(
        _ reference: FigureReference, limit: Int, offset: Int = 0, summary: FigureTrace? = nil
    ) async throws -> FigureTrace {
        let known = try known(reference.revision)
        let indicator = try known.pack.named(reference.indicator.rawValue)
        _ = try known.pack.unit(reference.unit.rawValue)
        let request = PanelRequest(
            indicators: [indicator.id], units: [reference.unit],
            spans: .periods([reference.period], calendar: reference.calendar), by: reference.by?.dimension,
            asAt: reference.asAt, perimeterDay: reference.perimeterDay)
        return try await reading { session in
            let computed = summary == nil ? try await panel(known, in: session).figures(request, in: session) : []
            guard let figure = summary?.figure ?? computed.first(where: { $0.by == reference.by }) else {
                throw WorkspaceError.noSuchFigure(reference.description)
            }
            var parts: [FigureTrace.Part] = []
            let traces = try tracingPanel(known).trace(
                TraceRequest(figure: reference, perimeterDay: reference.perimeterDay, limit: limit, offset: offset))
            for (index, trace) in traces.enumerated() {
                parts.append(
                    try await FigureTrace.Part(trace, in: session, summary: summary?.parts[index], limit: limit))
            }
            parts += try reports(behind: figure, indicator, known: known, limit: limit, offset: offset)
            return FigureTrace(figure: figure, parts: parts)
        }
    }

    /// The full reference of what may be a bookmark's name.
    func referenceText(_ text: String) throws -> String {
        if FigureReference(text) != nil || RegistryReference(text) != nil { return text }
        // A bookmark that stands in a document twice has a number behind its name.
        let handle = text.split(separator: "_").first.map(String.init) ?? text
        if let stored = try registry.reference(ofHandle: handle) { return stored }
        throw BookmarkShape.fits(text) ? WorkspaceError.unknownHandle(text) : WorkspaceError.notReference(text)
    }
}

private enum BookmarkShape {
    static func fits(_ text: String) -> Bool {
        text.hasPrefix("F") && text.count >= 13
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}

extension FigureTrace.Part {
    fileprivate init(
        _ trace: AtomTrace, in session: DuckDBSession, summary: FigureTrace.Part?, limit: Int
    ) async throws {
        let total: Decimal?
        let count: Int
        if let summary {
            (total, count) = (summary.total, summary.count)
        } else {
            let totals = try await session.rows(trace.totals)[0]
            (total, count) = (try totals.decimalIfPresent("total"), try totals.int("records"))
        }
        let listed = limit == 0 ? [] : try await session.rows(trace.records)
        let columns = listed.first?.columns.names ?? []
        self.init(
            role: trace.role, atom: trace.atom.description, dataset: trace.atom.dataset, total: total, count: count,
            columns: columns, rows: listed.map { $0.values.map(\.asWritten) })
    }
}

extension TraceAnswer {
    /// How many are listed.
    package var rowCount: Int {
        switch self {
        case .figure(let trace): trace.parts.reduce(0) { $0 + $1.rows.count }
        case .livingRecords(let trace): trace.rows.count
        }
    }

    /// Whether any part has records beyond so many.
    package func hasMore(after count: Int) -> Bool {
        switch self {
        case .figure(let trace): trace.parts.contains { $0.count > count }
        case .livingRecords: false
        }
    }
}
