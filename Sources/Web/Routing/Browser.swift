import Crypto
import Foundation
import Hummingbird

/// One browser, known by a secret in a cookie: that of its session, or of a stranger who opened the sign-in page.
struct Browser: Sendable {
    let secret: String

    init(session: String) { secret = session }

    /// What its forms send back: a code that only who knows the secret can make, and that does not tell it.
    var csrf: String { Data(code).base64EncodedString() }

    func accepts(_ sent: String) -> Bool {
        guard !secret.isEmpty, let data = Data(base64Encoded: sent) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(data, authenticating: Self.purpose, using: key)
    }

    private var key: SymmetricKey { SymmetricKey(data: Data(secret.utf8)) }
    private var code: HMAC<SHA256>.MAC { HMAC<SHA256>.authenticationCode(for: Self.purpose, using: key) }
    private static let purpose = Data("csrf".utf8)

    static let strangerCookie = "twofold-stranger"
    static func cookieName(_ settings: WebSettings) -> String {
        settings.isSecure ? "__Host-twofold-session" : "twofold-session"
    }

    /// - Parameter value: `nil` removes the cookie.
    static func cookie(_ name: String, _ value: String?, _ settings: WebSettings, maxAge: Int? = nil) -> Cookie {
        Cookie(
            name: name, value: value ?? "", maxAge: value == nil ? 0 : maxAge, path: "/", secure: settings.isSecure,
            httpOnly: true, sameSite: .lax)
    }

    static func newSecret() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
    }
}
