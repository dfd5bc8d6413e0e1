import Diagnostics
import Domain
import Foundation
import Lake
import Packs
import Registry

/// Reads the answers of a survey from a table, one answer a row, and says of every row that is none where it is wrong.
struct SurveyReader {
    private enum Column: String, CaseIterable {
        case unit, period, question, respondent, score

        var labels: [String] {
            switch self {
            case .unit: ["đơn vị", "mã đơn vị", "chi cục"]
            case .period: ["round", "year", "kỳ", "năm", "đợt"]
            case .question: ["câu hỏi", "mã câu hỏi"]
            case .respondent: ["đối tượng trả lời", "người trả lời", "đối tượng"]
            case .score: ["điểm", "điểm số", "trả lời"]
            }
        }
    }

    private(set) var answers: [Period: [SurveyAnswer]] = [:]
    private(set) var problems: [Diagnostic] = []
    private(set) var refusedByPeriod: [Period: Int] = [:]
    /// Rows under the header with anything in them.
    private(set) var rowCount = 0
    private var line = 0
    private let index: Index
    private let survey: Index.Survey
    private let pack: Pack
    private let period: Period?

    /// - Parameter period: Of a table without a column of periods.
    init(_ index: Index, _ survey: Index.Survey, _ pack: Pack, period: Period?) {
        self.index = index
        self.survey = survey
        self.pack = pack
        self.period = period
    }

    mutating func read(_ file: TableFile, named name: String, hasSheets: Bool) {
        for sheet in file.sheets where sheet.rows.contains(where: { !$0.isEmpty }) {
            let title = hasSheets ? "\(name):\(sheet.name)" : name
            guard let header = header(of: sheet, title) else { continue }
            for row in sheet.rows.indices where row > header.row {
                line += 1
                let cells = sheet.rows[row]
                guard cells.contains(where: { !$0.isEmpty }) else { continue }
                rowCount += 1
                read(cells, header.columns) { column in "\(title)!\(Self.letters(column))\(row + 1)" }
            }
        }
    }

    private mutating func header(of sheet: TableFile.Sheet, _ title: String) -> (row: Int, columns: [Column: Int])? {
        for row in sheet.rows.indices.prefix(20) {
            var columns: [Column: Int] = [:]
            for (place, label) in sheet.rows[row].enumerated() {
                let folded = label.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: " *:"))
                if let column = Column.allCases.first(where: { $0.rawValue == folded || $0.labels.contains(folded) }),
                    columns[column] == nil
                {
                    columns[column] = place
                }
            }
            let needed = Set(Column.allCases).subtracting(period == nil ? [] : [.period])
            if needed.isSubset(of: columns.keys) { return (row, columns) }
        }
        let names = Column.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(
            Diagnostic(
                code: "no-header", message: "none of the first 20 rows is the header of a survey's answers",
                place: .whole(file: title),
                help: "its columns are \(names); the period may be given once for the whole file instead"))
        return nil
    }

    private mutating func read(_ cells: [String], _ columns: [Column: Int], _ place: (Int) -> String) {
        func text(_ column: Column) -> String {
            columns[column].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
        }
        var found: [Diagnostic] = []
        func refuse(_ column: Column, _ code: Diagnostic.Code, _ message: String, _ help: String) {
            found.append(
                Diagnostic(
                    code: code, message: message, place: .whole(file: place(columns[column] ?? 0)), help: help))
        }
        let own = columns[.period] == nil ? period : Period(text(.period))
        if own == nil {
            refuse(.period, "not-a-period", "'\(text(.period))' is not a period", "write the year, as 2020")
        } else if let period, own != period {
            refuse(.period, "another-period", "the row is of \(text(.period)), not of \(period)", "import it apart")
        }
        let days = own.map { pack.defaultCalendar.days(of: $0) }
        let asked = pack.units.units.filter { unit in
            survey.unitKinds.contains(unit.kind) && (days.map { unit.exists(on: $0.to) } ?? true)
        }
        let unit = asked.first { unit in
            unit.id.rawValue == text(.unit)
                || [unit.names, unit.shortNames].contains { names in
                    names.languages.contains { names[$0].lowercased() == text(.unit).lowercased() }
                }
        }
        if unit == nil {
            let near = didYouMean(text(.unit), among: asked.map(\.id.rawValue))
            refuse(
                .unit, "unknown-unit", "'\(text(.unit))' is no unit the survey asks about",
                near.map { "did you mean '\($0)'?" }
                    ?? "write the code of one: \(asked.map(\.id.rawValue).joined(separator: ", "))")
        }
        let question = survey.questions.first { $0.code == text(.question).lowercased() }
        if question == nil {
            let near = didYouMean(text(.question), among: survey.questions.map(\.code))
            refuse(
                .question, "unknown-question", "'\(text(.question))' is no question of '\(index.code)'",
                near.map { "did you mean '\($0)'?" } ?? "its questions are in the pack, indices/")
        }
        let respondent = survey.respondents.first { respondent in
            respondent.code == text(.respondent).lowercased()
                || respondent.names.languages.contains {
                    respondent.names[$0].lowercased() == text(.respondent).lowercased()
                }
        }
        if respondent == nil {
            refuse(
                .respondent, "unknown-respondent", "'\(text(.respondent))' is no kind of respondent",
                "write one of \(survey.respondents.map(\.code).joined(separator: ", "))")
        }
        let score = Decimal(plain: text(.score).replacing(",", with: "."))
        if score.map({ $0 < survey.leastScore || $0 > survey.mostScore }) ?? true {
            refuse(
                .score, "out-of-range", "'\(text(.score))' is no score",
                "write a number from \(survey.leastScore) to \(survey.mostScore)")
        }
        guard found.isEmpty, let own, let unit, let question, let respondent, let score else {
            problems += found
            if let own { refusedByPeriod[own, default: 0] += 1 }
            return
        }
        answers[own, default: []].append(
            SurveyAnswer(
                line: line, unit: unit.id, question: question.code, respondent: respondent.code, score: score))
    }

    private static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }
}

extension Decimal {
    /// Digits with at most one point.
    fileprivate init?(plain text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.count <= 12,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        self.init(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }
}
