import Diagnostics
package import Domain
import Foundation
import Registry

extension People {
    /// Those open, the last used first; of one's own account or a managed one.
    package func sessions(of name: String) throws -> [AccountSession] {
        try requireOwnOrManaged(try registry.account(name))
        return try registry.sessions(of: name, idle: settings.idleSeconds)
    }

    /// The number of the session a token stands for, to mark it in a list; `nil` where there is none.
    package func sessionID(of token: String) throws -> Int? { try registry.sessionID(ofToken: token) }

    /// - Throws: ``PeopleError/unknownSession(_:)``.
    package func revokeSession(_ id: Int, of name: String) throws {
        try registry.revokeSessions(of: name, session: id, by: authority.name, allowing: requireOwnOrManaged)
    }

    /// - Parameter token: The session to keep.
    package func revokeSessions(of name: String, keeping token: String? = nil) throws {
        try registry.revokeSessions(
            of: name, session: nil, keeping: token, by: authority.name, allowing: requireOwnOrManaged)
    }
}

extension People {
    /// Who a program's token (`tf_…`) stands for: it may what its account may, as far as its scopes go.
    /// - Returns: `nil` for a token unknown, expired or revoked, and for a disabled account.
    package func identity(ofToken token: String) throws -> Identity? { try registry.identity(ofToken: token) }

    /// Makes a token for one's own account; the keeper of the workspace makes them for any.
    ///
    /// - Parameter days: How long it is good for, 1 to 366.
    /// - Returns: The secret, to be shown once: it is not kept.
    package func makeToken(
        for name: String, label: String, scopes: Set<Permission>, days: Int = 90
    ) throws -> (secret: String, token: APIToken) {
        let label = label.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...80).contains(label.unicodeScalars.count), !label.unicodeScalars.contains(where: \.isControl) else {
            throw PeopleError.invalidLabel
        }
        guard !scopes.isEmpty else { throw PeopleError.noScopes }
        guard (1...366).contains(days) else { throw PeopleError.invalidLifetime(days: days) }
        let made = try registry.makeToken(for: name, label: label, scopes: scopes, days: days, by: authority.name) {
            account in
            if case .person = authority, !isOwn(account) { throw PeopleError.notAllowed }
            let allowed = Set(account.grants.flatMap(\.role.permissions))
            if let beyond = scopes.subtracting(allowed).min(by: { $0.rawValue < $1.rawValue }) {
                throw PeopleError.scopeBeyondRoles(beyond)
            }
        }
        return (made.secret.text, made.token)
    }

    /// Newest first, with those that are over; of one's own account or a managed one.
    package func tokens(of name: String) throws -> [APIToken] {
        try requireOwnOrManaged(try registry.account(name))
        return try registry.tokens(of: name)
    }

    /// - Throws: ``PeopleError/unknownToken(_:)``.
    package func revokeToken(_ id: Int, of name: String) throws {
        try registry.revokeToken(id, of: name, by: authority.name, allowing: requireOwnOrManaged)
    }

    /// - Throws: ``PeopleError/unknownPermission(_:near:)``.
    package func permission(_ text: String) throws -> Permission {
        guard let permission = Permission(rawValue: text) else {
            throw PeopleError.unknownPermission(
                text, near: didYouMean(text, among: Permission.allCases.map(\.rawValue)))
        }
        return permission
    }
}
