import Documents
import Domain
import Foundation
import Packs

/// The fixed words of the council's list.
struct CouncilListWords {
    let language: Language
    private var vi: Bool { language == .vietnamese }

    var type: String { vi ? "Danh sách" : "List" }
    var typeSymbol: String { vi ? "DS" : "LST" }
    var collectives: String { vi ? "Tập thể" : "Collectives" }
    var individuals: String { vi ? "Cá nhân" : "Individuals" }
    var order: String { vi ? "STT" : "No." }
    var subject: String { vi ? "Tên tập thể, cá nhân" : "Collective or individual" }
    var unit: String { vi ? "Đơn vị" : "Unit" }
    var form: String { vi ? "Hình thức khen thưởng" : "Form" }
    var level: String { vi ? "Cấp khen" : "Level" }
    var achievement: String { vi ? "Thành tích" : "Achievement" }
    var votes: String { vi ? "Số phiếu đồng ý" : "Votes in favour" }
    var decision: String { vi ? "Quyết định" : "Decision" }
    var total: String { vi ? "Tổng số" : "Total" }
    var countsTitle: String { vi ? "Số lượng theo hình thức và cấp khen" : "Counts by form and level" }

    func opening(_ kind: CouncilListKind, count: Int, _ period: String) -> String {
        switch kind {
        case .proposed:
            vi
                ? "Hội đồng thi đua, khen thưởng lập danh sách \(count) trường hợp được đề nghị khen thưởng \(period):"
                : "The council lists \(count) proposed for commendation, \(period):"
        case .granted:
            vi
                ? "Danh sách \(count) trường hợp được khen thưởng \(period):" : "\(count) commended, \(period):"
        }
    }

    func summary(_ kind: CouncilListKind, _ period: String) -> String {
        switch kind {
        case .proposed:
            vi ? "Tập thể, cá nhân được đề nghị khen thưởng \(period)" : "Proposed for commendation, \(period)"
        case .granted: vi ? "Tập thể, cá nhân được khen thưởng \(period)" : "Commended, \(period)"
        }
    }
}

/// Proposals or commendations as tables of a document.
struct CouncilTable {
    struct Line {
        let code: String
        let subject: CommendationRegister.Subject
        /// As written; the code of an individual whose name may not be seen.
        let name: String
        let unit: OrgUnit.ID
        let form: String
        let achievement: String
        /// The votes, or the decision; `nil` for none.
        let closing: String?
    }
    let pack: Pack
    let words: CouncilListWords
    let kind: CouncilListKind
    private var language: Language { words.language }

    /// How many of each form.
    func counts(_ lines: [Line]) -> Table {
        let codes = pack.commendationForms.map(\.code)
        // A form the pack has given up is still counted.
        let forms = (codes + Set(lines.map(\.form)).subtracting(codes).sorted()).filter { form in
            lines.contains { $0.form == form }
        }
        func row(_ name: String, _ level: String, _ own: [Line], _ style: Table.Row.Style) -> Table.Row {
            let (all, collectives) = (own.count, own.count { $0.subject == .collective })
            return Table.Row(
                [.text(name), .text(level)] + [collectives, all - collectives, all].map(number), style: style)
        }
        return Table(
            title: [.text(words.countsTitle)],
            columns: [
                .init(width: 4), .init(width: 3), .init(alignment: .right), .init(alignment: .right),
                .init(alignment: .right),
            ],
            header: [
                [words.form, words.level, words.collectives, words.individuals, words.total].map {
                    Table.HeaderCell($0)
                }
            ],
            rows: forms.map { code in
                row(
                    form(code), pack.commendationForms.first { $0.code == code }?.level[language] ?? "",
                    lines.filter { $0.form == code }, .normal)
            } + [row(words.total, "", lines, .total)])
    }

    /// One line each, by form in the pack's order, then by unit.
    func list(_ lines: [Line]) -> Table {
        let places = Dictionary(
            pack.commendationForms.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: min)
        let ordered = lines.sorted {
            (places[$0.form] ?? .max, $0.unit.rawValue, $0.code) < (places[$1.form] ?? .max, $1.unit.rawValue, $1.code)
        }
        let last = kind == .proposed ? words.votes : words.decision
        return Table(
            columns: [
                .init(alignment: .centre, width: 0.7), .init(width: 3), .init(width: 2), .init(width: 3),
                .init(width: 4), .init(width: 2),
            ],
            header: [
                [words.order, words.subject, words.unit, words.form, words.achievement, last].map {
                    Table.HeaderCell($0)
                }
            ],
            rows: ordered.enumerated().map { place, line in
                Table.Row([
                    number(place + 1), .text(line.name),
                    .text(pack.units[line.unit]?.shortNames[language] ?? line.unit.rawValue),
                    .text(form(line.form)), .text(line.achievement), line.closing.map { .text($0) } ?? .missing(),
                ])
            })
    }

    private func form(_ code: String) -> String {
        pack.commendationForms.first { $0.code == code }?.names[language] ?? code
    }

    private func number(_ value: Int) -> Table.Cell {
        .number(Decimal(value), format: NumberFormat(language: language))
    }
}

extension CouncilTable.Line {
    init(_ entry: ProposalBook.Entry) {
        self.init(
            code: entry.code, subject: entry.subject, name: entry.name ?? entry.code, unit: entry.unit,
            form: entry.form, achievement: entry.achievement,
            closing: entry.votes.map { "\($0.inFavour)/\($0.inFavour + $0.against + $0.abstained)" })
    }

    init(_ entry: CommendationRegister.Entry, showsName: Bool, _ language: Language) {
        let decision = entry.decision
        let day = (decision.day ?? entry.day).map { day in
            language == .vietnamese ? "ngày \(day.day)/\(day.month)/\(day.year)" : day.description
        }
        self.init(
            code: entry.code, subject: entry.subject,
            name: showsName || entry.subject == .collective ? entry.name : entry.code, unit: entry.unit,
            form: entry.form, achievement: entry.achievement,
            closing: ([decision.number] + [decision.issuer, day].compactMap { $0 }).joined(separator: ", "))
    }
}
