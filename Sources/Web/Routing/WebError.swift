import Domain
import HTTPTypes

/// Why a request is not answered, said for the reader; the code is stable.
struct WebError: Error, Hashable, Sendable {
    let status: HTTPResponse.Status
    let code: String
    let vi: String
    let en: String
    /// Seconds until it is worth trying again.
    var retryAfter: Int?
    /// The methods an address takes, where another was used.
    var allowed: [HTTPRequest.Method] = []

    init(_ status: HTTPResponse.Status, _ code: String, vi: String, en: String, retryAfter: Int? = nil) {
        self.status = status
        self.code = code
        self.vi = vi
        self.en = en
        self.retryAfter = retryAfter
    }

    func message(in language: Language) -> String { language == .vietnamese ? vi : en }
}

extension WebError {
    static let notFound = WebError(
        .notFound, "not-found", vi: "Không có trang này. Kiểm tra lại địa chỉ hoặc về trang Tổng quan.",
        en: "There is no such page. Check the address, or go back to Today.")

    /// Also for what exists but may not be known to exist.
    static let forbidden = WebError(
        .forbidden, "forbidden",
        vi: "Tài khoản của bạn không có quyền xem phần này của đơn vị. Đề nghị người quản trị cấp quyền nếu cần.",
        en: "Your account may not see this part of the unit. Ask an administrator for access if you need it.")

    static let signInFirst = WebError(
        .unauthorized, "sign-in-first", vi: "Hãy đăng nhập.", en: "Please sign in.")

    static let badToken = WebError(
        .forbidden, "bad-csrf-token",
        vi: "Trang đã mở quá lâu hoặc đến từ nơi khác. Tải lại trang rồi gửi lại.",
        en: "The page was open for too long or came from elsewhere. Load it again and send it once more.")

    static let tooLarge = WebError(
        .contentTooLarge, "too-large", vi: "Nội dung gửi lên quá lớn.", en: "What was sent is too large.")

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> WebError {
        var error = WebError(
            .methodNotAllowed, "method-not-allowed", vi: "Địa chỉ này không nhận phương thức đó.",
            en: "This address does not take that method.")
        error.allowed = allowed
        return error
    }

    static func invalid(_ code: String, vi: String, en: String) -> WebError {
        WebError(.badRequest, code, vi: vi, en: en)
    }
}
