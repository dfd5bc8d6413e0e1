import Domain
import Foundation
import Hummingbird
import Workspace

/// One account, for whoever manages it.
struct PersonPage: Sendable {
    let account: String
    let action: String
    let displayName: String
    let state: ShownState
    let isEnabled: Bool
    /// Nobody gives a password to the account they are signed in with.
    let isOwn: Bool
    let since: String
    let grants: [ShownOption]
    let roles: [ShownOption]
    let units: [ShownOption]
    let languages: [ShownOption]
    let sessions: [ShownSession]
    let tokens: [ShownToken]
    let revokeAction: String
    let endSessions: String
    let reminders: ShownReminders
    let done: String?
    let problem: String?
}

extension WebServer {
    func bindPerson(_ book: RouteBook) {
        book.on(.person) { visit in try await visit.answer(PersonPage.page(visit)) }
        book.on(.personProfile) { visit in
            try await visit.change("profile") { people, name in
                try people.setProfile(
                    of: name, displayName: visit.form["display_name"] ?? "",
                    language: visit.form["language"].map { Language(rawValue: $0) })
            }
        }
        book.on(.personReminders) { visit in
            try await visit.change("reminders") { people, name in
                try people.setReminders(
                    of: name, email: visit.form["email"] ?? "", wanted: visit.form["mail"] != nil)
            }
        }
        book.on(.personRoles) { visit in
            try await visit.change("roles") { people, name in
                if let taken = visit.form["take"] {
                    try people.revoke([try people.held(taken, by: name)], from: name)
                } else {
                    try people.grant([try visit.grant(people)], to: name)
                }
            }
        }
        book.on(.personState) { visit in
            try await visit.change("state") { people, name in
                if visit.form["state"] == "enabled" { try people.enable(name) } else { try people.disable(name) }
            }
        }
        book.on(.personSessions) { visit in
            try await visit.change("sessions") { people, name in
                if let session = visit.form["session"].flatMap({ Int($0) }) {
                    try people.revokeSession(session, of: name)
                } else {
                    try people.revokeSessions(of: name)
                }
            }
        }
        book.on(.personTokens) { visit in
            try await visit.change("token") { people, name in
                try people.revokeToken(visit.form["token"].flatMap { Int($0) } ?? 0, of: name)
            }
        }
        book.on(.personPassword) { visit in
            let account = try visit.accounts.account(visit.path("account"))
            let password = try await visit.accounts.resetPassword(of: account.name)
            return try await visit.answer(
                newPassword: password, of: account.name, heading: visit.words["password_given"])
        }
    }
}

extension People {
    /// A role the account has, as a form names it. Its unit may be one the pack no longer has.
    fileprivate func held(_ text: String, by name: String) throws -> Grant {
        guard let grant = try account(name).grants.first(where: { "\($0.role.rawValue)@\($0.unit)" == text }) else {
            return try grant(text)
        }
        return grant
    }
}

extension Visit {
    /// Changes the account of the path and leads back to its page, which says so.
    fileprivate func change(
        _ what: String, _ body: @Sendable (People, String) throws -> Void
    ) async throws -> Response {
        let name = path("account")
        do {
            try body(accounts, name)
        } catch {
            let problem = try problem(error)
            return try await answer(PersonPage.page(self, problem: problem), status: problem.status)
        }
        // Whoever takes their own last reach over the account has no page to come back to.
        guard (try? accounts.account(name)) != nil else { return redirect(to: "/people") }
        return redirect(to: "/people/\(name.queryEncoded)?done=\(what)")
    }
}

extension PersonPage {
    fileprivate static func page(_ visit: Visit, problem: WebError? = nil) throws -> Page {
        let people = visit.accounts
        let account = try people.account(visit.path("account"))
        // One's own is managed on its own page unless it is managed too.
        guard people.manages(account) else { throw PeopleError.notAllowed }
        let model = PersonPage(
            account: account.name, action: "/people/\(account.name.queryEncoded)", displayName: account.displayName,
            state: visit.state(of: account), isEnabled: account.isEnabled,
            isOwn: account.name == visit.identity.account, since: visit.moment(account.created),
            grants: visit.grants(of: account), roles: visit.roleOptions, units: visit.roleUnitOptions,
            languages: visit.languageOptions(account.language),
            sessions: try people.sessions(of: account.name).map { ShownSession($0, visit) },
            tokens: try people.tokens(of: account.name).map { ShownToken($0, visit) },
            revokeAction: "/people/\(account.name.queryEncoded)/tokens", endSessions: visit.words["end_sessions"],
            reminders: ShownReminders(account, visit),
            done: visit.done(["profile", "reminders", "roles", "state", "sessions", "token"]),
            problem: problem?.message(in: visit.language))
        return Page("person", title: account.displayName, menu: .people, showsChoice: false, model: model)
    }
}
