import Diagnostics
import Domain
import HTTPTypes
import Hummingbird
import Lake
import Workspace

extension WebError {
    static let nothingLoadedCode = "nothing-loaded"

    /// What a reader is told of any error; `nil` where it is our own failure.
    init?(_ error: any Error) {
        switch error {
        case let error as WebError: self = error
        case let error as SignInRefusal: self.init(error)
        case let error as WorkspaceError: self.init(error)
        // An account that is not there and one elsewhere answer alike.
        case PeopleError.notAllowed, PeopleError.unknownAccount: self = .forbidden
        case let error as PeopleError: self.init(error)
        case let error as ReportingError: self.init(error)
        case let error as UnusableFile:
            self = .invalid("invalid-input", vi: error.message(in: "vi"), en: error.message(in: "en"))
        case let error as InvalidSource:
            self = .invalid("invalid-input", vi: error.description, en: error.description)
        case let error as any HTTPResponseError:
            switch error.status {
            case .notFound: self = .notFound
            case .contentTooLarge: self = .tooLarge
            default:
                let phrase = error.status.reasonPhrase
                self.init(error.status, "http-\(error.status.code)", vi: phrase, en: phrase)
            }
        default:
            if let revision = error.unknownRevision {
                self = .unknownRevision(revision)
                return
            }
            guard error.isInputFault else { return nil }
            self = .invalid("invalid-input", vi: error.explanation, en: error.explanation)
        }
    }

    static let failure = WebError(
        .internalServerError, "failure",
        vi: "Hệ thống gặp lỗi. Sự việc đã được ghi lại; hãy thử lại sau ít phút.",
        en: "Something failed on our side. It has been recorded; try again in a few minutes.")

    private init(_ refusal: SignInRefusal) {
        switch refusal {
        case .wrong:
            self.init(
                .unauthorized, "wrong-sign-in", vi: "Tên đăng nhập hoặc mật khẩu không đúng.",
                en: "The name or the password is wrong.")
        case .throttled(let seconds):
            self.init(
                .tooManyRequests, "throttled",
                vi: "Đăng nhập sai quá nhiều lần. Hãy thử lại sau \(seconds) giây.",
                en: "Too many wrong sign-ins. Try again in \(seconds) seconds.", retryAfter: seconds)
        }
    }

