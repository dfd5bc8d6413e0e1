import Demo
import Domain
import DuckDB
import Foundation
import Lake
import SQLText
import Testing

@testable import Workspace

/// Files as they should not be: each is refused whole with its reason, or its bad rows go to quarantine.
@Suite(.serialized, .needsDuckDB) struct DamagedFilesTests {
    /// A workspace with one good load, and the check that nothing else got in.
    private func afterOneGoodLoad(
        _ body: (_ workspace: TwofoldWorkspace, _ folder: URL) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let good = [Sample.payment("CT1", "1.000"), Sample.payment("CT2", "2.000")]
            try await workspace.load(try folder.file("nop-thue-2020-06.csv", Sample.payments(good)))
            try await body(workspace, folder)
        }
    }

    private func refusal(of file: URL, by workspace: TwofoldWorkspace, source: String? = nil) async throws
        -> UnusableFile?
    {
        let outcome = try await workspace.ingest(IngestRequest(files: [file], source: source))[0]
        guard case .failure(let refusal) = outcome.result else { return nil }
        #expect(outcome.isRefused && !outcome.text(in: .vietnamese).isEmpty)
        #expect(refusal.messages["vi"]?.isEmpty == false && refusal.messages["en"]?.isEmpty == false)
        return refusal
    }

    @Test func `files that cannot be used are refused whole, each with its reason`() async throws {
        try await afterOneGoodLoad { workspace, folder in
            let line = Sample.payment("CT9", "9.000")
            let text = Sample.payments([line])
            var junk = SystemRandomNumberGenerator()
            let binary = Data((0..<100_000).map { _ in UInt8.random(in: 0...255, using: &junk) })
            let workbook = try await Self.workbook(in: folder)
            let cases: [(name: String, bytes: Data, code: UnusableFile.Code)] = [
                ("nop-thue-rong.csv", Data(), .empty),
                ("nop-thue-nhi-phan.csv", binary, .binary),
                ("nop-thue-anh.csv", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + binary, .binary),
                ("nop-thue-thieu-cot.csv", Data(text.replacing(",Số tiền (đồng)", with: ",Ghi chú").utf8), .noHeader),
                ("nop-thue-khong-tieu-de.csv", Data((line + "\n").utf8), .noHeader),
                (
                    "nop-thue-tieu-de-qua-xa.csv",
                    Data((String(repeating: "Báo cáo\n", count: 40) + text).utf8), .noHeader
                ),
                ("nop-thue-hai-nhan.csv", Data(text.replacing("Mã DN", with: "Số chứng từ").utf8), .labelTwice),
                ("nop-thue-cut.xlsx", workbook.prefix(workbook.count / 2), .damaged),
                ("nop-thue-hong.xlsx", workbook.prefix(64) + binary, .damaged),
                ("nop-thue.zip", Data([0x50, 0x4B, 0x03, 0x04]) + Data(repeating: 65, count: 500), .notThisFormat),
                ("nop-thue-cu.xls", Data([0xD0, 0xCF, 0x11, 0xE0]) + binary, .notThisFormat),
                ("nop-thue.parquet", Data("PAR1".utf8) + binary, .damaged),
            ]
            let before = try await workspace.everyFigure(in: ["2020H1"], asAt: "2020-06-30")
            let revision = try workspace.latest
            for damaged in cases {
                let file = try folder.file(damaged.name, damaged.bytes)
                let refusal = try await refusal(of: file, by: workspace, source: "nop-thue")
                #expect(refusal?.code == damaged.code, "\(damaged.name): \(String(describing: refusal))")
                #expect(refusal?.file == damaged.name)
            }
            #expect(try workspace.latest == revision)
            #expect(try await workspace.lake.loads().count == 1)
            let after = try await workspace.everyFigure(in: ["2020H1"], asAt: "2020-06-30")
            #expect(after == before)
            #expect(Self.leftovers(of: workspace).isEmpty)
        }
    }

    @Test func `a line of a hundred megabytes is refused in seconds`() async throws {
        try await afterOneGoodLoad { workspace, folder in
            let head = Data(Sample.payments([Sample.payment("CT5", "5")]).utf8)
            let long = try folder.file(
                "nop-thue-dai.csv", head + Data(repeating: 65, count: 100 << 20) + Data("\n".utf8))
            let started = ContinuousClock.now
            #expect(try await refusal(of: long, by: workspace)?.code == .lineTooLong)
            #expect(ContinuousClock.now - started < .seconds(30))
            #expect(try await workspace.figure("revenue").value == 3_000)
        }
    }

    @Test func `bad rows go to quarantine with line, column and reason, and the good ones are loaded`() async throws {
        try await afterOneGoodLoad { workspace, folder in
            let lines = [
                Sample.payment("CT10", "10.000"), Sample.payment("CT11", "11.000", on: "31/02/2020"),
                Sample.payment("CT12", "12.000", on: "2020.06.15"), Sample.payment("CT13", "13.000", unit: "99XX"),
                Sample.payment("CT14", "mười bốn"), Sample.payment("CT15", "15.000", tax: "THUẾ LẠ"),
                Sample.payment("", "16.000"), Sample.payment("CT17", ""), Sample.payment("CT18", "18.000"), "CT19,20CF",
                Sample.payment("CT10", "10.500"),
            ]
            let receipt = try await workspace.load(try folder.file("nop-thue-xau.csv", Sample.payments(lines)))
            #expect(receipt.addsUp)
            #expect(receipt.counts == [11, 2, 0, 0, 1, 0, 8])
            // Of two rows with one key the later counts.
            #expect(try await workspace.figure("revenue").value == 3_000 + 10_500 + 18_000)
            let rows = try await workspace.lake.reading { try await $0.quarantine(QuarantineQuery(load: receipt.load)) }
            #expect(rows.map(\.line).sorted() == [3, 4, 5, 6, 7, 8, 9, 11])
            #expect(
                rows.allSatisfy {
                    !$0.problems.isEmpty && $0.problems.allSatisfy { !$0.message(in: .vietnamese).isEmpty }
                })
            #expect(rows.first { $0.line == 5 }?.problems.first?.value == "99XX")
            // Corrected and loaded, they are in; the file may keep its column of reasons.
            let export = folder.appending(path: "sua.csv")
            #expect(try await workspace.exportQuarantine(of: receipt.load, to: export, in: .vietnamese) == 8)
            let exported = try String(contentsOf: export, encoding: .utf8)
            let mended = exported.replacing("99XX", with: "20CG")
            #expect(mended != exported)
            let again = try await workspace.load(try folder.file("nop-thue-2020-07-sua.csv", mended))
            #expect(again.addsUp && again.read == 8 && again.new == 1 && again.refused == 7)
            #expect(try await workspace.figure("revenue", at: "20CG").value == 13_000)
            // The rows are open once: those refused again in the load of the correction, which is complete for nothing.
            #expect(again.coverage.isEmpty && again.corrects?.count == 8)
            #expect(try await workspace.refusedCounts() == [again.load!: 7])
            #expect(
                try await workspace.refusedRows(QuarantineQuery(load: receipt.load)).map(\.correctedBy)
                    == Array(repeating: again.load, count: 8))
            #expect(try await workspace.exportQuarantine(of: again.load, to: export, in: .english) == 7)
            #expect(
                try String(contentsOf: export, encoding: .utf8).split(separator: "\r\n")[0].hasSuffix(
                    "Số tiền (đồng),_load,_line,_reasons"))
            try await workspace.takeBack(again.load!, reason: "thử")
            #expect(try await workspace.refusedCounts() == [receipt.load!: 8])
            #expect(try workspace.takeBackNote(of: again.load!) == "load \(again.load!) taken back: thử")
        }
    }

    @Test func `rows that slipped a column against their header are refused one by one`() async throws {
        try await afterOneGoodLoad { workspace, folder in
            let slipped = (20...25).map { "x," + Sample.payment("CT\($0)", "1.000") }
            let outcome = try await workspace.ingest(
                IngestRequest(files: [try folder.file("nop-thue-lech.csv", Sample.payments(slipped))]))[0]
            if case .success(let receipt) = outcome.result {
                #expect(receipt.counts == [6, 0, 0, 0, 0, 0, 6])
            }
            #expect(try await workspace.figure("revenue").value == 3_000)
        }
    }

    @Test func `a quote that is never closed loses no good row silently`() async throws {
        try await afterOneGoodLoad { workspace, folder in
            var lines = (30...59).map { Sample.payment("CT\($0)", "1.000") }
            lines[10] = "CT40,20CF,15/06/2020,100000000000,\"5700000001,NK,KHAC,1.000"
            let outcome = try await workspace.ingest(
                IngestRequest(files: [try folder.file("nop-thue-nhay.csv", Sample.payments(lines))]))[0]
            switch outcome.result {
            case .failure(let refusal): #expect(refusal.messages["vi"] != nil)
            case .success(let receipt):
                #expect(receipt.addsUp && receipt.refused > 0)
                let loaded = Decimal(receipt.new) * 1_000
                #expect(try await workspace.figure("revenue").value == 3_000 + loaded)
            }
            #expect(Self.leftovers(of: workspace).isEmpty)
        }
    }

    @Test func `broken characters are refused, not guessed`() async throws {
        try await afterOneGoodLoad { workspace, folder in
            var bytes = Data(Sample.payments((60...69).map { Sample.payment("CT\($0)", "1.000") }).utf8)
            let place = try #require(bytes.range(of: Data("CT65".utf8))?.lowerBound)
            bytes.insert(contentsOf: [0xE1, 0xBA], at: place)
            let outcome = try await workspace.ingest(
                IngestRequest(files: [try folder.file("nop-thue-ky-tu.csv", bytes)]))[0]
            switch outcome.result {
            case .failure(let refusal): #expect(refusal.code == .badEncoding, "\(refusal)")
            case .success(let receipt): #expect(receipt.counts == [10, 9, 0, 0, 0, 0, 1])
            }
        }
    }

    @Test func `good files in the encodings and line ends of the field are read alike`() async throws {
        try await afterOneGoodLoad { workspace, folder in
            func text(_ first: Int, separator: String = "\n") -> String {
                Sample.payments(
                    (first..<(first + 5)).map { Sample.payment("CT\($0)", "1.000", tax: "TTĐB") }, separator: separator)
            }
            let utf16 = Data([0xFF, 0xFE]) + (text(200).data(using: .utf16LittleEndian) ?? Data())
            let bigEndian = Data([0xFE, 0xFF]) + (text(300).data(using: .utf16BigEndian) ?? Data())
            let windows = try await Self.windows1258(text(400), in: folder)
            let wide =
                ([Sample.header] + [Sample.payment("CT600", "5.000")]).enumerated().map { place, line in
                    line + (8..<300).map { place == 0 ? ",Cột \($0)" : ",\($0)" }.joined()
                }.joined(separator: "\n") + "\n"
            let titled = "DANH SÁCH CHỨNG TỪ\n\nTừ ngày 01/06/2020\n" + text(700)
            let decomposed = text(800).decomposedStringWithCanonicalMapping
            let files: [(name: String, bytes: Data, rows: Int)] = [
                ("utf8.csv", Data(text(100).utf8), 5), ("bom.csv", Data([0xEF, 0xBB, 0xBF]) + Data(text(150).utf8), 5),
                ("utf16le.csv", utf16, 5), ("utf16be.csv", bigEndian, 5), ("cp1258.csv", windows, 5),
                ("crlf.csv", Data(text(500, separator: "\r\n").utf8), 5), ("rong.csv", Data(wide.utf8), 1),
                ("tieu-de.csv", Data(titled.utf8), 5), ("nfd.csv", Data(decomposed.utf8), 5),
            ]
            for file in files {
                let outcome = try await workspace.ingest(
                    IngestRequest(files: [try folder.file("nop-thue-\(file.name)", file.bytes)]))[0]
                guard case .success(let receipt) = outcome.result else {
                    Issue.record("\(outcome.text(in: .english))")
                    continue
                }
                #expect(receipt.counts == [file.rows, file.rows, 0, 0, 0, 0, 0], "\(file.name)")
                #expect(receipt.amounts.map(\.change) == [5_000], "\(file.name)")
            }
            #expect(try await workspace.figure("revenue").value == 3_000 + 9 * 5_000)
            #expect(try await workspace.lake.loads().count == 10)
            let excise = try await workspace.figures(
                FigureQuery(indicators: ["revenue"], periods: [Period("2020H1")!], by: "tax_kind"))
            #expect(excise.first { $0.by?.member == "excise" }?.value == 40_000)
        }
    }

    /// A small workbook of payments.
    private static func workbook(in folder: URL) async throws -> Data {
        let file = folder.appending(path: "workbook.xlsx")
        try await withDuckDB(try await Machine.duckDB(), DuckDBSettings(extensions: ["excel"])) { session in
            try await session.run(
                """
                COPY (SELECT 'CT' || i AS "Số chứng từ", '20CF' AS "Mã HQ", '15/06/2020' AS "Ngày hạch toán",
                    'x' AS "Số TK", 'y' AS "Mã DN", 'NK' AS "Sắc thuế", 'KHAC' AS "Nhóm hàng", i::VARCHAR AS "Số tiền"
                    FROM range(2000) t(i)) TO \(file.path) (FORMAT xlsx, HEADER true)
                """)
        }
        return try Data(contentsOf: file)
    }

    private static func windows1258(_ text: String, in folder: URL) async throws -> Data {
        let source = try folder.file("utf8.txt", text)
        let target = folder.appending(path: "cp1258.txt")
        let iconv = try #require(Machine.program("iconv"))
        let outcome = try await run(iconv, ["-f", "UTF-8", "-t", "CP1258", "-o", target.path, source.path])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try Data(contentsOf: target)
    }

    /// Files a load should have cleared away.
    private static func leftovers(of workspace: TwofoldWorkspace) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: workspace.lake.folder.temporary)) ?? []
    }
}
