import Domain
import DuckDB
package import Foundation
package import Packs
import SQLText

extension RecordLake {
    /// Loads a file: one transaction, one snapshot, all or nothing.
    ///
    /// - Parameter progress: Called in the order of the phases, from another task.
    /// - Returns: The receipt, which is in the lake too. For a file that a load in force brought already nothing is written.
    /// - Throws: ``UnusableFile`` when the file is refused whole; ``LakeError``; `WriterLockError`; `DuckDBError`.
    package func ingest(
        _ file: URL, from source: Source, options: IngestOptions = IngestOptions(),
        progress: @escaping @Sendable (IngestProgress) -> Void = { _ in }
    ) async throws -> Receipt {
        let table = try table(of: source.dataset)
        for covered in options.covers where units[covered.unit] == nil { throw LakeError.unknownUnit(covered.unit) }
        progress(IngestProgress(.opening, rows: 0))
        _ = try FileKind.of(file)
        let scan = try FileScan(hashing: file)
        return try await writing(
            options.command, onWait: { progress(IngestProgress(.waiting, rows: 0, holder: $0?.description)) }
        ) { session in
            try emptyTemporaryFolder()
            let opening = FileOpening(
                source: source, dataset: table.dataset, temporaryFolder: folder.temporary)
            let input = try await opening.open(file, in: session)
            var load = try await Loading(
                lake: self, table: table, source: source, input: input, session: session, file: file, scan: scan,
                options: options, progress: progress)
            let receipt = try await load.run()
            try emptyTemporaryFolder()
            return receipt
        }
    }

    /// What a killed load left behind, and our own files.
    private func emptyTemporaryFolder() throws {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: folder.temporary)) ?? [] where name.hasPrefix("utf8-") {
            try files.removeItem(atPath: folder.temporary + "/" + name)
        }
    }
}

/// One load on its way from an opened file to a committed snapshot.
struct Loading {
    let lake: RecordLake
    let table: RecordTable
    let source: Source
    let input: SourceTable
    let session: DuckDBSession
    let options: IngestOptions
    let progress: @Sendable (IngestProgress) -> Void
    private let file: URL
    private let started = ContinuousClock.now
    private var receipt: Receipt
    private var merge: Merge

    init(
        lake: RecordLake, table: RecordTable, source: Source, input: SourceTable, session: DuckDBSession, file: URL,
        scan: FileScan, options: IngestOptions, progress: @escaping @Sendable (IngestProgress) -> Void
    ) async throws {
        self.lake = lake
        self.table = table
        self.source = source
        self.input = input
        self.session = session
        self.file = file
        self.options = options
        self.progress = progress
        let snapshot = try await session.currentSnapshot()
        receipt = Receipt(
            dataset: table.dataset.id, source: source.name, file: file.lastPathComponent, sha256: scan.sha256,
            sizeBytes: scan.sizeBytes, loadedAt: options.now, snapshot: snapshot)
        let last = try await session.rows("SELECT coalesce(max(load), 0) AS load FROM lake._loads")[0].int("load")
        merge = Merge(table: table, load: last + 1, lines: input.lines)
    }

    mutating func run() async throws -> Receipt {
        try await stage()
        try await compare()
        receipt.alreadyLoaded = try await sameLoad()
        if receipt.alreadyLoaded == nil {
            receipt.load = merge.load
            receipt.snapshot += 1
            try await write()
            let committed = try await session.currentSnapshot()
            precondition(committed == receipt.snapshot, "one writer makes one snapshot a transaction")
        } else {
            try await onlyClassify()
        }
        receipt.durationSeconds = (ContinuousClock.now - started) / .seconds(1)
        progress(IngestProgress(.done, rows: receipt.read))
        return receipt
    }

    /// The load in force that brought the same bytes through the same source; `nil` for none.
    private func sameLoad() async throws -> Int? {
        try await session.rows(
            """
            SELECT max(load) AS load FROM lake._loads
            WHERE sha256 = \(receipt.sha256) AND source = \(source.name) AND taken_back_at IS NULL
            """)[0].intIfPresent("load")
    }
}

// MARK: - Reading

