package import Domain
import Foundation

/// Says verdicts in Vietnamese and English.
package struct ClaimWording: Sendable {
    package let language: Language
    let vocabulary: ClaimVocabulary
    private var vi: Bool { language == .vietnamese }

    package init(_ language: Language, _ vocabulary: ClaimVocabulary) {
        self.language = language
        self.vocabulary = vocabulary
    }

    package func outcome(_ outcome: ClaimVerdict.Outcome) -> String {
        switch outcome {
        case .holds: vi ? "đúng" : "holds"
        case .doesNotHold: vi ? "không đúng" : "does not hold"
        case .cannotBeTold: vi ? "chưa kết luận được" : "cannot be told"
        }
    }

    package func printed(_ printed: ClaimVerdict.Printed) -> String {
        switch printed {
        case .exact: vi ? "chính xác" : "exact"
        case .rounded: vi ? "làm tròn" : "rounded"
        case .truncated: vi ? "cắt bớt" : "truncated"
        case .approximate: vi ? "gần đúng" : "approximate"
        case .wrong: vi ? "sai" : "wrong"
        }
    }

    /// What the figure is: *Thu ngân sách nhà nước, so với chỉ tiêu (Bộ Tài chính)*.
    package func name(of figure: ComparedFigure) -> String {
        let subject: String
        switch figure.subject {
        case .indicator(let id): subject = vocabulary.indicator(id)?.term.names[language] ?? id.rawValue
        case .index(let code): subject = vocabulary.indices.first { $0.code == code }?.names[language] ?? code
        case .count(let count): subject = name(of: count)
        }
        let assigner = figure.assigner.map { id in
            vocabulary.assigners.first { $0.code == id }?.names[language] ?? id.rawValue
        }
        return [subject, relation(figure.relation), assigner].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    private func name(of count: ClaimCount) -> String {
        switch count {
        case .taskGroups: vi ? "nhóm nhiệm vụ" : "task groups"
        case .actions: vi ? "giải pháp" : "actions"
        case .collectives: vi ? "tập thể được khen thưởng" : "collectives commended"
        case .individuals: vi ? "cá nhân được khen thưởng" : "individuals commended"
        }
    }

    package func relation(_ relation: Claim.Relation) -> String {
        switch relation {
        case .attainment: vi ? "so với chỉ tiêu" : "of the target"
        case .excess: vi ? "vượt chỉ tiêu" : "above the target"
        case .shortfall: vi ? "hụt so với chỉ tiêu" : "short of the target"
        case .increase: vi ? "tăng so với cùng kỳ" : "up on the same period"
        case .decrease: vi ? "giảm so với cùng kỳ" : "down on the same period"
        case .ratioToPrior: vi ? "bằng cùng kỳ" : "of the same period"
        case .ratioToPath: vi ? "so với kịch bản" : "of the planned path"
        case .aheadOfPath: vi ? "vượt kịch bản" : "ahead of the planned path"
        case .behindPath: vi ? "chậm so với kịch bản" : "behind the planned path"
        case .prior: vi ? "cùng kỳ" : "same period last year"
        case .target, .aim: vi ? "chỉ tiêu" : "target"
        case .place: vi ? "thứ hạng" : "place"
        case .placesOf: vi ? "số đơn vị được xếp hạng" : "members ranked"
        case .yearsRunning: vi ? "số năm liên tiếp" : "years running"
        case .value, .count, .unstated: ""
        }
    }

    /// The figure at a precision that shows the difference: `70,7157%`, `6.718 tỷ đồng`.
    package func value(of figure: ComparedFigure) -> String {
        switch figure.unit {
        case .percent: return number(figure.value, decimals: 4) + "%"
        case .percentagePoints: return number(figure.value, decimals: 4) + (vi ? " điểm %" : " percentage points")
        case .multiple: return number(figure.value, decimals: 4) + (vi ? " lần" : " times")
        case .time: return number(figure.value.divided(by: 3_600), decimals: 4) + (vi ? " giờ" : " hours")
        case .place, .placesOf, .yearsRunning: return number(figure.value, decimals: 0)
        case .money, .none:
            guard case .indicator(let id) = figure.subject, let indicator = vocabulary.indicator(id) else {
                return number(figure.value, decimals: 4)
            }
            let shown = number(figure.value.divided(by: indicator.displayUnit), decimals: 4)
            return "\(shown) \(indicator.displayNames[language])".trimmingCharacters(in: .whitespaces)
        }
    }

    private func number(_ value: Decimal, decimals: Int) -> String {
        NumberFormat(language: language, maximumFractionDigits: decimals).text(value)
    }
}

extension ClaimWording {
    /// Why, in one sentence without its stop.
    package func reason(_ verdict: ClaimVerdict) -> String {
        switch verdict.reason {
        case .exact: vi ? "đúng như số liệu" : "as the figure is"
        case .rounded: vi ? "làm tròn đúng" : "correctly rounded"
        case .truncated: vi ? "cắt bớt phần lẻ, không làm tròn" : "cut off, not rounded"
        case .withinHedge: vi ? "trong phạm vi của từ ước lượng" : "within what its hedge allows"
        case .different: vi ? "khác số liệu" : "differs from the figure"
        case .outsideHedge: vi ? "ngoài phạm vi của từ ước lượng" : "outside what its hedge allows"
        case .scaleSlip(let power): slip(power)
        case .otherRelation(let relation):
            vi
                ? "con số này đúng nếu viết “\(said(relation))”"
                : "the number is right for '\(said(relation))'"
        case .pointsNotPercent:
            vi
                ? "chênh lệch của hai tỷ lệ tính bằng điểm %, không phải %"
                : "the difference of two rates is in percentage points, not in percent"
        case .percentNotPoints:
            vi ? "điểm % chỉ dùng cho tỷ lệ" : "percentage points are for rates only"
        case .noIndicator: vi ? "không nhận ra chỉ tiêu nào" : "no indicator recognised"
        case .noRelation: vi ? "không rõ con số nói gì về chỉ tiêu" : "the text does not say what the number is of it"
        case .ambiguousMultiple:
            vi
                ? "“tăng … lần” có hai cách hiểu; nên viết “gấp … lần”"
                : "'up … times' can be read in two ways; write '… times'"
        case .ambiguousSeparators(let other):
            vi
                ? "dấu chấm, dấu phẩy có hai cách đọc; đọc là \(number(other, decimals: 4)) thì đúng"
                : "its separators can be read in two ways; read as \(number(other, decimals: 4)) it would hold"
        case .valueUnknown: vi ? "chưa có số liệu" : "the figure is not known"
        case .priorUnknown: vi ? "chưa có số liệu cùng kỳ" : "last year's figure is not known"
        case .noTarget: vi ? "không có chỉ tiêu giao nào đang có hiệu lực" : "no such target is in force"
        case .noPath: vi ? "không có kịch bản" : "there is no planned path"
        case .noRank: vi ? "không có bảng xếp hạng" : "there is no ranking"
        case .noIndexResult: vi ? "chưa có kết quả chỉ số" : "no result of the index is known"
        case .isCeiling:
            vi ? "chỉ tiêu càng thấp càng tốt không có tỷ lệ hoàn thành" : "a target not to be passed has no percentage"
        case .otherUnit(let name): vi ? "nói về đơn vị khác: \(name)" : "speaks of another unit: \(name)"
        case .part(let name): vi ? "nói về một phần: \(name)" : "speaks of a part: \(name)"
        case .restricted: vi ? "nói về một phần không có số liệu" : "speaks of a part there is no figure of"
        case .otherPeriod(let name): vi ? "nói về kỳ khác: \(name)" : "speaks of another period: \(name)"
        case .notCommended: vi ? "không rõ có phải khen thưởng" : "the text does not say that they were commended"
        case .plannedOnly: vi ? "là dự định, không phải chỉ tiêu đang có hiệu lực" : "an aim that is no target in force"
        }
    }

    private func slip(_ power: Int) -> String {
        let times = ["mười": 1, "một trăm": 2, "một nghìn": 3, "một triệu": 6, "một tỷ": 9, "một nghìn tỷ": 12]
        let english = [1: "ten", 2: "a hundred", 3: "a thousand", 6: "a million", 9: "a billion", 12: "a trillion"]
        let factor = power.magnitude
        if vi {
            let word = times.first { $0.value == Int(factor) }?.key ?? "10^\(factor)"
            return power > 0 ? "nhỏ đi \(word) lần" : "lớn hơn \(word) lần"
        }
        return "\(english[Int(factor)] ?? "10^\(factor)") times too \(power > 0 ? "small" : "large")"
    }

    private func said(_ relation: Claim.Relation) -> String {
        switch relation {
        case .attainment: vi ? "đạt … dự toán" : "… of the target"
        case .excess: vi ? "vượt … dự toán" : "exceeded the target by …"
        case .shortfall: vi ? "hụt … so với dự toán" : "… short of the target"
        case .increase: vi ? "tăng … so với cùng kỳ" : "up … on the same period"
        case .decrease: vi ? "giảm … so với cùng kỳ" : "down … on the same period"
        case .ratioToPrior: vi ? "bằng … cùng kỳ" : "… of the same period"
        default:
            self.relation(relation).isEmpty
                ? (vi ? "giá trị trong kỳ" : "the figure of the period") : self.relation(relation)
        }
    }
}
