package import Domain

/// Why something cannot be done with a report; each is the asker's to mend.
package enum ReportingError: Error, Hashable, Sendable {
    case unknownForm(String, among: [String])
    case unknownField(String, form: String, among: [String])
    /// The form does not ask this unit, or not for this period.
    case notAsked(ReportKey)
    /// It was submitted and waits for a decision.
    case waiting(ReportKey)
    /// It is approved.
    case locked(ReportKey)
    /// There is nothing to approve or return.
    case notSubmitted(ReportKey)
    /// There is no approved report to reopen.
    case notApproved(ReportKey)
    /// Nobody approves what they typed, handed in or reopened.
    case ownReport(ReportKey)
    /// Nobody approves two levels of what was handed in once.
    case approvedBelow(ReportKey)
    /// The right to approve is not held where the level asks for it.
    case notAtLevel(ReportKey, unit: OrgUnit.ID)
    case noReason
    case noText
    case textTooLong(limit: Int)
    /// Somebody else did something with it since it was looked at.
    case moved(ReportKey)
    /// What was typed as a day is none.
    case unreadableDay(String)
    case future(Day)
    /// The step before it is of a later day.
    case beforeLastStep(ReportKey, Day)
    /// The period has not begun.
    case notBegun(ReportKey, begins: Day)
    /// The period is not over, so its report cannot be whole.
    case notOver(ReportKey, ends: Day)
    /// All that is wrong with what was typed.
    case invalid([ReportProblem])
}

extension ReportingError {
    /// What to tell whoever asked; for ``invalid(_:)`` that there are problems, which stand beside their fields.
    package var message: LocalizedText {
        switch self {
        case .unknownForm(let code, let names):
            LocalizedText(
                vi: "Không có biểu mẫu '\(code)'; có: \(names.joined(separator: ", ")).",
                en: "'\(code)' is not a form of this pack; it has \(names.joined(separator: ", ")).")
        case .unknownField(let code, let form, let names):
            LocalizedText(
                vi: "Biểu mẫu '\(form)' không có số liệu '\(code)'; có: \(names.joined(separator: ", ")).",
                en: "'\(code)' is not a field of '\(form)'; it has \(names.joined(separator: ", ")).")
        case .notAsked(let key):
            LocalizedText(
                vi: "Đơn vị \(key.unit) không phải nộp biểu mẫu '\(key.form)' cho kỳ \(key.period).",
                en: "'\(key.form)' is not asked of \(key.unit) for \(key.period).")
        case .waiting:
            LocalizedText(
                vi: "Báo cáo đã nộp và đang chờ duyệt. Muốn sửa, đề nghị người duyệt trả lại.",
                en: "The report was submitted and waits for approval. To change it, ask the approver to return it.")
        case .locked:
            LocalizedText(
                vi: "Báo cáo đã được duyệt và khóa. Muốn sửa, hãy mở lại và nêu lý do.",
                en: "The report is approved and locked. To change it, reopen it and give a reason.")
        case .notSubmitted:
            LocalizedText(
                vi: "Báo cáo không ở trạng thái chờ duyệt. Tải lại trang để xem trạng thái hiện nay.",
                en: "The report does not wait for approval. Load the page again to see where it stands.")
        case .notApproved:
            LocalizedText(
                vi: "Chỉ mở lại được báo cáo đã duyệt; báo cáo này còn sửa trực tiếp được.",
                en: "Only an approved report is reopened; this one can still be changed as it is.")
        case .ownReport:
            LocalizedText(
                vi: "Không ai được duyệt báo cáo do chính mình nhập, nộp hoặc mở lại. Đề nghị người duyệt khác.",
                en: "Nobody approves a report they typed, handed in or reopened. Ask another approver.")
        case .approvedBelow:
            LocalizedText(
                vi: "Bạn đã duyệt báo cáo này ở cấp dưới; cấp này phải do người khác duyệt.",
                en: "You approved this report at a lower level; somebody else must approve it here.")
        case .notAtLevel(_, let unit):
            LocalizedText(
                vi: "Cấp duyệt này thuộc thẩm quyền người duyệt của \(unit).",
                en: "This level is approved by those who may approve at \(unit).")
        case .noReason: LocalizedText(vi: "Hãy nêu lý do.", en: "Give a reason.")
        case .noText: LocalizedText(vi: "Hãy viết nội dung trao đổi.", en: "Write a comment.")
        case .textTooLong(let limit):
            LocalizedText(vi: "Viết không quá \(limit) ký tự.", en: "Write at most \(limit) characters.")
        case .moved:
            LocalizedText(
                vi: "Có người vừa thay đổi báo cáo này. Xem lại số liệu hiện nay rồi gửi lại nếu vẫn đúng.",
                en:
                    "Somebody changed this report meanwhile. Look at what it says now, and send yours again if it is right."
            )
        case .unreadableDay(let text):
            LocalizedText(
                vi: "'\(text)' không phải là ngày; viết như 2020-06-30 hoặc 30/6/2020.",
                en: "'\(text)' is not a day; write it as 2020-06-30 or 30/6/2020.")
        case .beforeLastStep(let key, let day):
            LocalizedText(
                vi:
                    "Bước trước của báo cáo \(key.unit), kỳ \(key.period) ghi ngày \(day); hãy ghi ngày đó hoặc muộn hơn.",
                en:
                    "The step before of the report of \(key.unit) for \(key.period) is of \(day); give that day or a later one."
            )
        case .future(let day):
            LocalizedText(vi: "Ngày \(day) chưa đến.", en: "\(day) has not come yet; give today or an earlier day.")
        case .notBegun(_, let day):
            LocalizedText(
                vi: "Kỳ báo cáo bắt đầu từ ngày \(day).", en: "The period begins on \(day); give a later day.")
        case .notOver(_, let day):
            LocalizedText(
                vi: "Kỳ báo cáo đến hết ngày \(day); trước đó chỉ lưu nháp được.",
                en: "The period lasts until \(day); before that it can only be kept as a draft.")
        case .invalid(let problems):
            LocalizedText(
                vi: "Báo cáo còn \(problems.count) điểm phải xem lại; xem ở từng số liệu bên dưới.",
                en: "There are \(problems.count) points to look at; each stands at its field.")
        }
    }
}

extension ReportingError: CustomStringConvertible {
    package var description: String {
        guard case .invalid(let problems) = self else { return message[.english] }
        let lines = problems.map {
            "  " + ($0.field.map { "\($0): " } ?? "") + $0.message[.english]
                + ($0.isQuestion ? " (answer with --note \($0.field ?? "FIELD")=TEXT)" : "")
        }
        return ([message[.english]] + lines).joined(separator: "\n")
    }
}