extension Loading {
    /// Takes the title rows and the header out of the staged rows by their place, having seen that they are in it: a plan of
    /// DuckDB's that did not keep the file's order would else cost records.
    private func removeHeader() async throws {
        guard input.headerRecords > 0 else { return }
        let place = input.headerRecords - 1
        let row = try await session.rows("SELECT _cells FROM staged WHERE rowid = \(place)").first
        // A header that could pass for a record has no cells kept; its labels are then values of text columns.
        if let kept = try row?.textIfPresent("_cells") {
            let cells = try JSONDecoder().decode([String?].self, from: Data(kept.utf8)).map { ($0 ?? "").foldedLabel }
            let isHeader = input.header.positions.values.allSatisfy { position in
                cells.indices.contains(position) && cells[position] == input.header.labels[position].foldedLabel
            }
            guard isHeader else { throw LakeError.orderLost(file: receipt.file) }
        }
        try await session.run("DELETE FROM staged WHERE rowid < \(input.headerRecords)")
    }

    private mutating func stage() async throws {
        progress(IngestProgress(.reading, rows: 0))
        let query = StagingQuery(dataset: table.dataset, source: source, units: lake.units, input: input)
        do {
            try await session.run(query.statement)
        } catch DuckDBError.sql(let message, _) {
            throw UnusableFile.damaged(receipt.file, message)
        }
        try await removeHeader()
        let counts = try await session.rows(
            """
            SELECT count(*) FILTER (_state <> 2) AS read, count(*) FILTER (_state = 1) AS refused,
                min(_day) FILTER (_state = 0) AS first_day, max(_day) FILTER (_state = 0) AS last_day
            FROM staged
            """)[0]
        receipt.read = try counts.int("read")
        receipt.refused = try counts.int("refused")
        let first = try counts.textIfPresent("first_day").flatMap { Day($0) }
        let last = try counts.textIfPresent("last_day").flatMap { Day($0) }
        let days = first.flatMap { first in last.flatMap { DaySpan(from: first, to: $0) } }
        receipt.corrects = try await corrects()
        receipt.coverage = options.covers.isEmpty ? inferredCoverage(days) : options.covers
        receipt.replaces = options.replaces
        receipt.warnings = try await warnings()
    }

    /// A correction of some rows is complete for nothing, whatever its name or its days.
    private func inferredCoverage(_ days: DaySpan?) -> [CoveredSpan] {
        guard options.infersCoverage, receipt.corrects == nil else { return [] }
        return CoverageInference(rule: source.coverage, fileName: receipt.file).spans(days: days)
    }

    /// - Returns: `nil` for a file that names no refused rows of this source.
    private func corrects() async throws -> [CorrectedRow]? {
        guard let corrections = Corrections(input.header) else { return nil }
        let rows = try await session.rows(corrections.rows(in: input, of: source.name)).map {
            CorrectedRow(load: try $0.int("load"), line: try $0.int("line"))
        }
        return rows.isEmpty ? nil : rows
    }

    private func warnings() async throws -> [Warning] {
        let unit = table.dataset.unit.name
        let rows = try await session.rows(
            """
            SELECT \(name: unit) AS closed, _unit AS holder, count(*) AS amount
            FROM staged WHERE _state = 0 AND _succeeded
            GROUP BY ALL ORDER BY ALL
            """)
        return try rows.map {
            Warning(
                code: .closedUnit, rows: try $0.int("amount"), value: try $0.text("closed"),
                other: try $0.text("holder"))
        }
    }
}

// MARK: - Comparing

extension Loading {
    private mutating func compare() async throws {
        progress(IngestProgress(.comparing, rows: receipt.read))
        if let breaks = merge.lineBreaks { try await session.run(breaks) }
        try await session.run(merge.findLosers)
        try await session.run(merge.findMatches)
        receipt.superseded = try await session.rows("SELECT count(*) AS n FROM losers")[0].int("n")
        let meanings = try await session.rows(
            "SELECT meaning, count(*) AS n FROM matched GROUP BY meaning ORDER BY meaning")
        for row in meanings {
            switch Merge.Meaning(rawValue: try row.int("meaning")) {
            case .unchanged: receipt.unchanged = try row.int("n")
            case .changed: receipt.changed = try row.int("n")
            case .stale: receipt.stale = try row.int("n")
            case nil: preconditionFailure("a match has one of three meanings")
            }
        }
    }

