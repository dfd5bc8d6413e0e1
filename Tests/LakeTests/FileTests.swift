import Domain
import Foundation
import Lake
import Packs
import SQLText
import Testing

/// Files as they come: encodings, line ends, headers, and the broken ones, which are refused whole with a reason.
@Suite(.enabled(if: Bench.tools != nil), .serialized)
struct FileTests {
    private static let text =
        "Số TK,Mã HQ,Ngày ĐK,Tiền thuế,Doanh nghiệp\r\n102345678901,20CF,05/01/2020,1.000,Công ty Ước Mơ\r\n"
    private static let expected = ["10234567890|1|20CF|1000|Công ty Ước Mơ"]

    private func loaded(_ bench: Bench) async throws -> [String] {
        try await bench.rows("SELECT number, version, unit, amount, trader FROM lake.declaration ORDER BY number")
    }

    private static func encoded(_ encoding: String.Encoding, mark: [UInt8]) -> Data {
        Data(mark) + (text.data(using: encoding) ?? Data())
    }

    private static let dresses: [Data] = [
        Data(text.utf8), Data([0xEF, 0xBB, 0xBF] + Array(text.utf8)),
        encoded(.utf16LittleEndian, mark: [0xFF, 0xFE]), encoded(.utf16BigEndian, mark: [0xFE, 0xFF]),
        encoded(.utf16LittleEndian, mark: []), Data(text.decomposedStringWithCanonicalMapping.utf8),
        Data(text.replacing("\r\n", with: "\n").utf8), Data(text.replacing(",", with: ";").utf8),
        Data(text.replacing(",", with: "\t").utf8),
        // A title of two rows and an empty one before the header.
        Data(("DANH SÁCH TỜ KHAI\r\n\"Từ ngày\n05/01\",,\r\n\r\n" + text).utf8),
    ]

    @Test(arguments: dresses)
    func `the same file in every dress`(data: Data) async throws {
        try await Bench.run { bench in
            let receipt = try await bench.lake.ingest(try bench.file("a.csv", data), from: .vietnamese)
            #expect(receipt.sum == "1=1+0+0+0+0+0")
            #expect(try await loaded(bench) == Self.expected)
        }
    }

    @Test func `CP1258, whose tone marks stand beside their letters`() async throws {
        // Số, Mã, Ngày ĐK, Tiền thuế, Ước Mơ with combining marks 0xEC (acute), 0xDE (tilde), 0xCC (grave).
        var bytes: [UInt8] = []
        for part: Any in [
            "S", [0xF4, 0xEC], " TK,Ma", [0xDE], " HQ,Ng", [0xE0], "y ", [0xD0], "K,Ti", [0xEA, 0xCC], "n thu",
            [0xEA, 0xEC],
            ",Doanh nghi", [0xEA, 0xF2], "p\n102345678901,20CF,05/01/2020,1.000,C", [0xF4], "ng ty ",
            [0xDD, 0xF5, 0xEC],
            "c M", [0xF5, 0x0A],
        ] as [Any] {
            if let text = part as? String { bytes += Array(text.utf8) }
            if let codes = part as? [Int] { bytes += codes.map { UInt8($0) } }
        }
        try await Bench.run { bench in
            let receipt = try await bench.lake.ingest(try bench.file("a.csv", Data(bytes)), from: .vietnamese)
            #expect(receipt.sum == "1=1+0+0+0+0+0")
            #expect(try await loaded(bench) == Self.expected)
        }
    }

    @Test func `lines are those of the file, with line breaks in cells and empty lines`() async throws {
        try await Bench.run { bench in
            try await bench.load(
                "number,unit,registered_at,trader\n\nA,20CF,2020-01-05,\"x\ny\"\nB,20CF,2020-01-05,z\n\n,20CF,2020-01-05,q\n"
            )
            #expect(
                try await bench.rows("SELECT number, _line FROM lake.declaration ORDER BY number") == ["A|3", "B|5"])
            #expect(try await bench.lake.reading { try await $0.quarantine() }.map(\.line) == [7])
        }
    }

    private func refusal(_ data: Data, from source: Source = .vietnamese, named name: String = "a.csv") async throws
        -> UnusableFile?
    {
        var refusal: UnusableFile?
        try await Bench.run { bench in
            do {
                let receipt = try await bench.lake.ingest(try bench.file(name, data), from: source)
                Issue.record("accepted: \(receipt)")
            } catch let error as UnusableFile { refusal = error }
            #expect(try await bench.rows("SELECT load FROM lake._loads") == [])
        }
        return refusal
    }

    private static let header = "Số TK,Mã HQ,Ngày ĐK\n"
    private static let broken: [(data: [UInt8], code: UnusableFile.Code)] = [
        ([], .empty), (Array("\n\n".utf8), .noHeader), (Array("a,b,c\n1,2,3\n".utf8), .noHeader),
        ((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }, .binary),
        (Array("Số TK,Mã HQ,Mã HQ,Ngày ĐK\n1,2,3,4\n".utf8), .labelTwice),
        (Array((header + "102345678901,20CF,05/01/2020\n\"1,").utf8), .damaged),
        (Array((header + "102345678901,20CF,Đ").utf8) + [0xFF, 0xC3, 0x28, 0x0A], .badEncoding),
        ([0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 1, count: 400), .notThisFormat),
        (Array("PK\u{3}\u{4}xxxx[Content_Types].xml".utf8), .damaged),
        (Array("PAR1 and then nothing".utf8), .damaged), ([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], .notThisFormat),
        (Array((header + "1,2,3\na").utf8) + [0, 0x62], .binary),
    ]

    @Test(arguments: broken.indices)
    func `a broken file is refused whole`(index: Int) async throws {
        let (data, code) = Self.broken[index]
        #expect(try await refusal(Data(data))?.code == code)
    }

    @Test func `a line of a hundred megabytes is refused`() async throws {
        let data = Data("Số TK,Mã HQ,Ngày ĐK\n".utf8) + Data(repeating: UInt8(ascii: "x"), count: 100 << 20)
        #expect(try await refusal(data)?.code == .lineTooLong)
    }

    @Test func `the refusal names what was looked for, what was found, and what may be meant`() async throws {
        let message = try await refusal(Data("So TK,Mã HQ,Ngày ĐK\n1,2,3\n".utf8))?.message(in: "en")
        #expect(
            message
                == "no header in the first 10 rows: missing 'Số TK' / 'Số tờ khai'; found 'So TK', 'Mã HQ', 'Ngày ĐK'. "
                + "is 'So TK' meant to be 'Số TK'?")
    }

    @Test func `columns in any order among three hundred`() async throws {
        try await Bench.run { bench in
            let labels = (0..<300).map { "cột \($0)" }
            let ours = ["Ngày ĐK", " số  tk", "MÃ HQ"]
            let header = (labels.prefix(150) + ours + labels.suffix(150)).joined(separator: ",")
            let others = [String](repeating: "1", count: 150)
            let row = (others + ["05/01/2020", "102345678901", "20CF"] + others).joined(separator: ",")
            let receipt = try await bench.load("\(header)\n\(row)\n", from: .vietnamese)
            #expect(receipt.sum == "1=1+0+0+0+0+0")
        }
    }
}
