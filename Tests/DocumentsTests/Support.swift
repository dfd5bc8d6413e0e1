import Documents
import Domain
import Foundation
import Testing

/// A folder that is gone after the test.
struct ScratchFolder: ~Copyable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "documents-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// The tools of the project, and whether a test that needs them can run; a reason is printed when not.
enum Tools {
    static let found = DocumentTools(
        folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".tools"))

    static let canDrawCharts: Bool = {
        if !found.canDrawCharts { print("skipped: charts need the tools that Scripts/setup.sh installs") }
        return found.canDrawCharts
    }()

    static let canMakePDF: Bool = {
        let all = found.soffice != nil && ["pdftotext", "pdffonts", "pdfinfo"].allSatisfy { program($0) != nil }
        if !all { print("skipped: PDF tests need LibreOffice and poppler-utils") }
        return all
    }()

    static func program(_ name: String) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// What a small program of the tests' own prints.
    static func output(_ name: String, _ arguments: [String]) throws -> String {
        let executable = try #require(program(name) as URL?)
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

extension String {
    /// How often a piece occurs, without overlaps.
    func count(of piece: String) -> Int { components(separatedBy: piece).count - 1 }

    /// What is read in a piece of XML: its text without the elements.
    var withoutElements: String { replacing(/<[^>]*>/, with: "") }
}

/// A small document without charts, to be varied.
func smallDocument(_ layout: OfficialLayout = .state, body: [Block] = [], language: Language = .vietnamese) -> Document
{
    Document(
        layout: layout, language: language,
        letterhead: Letterhead(
            parentBody: "Tổng cục Hải quan", issuingBody: "Cục Hải quan tỉnh Quảng Ninh",
            number: DocumentNumber(ordinal: 5, type: "BC", issuer: "HQQN"), place: "Quảng Ninh",
            date: Day(year: 2020, month: 2, day: 7), type: "Báo cáo", summary: ["Kết quả công tác tháng 01"]),
        body: body, signature: Signature(position: "Cục trưởng", name: "Nguyễn Văn Thử"), recipients: ["Lưu: VT, VP"])
}

/// One cell of a small table, with a reference of its own.
func figure(_ value: Decimal, _ format: NumberFormat, _ reference: String) -> Table.Cell {
    .figure(FigureMark(text: format.text(value), reference: reference, value: value), format: format)
}
