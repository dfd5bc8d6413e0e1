import Domain
import HTTPTypes

extension WebError {
    /// What a reader is told of a change of accounts that cannot be done.
    init(_ error: PeopleError) {
        let (status, code, vi) = Self.told(error)
        self.init(status, code, vi: vi, en: error.description.capitalisedSentence)
    }

    private static func told(_ error: PeopleError) -> (HTTPResponse.Status, String, String) {
        switch error {
        case .invalidName(let name):
            (
                .badRequest, "invalid-account-name",
                "'\(name)' không dùng làm tên đăng nhập được: viết 2 đến 64 chữ cái, chữ số, dấu '.', '-', '_' hoặc '@'."
            )
        case .invalidDisplayName: (.badRequest, "invalid-display-name", "Tên hiển thị có từ 1 đến 120 ký tự.")
        case .nameTaken(let name):
            (.conflict, "name-taken", "Đã có tài khoản '\(name)'; chữ hoa và chữ thường như nhau.")
        case .unknownAccount(let name, _): (.notFound, "unknown-account", "Không có tài khoản '\(name)'.")
        case .unknownRole(let name, _): (.badRequest, "unknown-role", "'\(name)' không phải là vai trò.")
        case .unknownPermission(let name, _): (.badRequest, "unknown-permission", "'\(name)' không phải là quyền.")
        case .unknownLanguage(let name, _): (.badRequest, "unknown-language", "Không có ngôn ngữ '\(name)'.")
        case .weakPassword(let problem): (.badRequest, "weak-password", told(problem))
        case .wrongPassword: (.badRequest, "wrong-password", "Mật khẩu hiện tại không đúng.")
        case .notAllowed: (.forbidden, "forbidden", "Tài khoản của bạn không có vai trò cho phép việc này ở đó.")
        case .lastAdministrator:
            (
                .conflict, "last-administrator",
                "Đây là tài khoản cuối cùng quản trị toàn đơn vị; hãy giao vai trò đó cho người khác trước."
            )
        case .noScopes: (.badRequest, "no-scopes", "Mã truy cập cần ít nhất một quyền.")
        case .scopeBeyondRoles(let permission):
            (
                .badRequest, "scope-beyond-roles",
                "Tài khoản không có vai trò cho phép '\(permission.rawValue)', nên mã truy cập cũng không thể có."
            )
        case .invalidLabel:
            (.badRequest, "invalid-label", "Mã truy cập cần tên gọi từ 1 đến 80 ký tự, nói rõ để làm gì.")
        case .invalidLifetime: (.badRequest, "invalid-lifetime", "Thời hạn của mã truy cập là từ 1 đến 366 ngày.")
        case .unknownSession: (.notFound, "unknown-session", "Phiên đăng nhập này đã kết thúc.")
        case .unknownToken: (.notFound, "unknown-token", "Mã truy cập này không còn dùng được.")
        case .invalidMailAddress(let text):
            (
                .badRequest, "invalid-mail-address",
                "'\(text)' không phải là địa chỉ thư điện tử; ví dụ: nguyen.van.a@haiquan.example."
            )
        case .unknownCalendarFeed: (.notFound, "unknown-calendar-feed", "Địa chỉ lịch này không còn dùng được.")
        }
    }

    private static func told(_ problem: PasswordProblem) -> String {
        switch problem {
        case .tooShort(let minimum): "Mật khẩu quá ngắn: cần ít nhất \(minimum) ký tự."
        case .tooLong(let maximum): "Mật khẩu quá dài: nhiều nhất \(maximum) ký tự."
        case .common: "Mật khẩu này dễ bị đoán: chỉ gồm từ thông dụng, tên, năm hoặc các phím liền nhau."
        }
    }
}

extension String {
    /// The first letter large, a full stop at the end.
    fileprivate var capitalisedSentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
