package import Domain

extension WorkItem.Kind {
    /// What a reminder, a calendar and a list of notices call it.
    package var names: LocalizedText {
        switch self {
        case .action: LocalizedText(vi: "Giải pháp", en: "Action")
        case .milestone: LocalizedText(vi: "Mốc công việc", en: "Milestone")
        case .directive: LocalizedText(vi: "Văn bản chỉ đạo", en: "Directive")
        case .candidate: LocalizedText(vi: "Đề nghị khen thưởng", en: "Commendation candidate")
        }
    }
}

extension LocalizedText {
    /// Words of ours in both languages of the pages.
    init(vi: String, en: String) {
        self = LocalizedText([.vietnamese: vi, .english: en]) ?? LocalizedText(vi, in: .vietnamese)
    }
}
