package import Foundation

/// Somebody who may sign in.
package struct Account: Hashable, Sendable {
    /// The name signed in with; what the audit trail says.
    package let name: String
    package let displayName: String
    /// `nil` before one was chosen.
    package let language: Language?
    /// Empty for an account that may sign in and see nothing.
    package let grants: Set<Grant>
    package let created: Date
    /// Since when nobody can sign in with it; `nil` while it is enabled.
    package let disabled: Date?
    /// Where reminders are sent; `nil` for nowhere.
    package let email: MailAddress?
    /// Whether reminders are wanted by e-mail.
    package let wantsReminders: Bool

    package init(
        name: String, displayName: String, language: Language? = nil, grants: Set<Grant>, created: Date,
        disabled: Date? = nil, email: MailAddress? = nil, wantsReminders: Bool = true
    ) {
        self.name = name
        self.displayName = displayName
        self.language = language
        self.grants = grants
        self.created = created
        self.disabled = disabled
        self.email = email
        self.wantsReminders = wantsReminders
    }

    package var isEnabled: Bool { disabled == nil }
}

/// A browser signed in with an account. Its token is known to the browser alone.
package struct AccountSession: Hashable, Sendable {
    package let id: Int
    package let account: String
    package let created: Date
    /// To the minute.
    package let lastSeen: Date
    /// When it ends however much it is used.
    package let expires: Date
    package let address: String
    package let userAgent: String

    package init(
        id: Int, account: String, created: Date, lastSeen: Date, expires: Date, address: String, userAgent: String
    ) {
        self.id = id
        self.account = account
        self.created = created
        self.lastSeen = lastSeen
        self.expires = expires
        self.address = address
        self.userAgent = userAgent
    }
}

/// A secret a program signs in with, in place of an account's password.
package struct APIToken: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, Codable { case active, expired, revoked }
    package let id: Int
    package let account: String
    /// What it is for, in its maker's words.
    package let label: String
    /// All it may do; what the account may not, it may not either. Never empty.
    package let scopes: Set<Permission>
    package let created: Date
    package let expires: Date
    /// To the minute; `nil` before its first use.
    package let lastUsed: Date?
    package let state: State

    package init(
        id: Int, account: String, label: String, scopes: Set<Permission>, created: Date, expires: Date,
        lastUsed: Date?, state: State
    ) {
        self.id = id
        self.account = account
        self.label = label
        self.scopes = scopes
        self.created = created
        self.expires = expires
        self.lastUsed = lastUsed
        self.state = state
    }
}
