package import Domain
import Foundation
import Registry

extension People {
    /// - Parameter address: Where the request came from, as an IP address.
    /// - Throws: ``SignInRefusal``.
    package func signIn(
        _ name: String, password: String, from address: String, userAgent: String
    ) async throws -> SignedIn {
        let (attempt, rehashed) = try await checkedPassword(name, password, from: address)
        let opened = try registry.openSession(
            attempt, rehashed: rehashed, lasting: settings.longestSeconds, userAgent: String(userAgent.prefix(300)))
        guard let opened else { throw SignInRefusal.wrong }
        return SignedIn(token: opened.token.text, identity: opened.identity)
    }

    /// - Returns: `nil` for a token unknown, idle, expired or revoked, and for a disabled account.
    package func session(_ token: String) throws -> Identity? {
        try registry.identity(ofSession: token, idle: settings.idleSeconds)
    }

    /// Ends a session; an unknown token ends none.
    package func signOut(_ token: String) throws { try registry.closeSession(token: token) }

    /// Changes the asker's own password; every other session of theirs ends.
    ///
    /// - Parameters:
    ///   - token: The session to keep; `nil` ends all.
    ///   - revokingTokens: Whether tokens of programs and addresses of calendars end, too.
    /// - Throws: ``PeopleError/wrongPassword``, ``PeopleError/weakPassword(_:)``; ``SignInRefusal/throttled(retryAfterSeconds:)``.
    package func changePassword(
        from old: String, to new: String, keeping token: String?, revokingTokens: Bool = false, at address: String
    ) async throws {
        guard case .person(let identity) = authority, identity.scopes == nil else { throw PeopleError.notAllowed }
        try check(new, for: try registry.account(identity.account))
        do {
            let (attempt, _) = try await checkedPassword(identity.account, old, from: address)
            try registry.acceptPassword(attempt)
        } catch SignInRefusal.wrong {
            throw PeopleError.wrongPassword
        }
        try registry.setPassword(
            of: identity.account, to: try await hasher.hash(new), action: "password.changed", keeping: token,
            revokingTokens: revokingTokens, by: identity.account)
    }

    /// Gives another account a password; every session, token and calendar feed of it ends.
    ///
    /// - Parameter password: `nil` makes one.
    /// - Returns: The password, which is not kept.
    /// - Throws: ``PeopleError``; a person's own password is changed, not given.
    @discardableResult
    package func resetPassword(of name: String, to password: String? = nil) async throws -> String {
        let account = try registry.account(name)
        try requireManaged(account)
        if case .person(let identity) = authority, identity.account == account.name { throw PeopleError.notAllowed }
        let password = password ?? Self.randomPassword()
        try check(password, for: account)
        try registry.setPassword(
            of: name, to: try await hasher.hash(password), action: "password.reset", revokingTokens: true,
            by: authority.name, allowing: requireManaged)
        return password
    }

    private func checkedPassword(
        _ name: String, _ password: String, from address: String
    ) async throws -> (SignInAttempt, rehashed: PasswordHash?) {
        let attempt: SignInAttempt
        switch try registry.beginSignIn(
            name, from: address, countedAs: ThrottleAddress.key(of: address), throttle: settings.throttle)
        {
        case .wait(let seconds): throw SignInRefusal.throttled(retryAfterSeconds: seconds)
        case .attempt(let begun): attempt = begun
        }
        guard try await hasher.matches(password, attempt.password) else {
            try registry.refuseSignIn(attempt)
            throw SignInRefusal.wrong
        }
        let isOutdated = attempt.password?.cost != hasher.cost
        return (attempt, isOutdated ? try await hasher.hash(password) : nil)
    }
}