    /// The same bytes again: what is not in force any more, or not as the file has it, is stale.
    private mutating func onlyClassify() async throws {
        receipt.stale = receipt.read - receipt.refused - receipt.superseded - receipt.unchanged
        receipt.changed = 0
        receipt.corrects = nil
        receipt.coverage = []
        receipt.replaces = nil
        receipt.amounts = table.dataset.amounts.map { AmountChange(column: $0.name, change: 0) }
        try checkSum()
    }

    private func checkSum() throws {
        guard receipt.addsUp, receipt.new >= 0 else {
            throw LakeError.receiptDoesNotAddUp(
                "read \(receipt.read), new \(receipt.new), changed \(receipt.changed), unchanged \(receipt.unchanged), "
                    + "superseded \(receipt.superseded), stale \(receipt.stale), refused \(receipt.refused)")
        }
    }
}

// MARK: - Writing

extension Loading {
    private mutating func write() async throws {
        try await session.run(merge.findDisplaced(replaced: replacedRows))
        let sums = try await session.rows(merge.amountChange)[0]
        receipt.new = try sums.int("arriving") - receipt.changed
        receipt.removed = try sums.int("removed")
        receipt.amounts = try table.dataset.amounts.map {
            AmountChange(
                column: $0.name, change: try sums.decimal($0.name + ":in") - sums.decimal($0.name + ":out"))
        }
        try checkSum()
        progress(IngestProgress(.writing, rows: receipt.read))
        receipt.durationSeconds = (ContinuousClock.now - started) / .seconds(1)
        let statements = try merge.writing + [merge.quarantine(source: source.name), loadRow()] + coverageRows
        let final = IngestProgress(.committing, rows: receipt.read)
        try await session.transaction {
            for statement in statements { try await session.run(statement) }
            progress(final)
        }
    }

    /// The units under which records are replaced: those the load covers, with everything below them; else all.
    private var replacedUnits: [String] {
        let covered = receipt.coverage.isEmpty ? [lake.units.root] : receipt.coverage.map(\.unit)
        return Set(covered.flatMap(lake.units.subtree).map(\.rawValue)).sorted()
    }

    private var replacedRows: SQLFragment? {
        options.replaces.map {
            "l._day BETWEEN \(date: $0.from.description) AND \(date: $0.to.description) AND l._unit IN \(list: replacedUnits)"
        }
    }

    private func loadRow() throws -> SQLFragment {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.dateEncodingStrategy = .iso8601
        let json = String(decoding: try encoder.encode(receipt), as: UTF8.self)
        let header = String(decoding: try encoder.encode(input.header.labels), as: UTF8.self)
        let units = options.replaces == nil ? nil : String(decoding: try encoder.encode(replacedUnits), as: UTF8.self)
        return """
            INSERT INTO lake._loads (load, dataset, source, file, sha256, loaded_at, receipt, header,
                replaces_from, replaces_to, replaces_units, taken_back_at)
            VALUES (\(merge.load), \(table.dataset.id.rawValue), \(source.name), \(receipt.file), \(receipt.sha256),
                \(options.now.asTimestamp), \(json), \(header), \(date: options.replaces?.from.description),
                \(date: options.replaces?.to.description), \(units), NULL)
            """
    }

    private var coverageRows: [SQLFragment] {
        receipt.coverage.map {
            """
            INSERT INTO lake._coverage (load, dataset, unit, from_day, to_day)
            VALUES (\(merge.load), \(table.dataset.id.rawValue), \($0.unit.rawValue),
                \(date: $0.span.from.description), \(date: $0.span.to.description))
            """
        }
    }
}

extension Date {
    /// The moment in UTC, to the microsecond.
    var asTimestamp: SQLFragment {
        "make_timestamp(\(Int((timeIntervalSince1970 * 1_000_000).rounded())))"
    }
}

extension DuckDBSession {
    /// The lake's latest snapshot.
    func currentSnapshot() async throws -> Int {
        try await rows("SELECT max(snapshot_id) AS id FROM ducklake_snapshots('lake')")[0].int("id")
    }
}
