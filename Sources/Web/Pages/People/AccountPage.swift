import Domain
import Foundation
import Hummingbird
import Workspace

/// One's own account.
struct AccountPage: Sendable {
    let account: String
    let action = "/account"
    let revokeAction = "/account/tokens/revoke"
    let displayName: String
    let endSessions: String
    let grants: [ShownOption]
    let languages: [ShownOption]
    let sessions: [ShownSession]
    let tokens: [ShownToken]
    /// Permissions a token may be given.
    let scopes: [ShownOption]
    let lifetimes: [ShownOption]
    /// A token just made; no other page shows it.
    let secret: String?
    let reminders: ShownReminders
    let feeds: [ShownFeed]
    let calendarUnits: [ShownOption]
    /// The address of a calendar feed just opened; no other page shows it.
    let calendar: String?
    let done: String?
    let problem: String?
}

extension WebServer {
    func bindAccount(_ book: RouteBook) {
        let settings = settings
        let gate = Gate(live: live, pages: pages, settings: settings)
        book.on(.account) { visit in try await visit.answer(AccountPage.page(visit, settings)) }
        book.on(.accountProfile) { visit in
            try await visit.change("profile", settings) { people, name in
                try people.setProfile(
                    of: name, displayName: visit.form["display_name"] ?? "",
                    language: visit.form["language"].map { Language(rawValue: $0) })
            }
        }
        book.on(.accountPassword) { visit in
            try await visit.change("password", settings) { people, _ in
                guard visit.form.verbatim("new") == visit.form.verbatim("again") else { throw WebError.passwordsDiffer }
                try await people.changePassword(
                    from: visit.form.verbatim("old") ?? "", to: visit.form.verbatim("new") ?? "",
                    keeping: visit.sessionToken(settings), revokingTokens: visit.form["everything"] != nil,
                    at: gate.address(visit.request, visit.context))
            }
        }
        book.on(.accountSessions) { visit in
            try await visit.change("sessions", settings) { people, name in
                if let session = visit.form["session"].flatMap({ Int($0) }) {
                    try people.revokeSession(session, of: name)
                } else {
                    try people.revokeSessions(of: name, keeping: visit.sessionToken(settings))
                }
            }
        }
        book.on(.accountTokenMake) { visit in
            do {
                let people = visit.accounts
                let made = try people.makeToken(
                    for: visit.identity.account, label: visit.form["label"] ?? "",
                    scopes: Set(try visit.form.all("scope").map(people.permission)),
                    days: visit.form["days"].flatMap { Int($0) } ?? 90)
                return try await visit.answer(AccountPage.page(visit, settings, secret: made.secret))
            } catch {
                return try await visit.answer(problem: error, settings)
            }
        }
        book.on(.accountReminders) { visit in
            try await visit.change("reminders", settings) { people, name in
                try people.setReminders(
                    of: name, email: visit.form["email"] ?? "", wanted: visit.form["mail"] != nil)
            }
        }
        book.on(.accountCalendarMake) { visit in
            do {
                let made = try visit.accounts.makeCalendarFeed(
                    for: visit.identity.account, unit: OrgUnit.ID(visit.form["unit"] ?? ""))
                let address = (settings.publicURL ?? "") + "/calendar/\(made.secret).ics"
                return try await visit.answer(AccountPage.page(visit, settings, calendar: address))
            } catch {
                return try await visit.answer(problem: error, settings)
            }
        }
        book.on(.accountCalendarRevoke) { visit in
            try await visit.change("calendar", settings) { people, name in
                try people.revokeCalendarFeed(visit.form["feed"].flatMap { Int($0) } ?? 0, of: name)
            }
        }
        book.on(.accountTokenRevoke) { visit in
            try await visit.change("token", settings) { people, name in
                try people.revokeToken(visit.form["token"].flatMap { Int($0) } ?? 0, of: name)
            }
        }
    }
}

extension WebError {
    fileprivate static let passwordsDiffer = WebError.invalid(
        "passwords-differ", vi: "Hai lần nhập mật khẩu mới không giống nhau.", en: "The two new passwords differ.")
}

extension Visit {
    fileprivate func sessionToken(_ settings: WebSettings) -> String? {
        request.cookies[Browser.cookieName(settings)]?.value
    }

    fileprivate func change(
        _ what: String, _ settings: WebSettings, _ body: @Sendable (People, String) async throws -> Void
    ) async throws -> Response {
        do {
            try await body(accounts, identity.account)
        } catch {
            return try await answer(problem: error, settings)
        }
        return redirect(to: "/account?done=\(what)")
    }

    fileprivate func answer(problem error: any Error, _ settings: WebSettings) async throws -> Response {
        let problem = try problem(error)
        return try await answer(AccountPage.page(self, settings, problem: problem), status: problem.status)
    }
}

extension AccountPage {
    fileprivate static func page(
        _ visit: Visit, _ settings: WebSettings, secret: String? = nil, calendar: String? = nil,
        problem: WebError? = nil
    ) throws -> Page {
        let people = visit.accounts
        let account = try people.account(visit.identity.account)
        let current = try visit.sessionToken(settings).flatMap { try people.sessionID(of: $0) }
        let permissions = Set(account.grants.flatMap(\.role.permissions))
        let model = AccountPage(
            account: account.name, displayName: account.displayName, endSessions: visit.words["end_other_sessions"],
            grants: visit.grants(of: account),
            languages: visit.languageOptions(account.language),
            sessions: try people.sessions(of: account.name).map { ShownSession($0, visit, current: current) },
            tokens: try people.tokens(of: account.name).map { ShownToken($0, visit) },
            scopes: Permission.allCases.filter(permissions.contains).map {
                ShownOption($0.rawValue, visit.name(of: $0))
            },
            lifetimes: [30, 90, 180, 366].map {
                ShownOption(String($0), visit.words.sentence("n_days", ["n": String($0)]), isSelected: $0 == 90)
            }, secret: secret, reminders: ShownReminders(account, visit),
            feeds: try people.calendarFeeds(of: account.name).map { ShownFeed($0, visit) },
            calendarUnits: visit.calendarUnits(), calendar: calendar,
            done: visit.done(["profile", "password", "sessions", "token", "reminders", "calendar"]),
            problem: problem?.message(in: visit.language))
        return Page("account", title: visit.words["own_account"], showsChoice: false, model: model)
    }
}

/// Where reminders go, as a form shows it; what was typed stays where it could not be used.
struct ShownReminders: Sendable {
    let email: String
    let isWanted: Bool

    init(_ account: Account, _ visit: Visit) {
        let isSent = visit.route == .accountReminders || visit.route == .personReminders
        email = isSent ? visit.form["email"] ?? "" : account.email?.text ?? ""
        isWanted = isSent ? visit.form["mail"] != nil : account.wantsReminders
    }
}
