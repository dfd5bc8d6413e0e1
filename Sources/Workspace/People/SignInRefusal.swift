package import Domain

/// A person let in.
package struct SignedIn: Sendable {
    /// 256 random bits in base64url: what the cookie holds. It is not kept.
    package let token: String
    package let identity: Identity
}

/// Why nobody was let in. An unknown name, a disabled account and a wrong password are answered alike, after as long.
package enum SignInRefusal: Error, Hashable, Sendable {
    case wrong
    case throttled(retryAfterSeconds: Int)
}

extension SignInRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .wrong: "the name or the password is wrong"
        case .throttled(let seconds): "too many wrong passwords; try again in \(seconds) seconds"
        }
    }
}
