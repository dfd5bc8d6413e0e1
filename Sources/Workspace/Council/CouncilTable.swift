import Documents
import Domain
import Foundation
import Packs
import Registry

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
                ? "Danh sách \(count) trường hợp được khen thưởng \(period) theo đề nghị của Hội đồng thi đua, khen thưởng:"
                : "\(count) commended on the council's proposal, \(period):"
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

/// Proposals as tables of a document.
struct CouncilTable {
    let pack: Pack
    let words: CouncilListWords
    let kind: CouncilListKind
    let decisions: [String: DocumentReference]
    private var language: Language { words.language }

    /// How many of each form.
    func counts(_ entries: [ProposalBook.Entry]) -> Table {
        let forms = pack.commendationForms.filter { form in entries.contains { $0.form == form.code } }
        func row(_ name: String, _ level: String, _ own: [ProposalBook.Entry], _ style: Table.Row.Style) -> Table.Row {
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
            rows: forms.map { form in
                row(
                    form.names[language], form.level[language], entries.filter { $0.form == form.code }, .normal)
            } + [row(words.total, "", entries, .total)])
    }

    /// One line each, by form in the pack's order, then by unit.
    func list(_ entries: [ProposalBook.Entry]) -> Table {
        let places = Dictionary(
            pack.commendationForms.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: min)
        let ordered = entries.sorted {
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
            rows: ordered.enumerated().map { place, entry in
                Table.Row([
                    number(place + 1), .text(entry.name ?? entry.code),
                    .text(pack.units[entry.unit]?.shortNames[language] ?? entry.unit.rawValue),
                    .text(form(entry.form)), .text(entry.achievement), closing(entry),
                ])
            })
    }

    private func form(_ code: String) -> String {
        pack.commendationForms.first { $0.code == code }?.names[language] ?? code
    }

    private func closing(_ entry: ProposalBook.Entry) -> Table.Cell {
        switch kind {
        case .proposed:
            return entry.votes.map {
                .text("\($0.inFavour)/\($0.inFavour + $0.against + $0.abstained)")
            } ?? .missing()
        case .granted:
            return entry.commendation.flatMap { decisions[$0] }.map { decision in
                .text(
                    ([decision.number] + [decision.issuer, decision.day?.description].compactMap { $0 })
                        .joined(separator: ", "))
            } ?? .missing()
        }
    }

    private func number(_ value: Int) -> Table.Cell {
        .number(Decimal(value), format: NumberFormat(language: language))
    }
}
