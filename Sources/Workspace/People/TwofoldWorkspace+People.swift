package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// The accounts, in the hands of whoever keeps the workspace: the command line.
    package var people: People { people(as: .keeper(actor)) }

    /// The accounts, as far as somebody signed in may manage them.
    package func people(as identity: Identity) -> People { people(as: .person(identity)) }

    private func people(as authority: Authority) -> People {
        let root = pack.units[pack.units.root]
        let names = [pack.names] + (root.map { [$0.names, $0.shortNames] } ?? [])
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

    /// Notes what changed nothing: an export, a look at names.
    package func audit(
        _ action: String, subject: String, detail: [String: String] = [:], by account: String
    ) throws {
        try registry.record(
            AuditEvent(actor: account, action: action, subject: subject, detail: try JSON(encoding: detail).compactText)
        )
    }
}
