package import Domain
import Foundation

/// Accounts as they are listed.
package struct AccountList: Sendable {
    package let accounts: [Account]
    package init(_ accounts: [Account]) { self.accounts = accounts }

    package var json: JSON {
        .array(
            accounts.map { account in
                .object([
                    "name": .text(account.name), "displayName": .text(account.displayName),
                    "language": .optional(account.language?.rawValue),
                    "grants": .array(account.grants.texts.map(JSON.text)), "created": .text(account.created.shown),
                    "disabled": .optional(account.disabled?.shown), "email": .optional(account.email?.text),
                    "reminders": .bool(account.wantsReminders),
                ])
            })
    }
    package var text: String {
        var table = TextTable([.init("name"), .init("display name"), .init("roles"), .init("since"), .init("state")])
        for account in accounts {
            table.add([
                account.name, account.displayName, account.grants.texts.joined(separator: ", "), account.created.shown,
                account.isEnabled ? "enabled" : "disabled",
            ])
        }
        return table.text
    }
}

/// Open sessions as they are listed.
package struct SessionList: Sendable {
    package let sessions: [AccountSession]
    package init(_ sessions: [AccountSession]) { self.sessions = sessions }

    package var json: JSON {
        .array(
            sessions.map { session in
                .object([
                    "session": .int(session.id), "account": .text(session.account),
                    "created": .text(session.created.shown), "lastSeen": .text(session.lastSeen.shown),
                    "expires": .text(session.expires.shown), "address": .text(session.address),
                    "userAgent": .text(session.userAgent),
                ])
            })
    }
    package var text: String {
        var table = TextTable([
            .init("#", .right), .init("since"), .init("last seen"), .init("ends"), .init("address"), .init("browser"),
        ])
        for session in sessions {
            table.add([
                String(session.id), session.created.shown, session.lastSeen.shown, session.expires.shown,
                session.address, session.userAgent,
            ])
        }
        return table.text
    }
}

/// Tokens as they are listed, without their secrets.
package struct TokenList: Sendable {
    package let tokens: [APIToken]
    package init(_ tokens: [APIToken]) { self.tokens = tokens }

    package var json: JSON { .array(tokens.map(\.json)) }
    package var text: String {
        var table = TextTable([
            .init("#", .right), .init("label"), .init("scopes"), .init("since"), .init("until"), .init("last used"),
            .init("state"),
        ])
        for token in tokens {
            table.add([
                String(token.id), token.label, token.scopes.map(\.rawValue).sorted().joined(separator: ", "),
                token.created.shown, token.expires.shown, token.lastUsed?.shown ?? "–", token.state.rawValue,
            ])
        }
        return table.text
    }
}

extension APIToken {
    package var json: JSON {
        .object([
            "token": .int(id), "account": .text(account), "label": .text(label),
            "scopes": .array(scopes.map(\.rawValue).sorted().map(JSON.text)), "created": .text(created.shown),
            "expires": .text(expires.shown), "lastUsed": .optional(lastUsed?.shown), "state": .text(state.rawValue),
        ])
    }
}

extension Set<Grant> {
    /// `leader@20BB`, in order.
    package var texts: [String] { map { "\($0.role.rawValue)@\($0.unit)" }.sorted() }
}

extension Date {
    /// `2020-07-07T01:30:00Z`: UTC, whole seconds.
    var shown: String { formatted(.iso8601) }
}
