package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// The accounts, in the hands of whoever keeps the workspace: the command line.
    package var people: People { people(as: .keeper(actor)) }

    /// The accounts, as far as somebody signed in may manage them.
    package func people(as identity: Identity) -> People { people(as: .person(identity)) }

    private func people(as authority: Authority) -> People {
        let names = [pack.names] + pack.units.units.flatMap { [$0.names, $0.shortNames] }
        return People(
            registry: registry, units: pack.units, languages: pack.languages,
            ownWords: [pack.id, pack.units.root.rawValue]
                + pack.languages.flatMap { language in names.map { $0[language] } },
            settings: peopleSettings, authority: authority)
    }

    /// - Throws: ``SignInRefusal``.
    package func signIn(
        _ name: String, password: String, from address: String, userAgent: String
    ) async throws -> SignedIn {
        try await people.signIn(name, password: password, from: address, userAgent: userAgent)
    }

    /// Who a cookie's token stands for; `nil` for one unknown, idle, expired or revoked, and for a disabled account.
    package func session(_ token: String) throws -> Identity? { try people.session(token) }

    package func signOut(_ token: String) throws { try people.signOut(token) }

    /// Who a program's token (`tf_…`) stands for; `nil` for one unknown, expired or revoked, and for a disabled account.
    package func identity(ofToken token: String) throws -> Identity? { try people.identity(ofToken: token) }

    /// Notes that somebody was refused a page: the first time in a minute for each unit, however often they ask.
    ///
    /// - Parameter address: Cut to 300 characters.
    package func auditRefusal(of page: String, at unit: OrgUnit.ID?, address: String, by account: String) throws {
        try registry.recordOnce(
            AuditEvent(
                actor: account, action: "access.denied",
                subject: ([page] + (unit.map { [$0.rawValue] } ?? [])).joined(separator: " "),
                detail: try JSON(encoding: ["address": String(address.prefix(300))]).compactText), within: 60)
    }

    /// Notes what changed nothing: an export, a look at names.
    package func audit(
        _ action: String, subject: String, detail: [String: String] = [:], by account: String
    ) throws {
        try registry.record(
            AuditEvent(actor: account, action: action, subject: subject, detail: try JSON(encoding: detail).compactText)
        )
    }
}