    private init(_ error: WorkspaceError) {
        let text = error.description
        func notFound(_ vi: String, _ en: String) -> WebError { WebError(.notFound, "not-found", vi: vi, en: en) }
        func invalid(_ vi: String, _ en: String) -> WebError { .invalid("invalid-request", vi: vi, en: en) }
        switch error {
        case .unknownIndicator(let code, _):
            self = notFound("Không có chỉ tiêu '\(code)'.", "There is no indicator '\(code)'.")
        case .unknownUnit(let code, _): self = notFound("Không có đơn vị '\(code)'.", "There is no unit '\(code)'.")
        case .unknownHandle(let handle):
            self = notFound("Không có báo cáo nào có số liệu '\(handle)'.", "No review has a figure '\(handle)'.")
        case .noSuchFigure(let reference):
            self = notFound(
                "Không có số liệu '\(reference)': kỳ chưa bắt đầu hoặc không có phần này.",
                "There is no figure '\(reference)': its period had not begun, or it has no such part.")
        case .notReference(let reference):
            self = notFound(
                "'\(reference)' không phải là tham chiếu số liệu.", "'\(reference)' is not a reference to a figure.")
        case .unknownReview(let name, _):
            self = notFound("Không có mẫu báo cáo '\(name)'.", "There is no review template '\(name)'.")
        case .unknownLeagueTable(let code, _):
            self = notFound("Không có bảng xếp hạng '\(code)'.", "There is no league table '\(code)'.")
        case .unknownProposal(let code):
            self = notFound("Không có đề nghị '\(code)'.", "There is no proposal '\(code)'.")
        case .unknownIndex(let code, _):
            self = notFound("Không có bộ chỉ số '\(code)'.", "There is no such index '\(code)'.")
        case .noSuchRound(let code, let period):
            self = notFound(
                "Khảo sát '\(code)' không có đợt \(period).", "The survey '\(code)' has no round \(period).")
        case .noSuchRecord(_, let code, _): self = notFound("Không có '\(code)'.", "There is no '\(code)'.")
        case .noSuchFlag(let id):
            self = notFound(
                "Trong kỳ này không có dấu hiệu cần hỏi lại '\(id)'.", "Nothing stands out as '\(id)' in this period.")
        case .notBegun(let period, let day):
            self.init(
                .badRequest, "not-begun", vi: "Kỳ \(period) chưa bắt đầu vào ngày \(day); hãy chọn kỳ sớm hơn.",
                en: "\(period) has not begun on \(day); choose an earlier period.")
        case .nothingLoaded:
            self.init(
                .conflict, Self.nothingLoadedCode, vi: "Chưa nạp số liệu nào. Vào trang Dữ liệu để nạp tệp.",
                en: "No records are loaded yet. Load files on the Data page.")
        case .noDefinitions(let revision):
            self.init(
                .badRequest, "bad-revision",
                vi: "Phiên bản \(revision) có từ trước khi lập xong không gian làm việc nên chưa có định nghĩa; "
                    + "hãy chọn phiên bản sau.",
                en:
                    "Revision \(revision) is of before the workspace was made and has no definitions; choose a later one."
            )
        case .unknownCalendar(let code, let codes):
            let known = codes.joined(separator: ", ")
            self = .invalid(
                "unknown-calendar", vi: "Không có lịch '\(code)'; có \(known).",
                en: "There is no calendar '\(code)'; there is \(known).")
        case .notDimension(let name, _, let names):
            let known = names.joined(separator: ", ")
            self = .invalid(
                "unknown-breakdown",
                vi: "Chỉ tiêu này không chia theo '\(name)'" + (known.isEmpty ? "." : "; chia được theo \(known)."),
                en: "This indicator is not broken down by '\(name)'"
                    + (known.isEmpty ? "." : "; it can be by \(known)."))
        case .notColumn(let name, let names):
            let known = names.joined(separator: ", ")
            self = invalid(
                "Không có cột '\(name)' để sắp xếp; có \(known).",
                "There is no column '\(name)' to go by; it can be \(known).")
        case .noUnitsOnLevel(let level):
            self = invalid("Cây đơn vị không có cấp \(level).", "The unit tree has no level \(level).")
        case .baseIsLater(let base, let latest):
            self = invalid(
                "Phiên bản \(base) không ở trước phiên bản \(latest) được đem so sánh.",
                "Revision \(base) is not before revision \(latest), which it is to be compared with.")
        case .previewIsStale:
            self.init(
                .conflict, "preview-is-stale", vi: "Số liệu đã thay đổi sau khi xem trước; hãy xem trước lại.",
                en: "The workspace has changed since the preview; look at it again.")
        case .flagHasChanged:
            self.init(
                .conflict, "flag-has-changed", vi: "Dấu hiệu cần hỏi lại này nay đã khác; hãy xem lại.",
                en: "This says something else by now; look at it again.")
        case .noReason:
            self = invalid(
                "Hãy viết lý do, từ 1 đến 2.000 ký tự.", "Say why it is as it is, in 1 to 2,000 characters.")
        case .notHandedDown(let key):
            self = invalid("Chỉ tiêu '\(key)' không phân giao được.", "The target '\(key)' cannot be handed down.")
        case .unknownSource(let name, let names):
            let known = names.joined(separator: ", ")
            self = invalid("Không có nguồn '\(name)'; có \(known).", "There is no source '\(name)'; there is \(known).")
        // They name folders of the server.
        case .exists, .missing, .unfinished: self = .failure
        case .anotherPack, .noSuchFile, .noSource, .noFiles, .noProductFiles,
            .unreadableText:
            self = invalid("Không đọc được tệp hoặc thư mục (\(text)).", text)
        }
    }

    // MARK: - Addresses that cannot be read

    static func badDay(_ text: String) -> WebError {
        .invalid(
            "bad-day", vi: "'\(text)' không phải là ngày; viết như 2020-06-30.",
            en: "'\(text)' is not a day; write it as 2020-06-30.")
    }

    static let badPage = WebError.invalid(
        "bad-page", vi: "Số trang không hợp lệ.", en: "That is not the number of a page.")

    static func badRevision(_ text: String) -> WebError {
        .invalid("bad-revision", vi: "'\(text)' không phải là số phiên bản.", en: "'\(text)' is not a revision.")
    }

    static func unknownRevision(_ sequence: Int) -> WebError {
        WebError(
            .notFound, "unknown-revision", vi: "Không có phiên bản \(sequence).",
            en: "There is no revision \(sequence).")
    }
}
