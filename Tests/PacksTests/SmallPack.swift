import Diagnostics
import Foundation
import Packs
import Testing

/// A small sound pack, as text by path; each test changes one file of it.
enum SmallPack {
    static let files: [String: String] = [
        "pack.yaml": """
        pack: small
        names: {vi: Gói nhỏ, en: Small pack}
        languages: [vi, en]
        currency: {code: VND, scale: 0, names: {vi: đồng, en: dong}, display: {unit: 1000000000, names: {vi: tỷ đồng, en: billion VND}}}
        time_zone: Asia/Ho_Chi_Minh
        calendars:
          - {code: calendar, names: {vi: năm dương lịch, en: calendar year}, month_start: {day: 1}}
        working_times:
          - code: office
            names: {vi: giờ hành chính, en: office hours}
            weekdays: [1, 2, 3, 4, 5]
            hours: ["07:30-11:30", "13:00-16:30"]
            known: 2020-01-01..2020-12-31
            holidays: [{day: 2020-04-30, names: {vi: Ngày Thống nhất, en: Reunification Day}}]
        """,
        "units.yaml": """
        kinds: {department: {vi: cục, en: department}, branch: {vi: chi cục, en: branch}}
        units:
          - {code: 20ZZ, kind: department, names: {vi: Cục Hải quan, en: Customs Department}}
          - {code: 20CD, kind: branch, parent: 20ZZ, names: {vi: Móng Cái, en: Mong Cai}}
        """,
        "datasets/payment.yaml": """
        dataset: payment
        names: {vi: khoản nộp, en: payments}
        record: {vi: khoản nộp, en: payment}
        columns:
          - {name: number, names: {vi: số, en: number}, type: text, role: key}
          - {name: unit, names: {vi: đơn vị, en: unit}, type: text, role: unit}
          - {name: paid_on, names: {vi: ngày nộp, en: day paid}, type: day, role: time}
          - {name: amount, names: {vi: số tiền, en: amount}, type: money, role: amount, required: true}
          - {name: kind, names: {vi: loại thuế, en: kind of tax}, type: code, dimension: true, values: {duty: {vi: thuế xuất nhập khẩu, en: duty}, vat: {vi: thuế GTGT, en: VAT}}}
        """,
        "sources/payments.yaml": """
        source: payments
        names: {vi: Sổ thu, en: Payment book}
        dataset: payment
        columns:
          - {column: number, labels: ["Số chứng từ"]}
          - {column: unit, labels: ["Đơn vị"]}
          - {column: paid_on, labels: ["Ngày"], formats: ["%d/%m/%Y"]}
          - {column: amount, labels: ["Số tiền"]}
          - {column: kind, labels: ["Loại"], map: {"01": duty, "02": vat}}
        """,
        "indicators/revenue.yaml": """
        indicators:
          - {code: revenue, names: {vi: Số thu, en: Revenue}, group: revenue, formula: sum(payment.amount), display: currency}
        """,
        "targets.yaml": """
        assigners: [{code: MOF, names: {vi: Bộ Tài chính, en: Ministry of Finance}}]
        kinds: [{code: estimate, names: {vi: dự toán, en: estimate}}]
        """,
    ]

    static func packFiles(_ changes: [String: String?] = [:]) -> PackFiles {
        let texts = files.merging(changes.compactMapValues { $0 }) { _, new in new }
        let kept = texts.filter { path, _ in changes[path].map { $0 != nil } ?? true }
        return PackFiles(kept.mapValues { Array($0.utf8) })
    }

    /// The diagnostics of the pack with these files in place of its own; `nil` for a file takes it away.
    static func diagnostics(_ changes: [String: String?]) -> [Diagnostic] {
        do {
            _ = try Pack.read(files: packFiles(changes))
            return []
        } catch {
            return error.diagnostics
        }
    }
}

/// A text in which `«…»` marks where a problem is expected.
struct MarkedText {
    let text: String
    let places: [SourceRange]

    init(_ marked: String, file: String) {
        var text = ""
        var places: [SourceRange] = []
        var line = 1
        var column = 1
        var start: (Int, Int)?
        for character in marked {
            switch character {
            case "«": start = (line, column)
            case "»":
                if let (line, from) = start {
                    places.append(SourceRange(file: file, line: line, columns: from..<column))
                }
            default:
                text.append(character)
                column += 1
                if character.isNewline {
                    line += 1
                    column = 1
                }
            }
        }
        self.text = text
        self.places = places
    }
}

/// Checks that a changed file has exactly the problems marked, all of one code.
struct Mistake: CustomTestStringConvertible, Sendable {
    let code: Diagnostic.Code
    let path: String
    let marked: String

    /// - Parameter find: Text of the small pack's file that `replacement` stands in for; it holds the marks.
    init(_ code: Diagnostic.Code, in path: String, _ find: String, _ replacement: String) {
        self.code = code
        self.path = path
        let text = SmallPack.files[path] ?? ""
        precondition(text.contains(find), "\(path) does not hold \(find)")
        marked = text.replacing(find, with: replacement, maxReplacements: 1)
    }

    init(_ code: Diagnostic.Code, file path: String, _ marked: String) {
        self.code = code
        self.path = path
        self.marked = marked
    }

    var expected: [SourceRange] { MarkedText(marked, file: path).places }
    var found: [Diagnostic] { SmallPack.diagnostics([path: MarkedText(marked, file: path).text]) }
    var testDescription: String { "\(code) in \(path)" }
}

extension Mistake {
    /// What the test compares: code and place of each diagnostic.
    var foundText: [String] { found.map { "\($0.place.map { "\($0) \($0.columns)" } ?? "nowhere") \($0.code)" } }
    var expectedText: [String] { expected.map { "\($0) \($0.columns) \(code)" } }
}

extension Mistake {
    private init(_ code: Diagnostic.Code, _ path: String, _ marked: String) {
        self.code = code
        self.path = path
        self.marked = marked
    }

    /// Marks the first `word` of the file in place of the marks it has.
    func moved(to marked: String) -> Mistake {
        let plain = MarkedText(self.marked, file: path).text
        let word = MarkedText(marked, file: path).text
        return Mistake(code, path, plain.replacing(word, with: marked, maxReplacements: 1))
    }

    /// The file without a line.
    func without(_ line: String) -> Mistake { Mistake(code, path, marked.replacing(line, with: "")) }
}
