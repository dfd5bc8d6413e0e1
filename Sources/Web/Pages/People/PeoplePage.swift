import Domain
import Foundation
import Hummingbird
import Workspace

/// The accounts somebody manages, and the form for another one.
struct PeoplePage: Sendable {
    struct Row: Sendable {
        let account: String
        let href: String
        let displayName: String
        let roles: [String]
        let since: String
        let state: ShownState
    }
    /// What was filled in, kept when the form comes back with a problem.
    struct Draft: Sendable {
        var account = ""
        var displayName = ""
    }

    let problem: String?
    let rows: [Row]
    let draft: Draft
    let roles: [ShownOption]
    let units: [ShownOption]
    let languages: [ShownOption]
}

/// An account that was made, with its password, which no other page shows.
struct NewPasswordPage: Sendable {
    let account: String
    let href: String
    let password: String
    let heading: String
}

extension WebServer {
    func bindPeople(_ book: RouteBook) {
        book.on(.people) { visit in try await visit.answer(PeoplePage.page(visit)) }
        book.on(.personAdd) { visit in
            let draft = PeoplePage.Draft(
                account: visit.form["account"] ?? "", displayName: visit.form["display_name"] ?? "")
            do {
                let people = visit.accounts
                let password = People.randomPassword()
                let account = try await people.addAccount(
                    draft.account, displayName: visit.form["display_name"],
                    language: visit.form["language"].map { Language(rawValue: $0) },
                    grants: [try visit.grant(people)], password: password)
                return try await visit.answer(
                    newPassword: password, of: account.name, heading: visit.words["account_made"])
            } catch {
                let problem = try visit.problem(error)
                return try await visit.answer(
                    PeoplePage.page(visit, draft: draft, problem: problem), status: problem.status)
            }
        }
    }
}

extension PeoplePage {
    fileprivate static func page(_ visit: Visit, draft: Draft = Draft(), problem: WebError? = nil) throws -> Page {
        let rows = try visit.accounts.accounts().map { account in
            Row(
                account: account.name, href: "/people/\(account.name.queryEncoded)", displayName: account.displayName,
                roles: visit.grants(of: account).map(\.text), since: visit.moment(account.created),
                state: visit.state(of: account))
        }
        return Page(
            "people", title: visit.words["people_and_access"], menu: .people, showsChoice: false,
            model: PeoplePage(
                problem: problem?.message(in: visit.language), rows: rows, draft: draft, roles: visit.roleOptions,
                units: visit.roleUnitOptions, languages: visit.languageOptions(nil)))
    }
}

extension Visit {
    /// The role and unit a form names.
    func grant(_ people: People) throws -> Grant {
        try people.grant("\(form["role"] ?? "")@\(form["unit"] ?? "")")
    }

    /// An account's roles in words, each with what a form says to take it: by unit, then role.
    func grants(of account: Account) -> [ShownOption] {
        account.grants.sorted { ($0.unit, $0.role.rawValue) < ($1.unit, $1.role.rawValue) }.map { grant in
            ShownOption(
                "\(grant.role.rawValue)@\(grant.unit)", "\(name(of: grant.role)), \(name(of: grant.unit))")
        }
    }

    func state(of account: Account) -> ShownState {
        account.isEnabled
            ? ShownState(text: words["account_enabled"], css: "state-holds")
            : ShownState(text: words["account_disabled"], css: "state-unknown")
    }

    func answer(newPassword password: String, of account: String, heading: String) async throws -> Response {
        try await answer(
            Page(
                "new-password", title: heading, menu: .people, showsChoice: false,
                model: NewPasswordPage(
                    account: account, href: "/people/\(account.queryEncoded)", password: password, heading: heading)))
    }
}
