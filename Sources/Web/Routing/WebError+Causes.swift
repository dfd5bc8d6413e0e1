import Diagnostics
import Domain
import HTTPTypes
import Hummingbird
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
        switch error {
        case .unknownIndicator, .unknownUnit, .unknownHandle, .noSuchFigure, .notReference, .unknownReview,
            .unknownLeagueTable, .unknownProposal, .unknownIndex, .noSuchRound:
            self.init(
                .notFound, "not-found", vi: "Không tìm thấy nội dung được yêu cầu (\(text)).", en: text)
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
        // They name folders of the server.
        case .exists, .missing, .unfinished: self = .failure
        default:
            self.init(.badRequest, "invalid-request", vi: text, en: text)
        }
    }
}
