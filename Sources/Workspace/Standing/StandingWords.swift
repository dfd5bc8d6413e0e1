package import Appraisal
package import Domain

/// The words a scorecard is printed with, in Vietnamese or English.
package struct StandingWords: Sendable {
    private let vi: Bool
    package init(_ language: Language) { vi = language == .vietnamese }

    var asAt: String { vi ? "tính đến" : "as at" }
    var indicator: String { vi ? "Chỉ tiêu" : "Indicator" }
    var unit: String { vi ? "ĐVT" : "Unit" }
    var value: String { vi ? "Thực hiện" : "Actual" }
    var prior: String { vi ? "Cùng kỳ" : "Last year" }
    var growth: String { vi ? "So cùng kỳ" : "Growth" }
    var targets: String { vi ? "Chỉ tiêu giao" : "Targets" }
    var points: String { vi ? "điểm %" : "points" }
    var rank: String { vi ? "thứ" : "place" }
    var ahead: String { vi ? "vượt kịch bản" : "ahead by" }
    var behind: String { vi ? "chậm kịch bản" : "behind by" }
    var met: String { vi ? "đạt" : "met" }
    var notMet: String { vi ? "không đạt" : "not met" }
    var binding: String { vi ? "ràng buộc" : "binding" }
    var plan: String { vi ? "Kế hoạch" : "Plan" }
    var taskGroups: String { vi ? "nhóm nhiệm vụ" : "task groups" }
    var actions: String { vi ? "giải pháp" : "actions" }
    var due: String { vi ? "hạn" : "due" }
    var inTime: String { vi ? "đúng hạn" : "in time" }
    var commended: String { vi ? "Khen thưởng" : "Commended" }
    var collectives: String { vi ? "tập thể" : "collectives" }
    var individuals: String { vi ? "cá nhân" : "individuals" }

    func yearsRunning(_ years: Int) -> String {
        vi ? "năm thứ \(years) liên tiếp" : years == 1 ? "first year" : "\(years) years running"
    }

    func verdict(_ verdict: GoalState<GoalStanding.Member>.Verdict) -> String {
        switch verdict {
        case .holds: vi ? "đạt" : "holds"
        case .broken: vi ? "không đạt" : "broken"
        case .unknown: vi ? "chưa rõ" : "unknown"
        }
    }

    package func state(_ state: ActionState) -> String {
        switch state {
        case .notStarted: vi ? "chưa thực hiện" : "not started"
        case .onTrack: vi ? "đúng tiến độ" : "on track"
        case .atRisk: vi ? "có nguy cơ chậm" : "at risk"
        case .late: vi ? "chậm" : "late"
        case .done: vi ? "hoàn thành" : "done"
        case .cancelled: vi ? "đã hủy" : "cancelled"
        }
    }
}
