package import Domain

extension WorkItem.Kind {
    /// What a reminder, a calendar and a list of notices call it.
    package var names: LocalizedText {
        switch self {
        case .action: LocalizedText(vi: "Giải pháp", en: "Action")
        case .milestone: LocalizedText(vi: "Mốc việc", en: "Milestone")
        case .directive: LocalizedText(vi: "Công văn chỉ đạo", en: "Directive")
        case .candidate: LocalizedText(vi: "Đề nghị khen thưởng", en: "Commendation candidate")
        case .report: LocalizedText(vi: "Báo cáo phải nộp", en: "Report to hand in")
        case .returnedReport: LocalizedText(vi: "Báo cáo bị trả lại", en: "Report given back")
        case .approval: LocalizedText(vi: "Báo cáo chờ duyệt", en: "Report to approve")
        }
    }
}

extension LocalizedText {
    /// Words of ours in both languages of the pages.
    init(vi: String, en: String) {
        self = LocalizedText([.vietnamese: vi, .english: en]) ?? LocalizedText(vi, in: .vietnamese)
    }
}
