import Diagnostics
package import Domain
import Foundation
import Registry

extension People {
    /// Those the asker manages, by name.
    package func accounts() throws -> [Account] { try registry.accounts().filter(manages) }

    /// - Throws: ``PeopleError/unknownAccount(_:near:)``; ``PeopleError/notAllowed`` for one that is neither managed nor own.
    package func account(_ name: String) throws -> Account {
        let account = try registry.account(name)
        try requireOwnOrManaged(account)
        return account
    }

    /// - Parameter grants: May be empty only for whoever manages every account.
    /// - Throws: ``PeopleError``; ``WorkspaceError/unknownUnit(_:near:)``.
    @discardableResult
    package func addAccount(
        _ name: String, displayName: String? = nil, language: Language? = nil, grants: Set<Grant>, password: String
    ) async throws -> Account {
        guard let accountName = AccountName(name) else { throw PeopleError.invalidName(name) }
        try requireGrantable(grants)
        let account = Account(
            name: accountName.text, displayName: try checked(displayName: displayName ?? accountName.text),
            language: try checked(language: language), grants: grants, created: Date(timeIntervalSince1970: 0))
        try requireManaged(account)
        try check(password, for: account)
        try registry.add(account, accountName, password: try await hasher.hash(password), by: authority.name)
        return try registry.account(accountName.text)
    }

    /// Gives roles; whoever is signed in with the account has to sign in again.
    package func grant(_ grants: Set<Grant>, to name: String) throws {
        try requireGrantable(grants)
        try registry.changeGrants(
            of: name, adding: grants, root: units.root, by: authority.name, allowing: requireManaged)
    }

    /// Takes roles; one the account does not have is passed over.
    /// - Throws: ``PeopleError/lastAdministrator``.
    package func revoke(_ grants: Set<Grant>, from name: String) throws {
        try registry.changeGrants(
            of: name, removing: grants, root: units.root, by: authority.name, allowing: requireManaged)
    }

    /// Makes the account's roles exactly these, in one step.
    package func setGrants(_ grants: Set<Grant>, of name: String) throws {
        let before = try registry.account(name).grants
        try requireGrantable(grants.subtracting(before))
        try registry.changeGrants(
            of: name, adding: grants, removing: before.subtracting(grants), root: units.root, by: authority.name,
            allowing: requireManaged)
    }

    /// - Throws: ``PeopleError/lastAdministrator``.
    package func disable(_ name: String) throws {
        try registry.setDisabled(true, name, root: units.root, by: authority.name, allowing: requireManaged)
    }

    package func enable(_ name: String) throws {
        try registry.setDisabled(false, name, root: units.root, by: authority.name, allowing: requireManaged)
    }

    /// - Parameter language: `nil` takes the choice back.
    package func setProfile(of name: String, displayName: String, language: Language?) throws {
        try registry.setProfile(
            of: name, displayName: try checked(displayName: displayName), language: try checked(language: language),
            by: authority.name, allowing: requireOwnOrManaged)
    }

    /// A role at a unit as written: `leader`, which is at the root, or `leader@20BB`.
    /// - Throws: ``PeopleError/unknownRole(_:near:)``; ``WorkspaceError/unknownUnit(_:near:)``.
    package func grant(_ text: String) throws -> Grant {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let role = Role(rawValue: parts[0]) else {
            throw PeopleError.unknownRole(parts[0], near: didYouMean(parts[0], among: Role.allCases.map(\.rawValue)))
        }
        let unit = parts.count == 2 ? OrgUnit.ID(parts[1]) : units.root
        try requireUnit(unit)
        return Grant(role, at: unit)
    }

    private func requireUnit(_ unit: OrgUnit.ID) throws {
        guard units[unit] == nil else { return }
        throw WorkspaceError.unknownUnit(
            unit.rawValue, near: didYouMean(unit.rawValue, among: units.units.map(\.id.rawValue)))
    }

    private func requireGrantable(_ grants: Set<Grant>) throws {
        for grant in grants.sorted(by: { $0.unit < $1.unit }) {
            try requireUnit(grant.unit)
            guard mayGrant(at: grant.unit) else { throw PeopleError.notAllowed }
        }
    }

    private func checked(displayName: String) throws -> String {
        let text = displayName.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...120).contains(text.unicodeScalars.count), !text.unicodeScalars.contains(where: \.isControl) else {
            throw PeopleError.invalidDisplayName
        }
        return text
    }

    private func checked(language: Language?) throws -> Language? {
        guard let language, !languages.contains(language) else { return language }
        throw PeopleError.unknownLanguage(language.rawValue, among: languages.map(\.rawValue))
    }
}

extension Unicode.Scalar {
    var isControl: Bool { properties.generalCategory == .control }
}
