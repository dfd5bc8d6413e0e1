package import Domain
import Registry

/// The accounts of a workspace, as somebody may see and change them.
///
/// An administrator of the root manages every account; one of another unit only those whose roles all lie at that unit or
/// below, and gives roles there only.
package struct People: Sendable {
    let registry: RegistryStore
    let units: OrgUnitTree
    /// In which an account may choose to read.
    let languages: [Language]
    /// What nobody may use as a password: the department's names and codes.
    let ownWords: [String]
    let settings: PeopleSettings
    let hasher: PasswordHasher
    package let authority: Authority

    init(
        registry: RegistryStore, units: OrgUnitTree, languages: [Language], ownWords: [String] = [],
        settings: PeopleSettings = PeopleSettings(), hasher: PasswordHasher? = nil, authority: Authority
    ) {
        self.registry = registry
        self.units = units
        self.languages = languages
        self.ownWords = ownWords
        self.settings = settings
        self.hasher = hasher ?? PasswordHasher(cost: PasswordHash.Cost(rounds: settings.scryptRounds))
        self.authority = authority
    }

    /// The same accounts in somebody else's hands.
    package func acting(as authority: Authority) -> People {
        People(
            registry: registry, units: units, languages: languages, ownWords: ownWords, settings: settings,
            hasher: hasher, authority: authority)
    }
}

extension People {
    /// Units at which roles may be given, in the tree's order; empty for whoever manages nobody.
    package var manageableUnits: [OrgUnit] {
        switch authority {
        case .keeper: return units.units
        case .person(let identity):
            let allowed = identity.units(.managePeople, in: units)
            return units.units.filter { allowed.contains($0.id) }
        }
    }

    /// Whether every account may be managed.
    var managesAll: Bool {
        switch authority {
        case .keeper: true
        case .person(let identity): identity.may(.managePeople, at: units.root, in: units)
        }
    }

    /// Whether the account may be managed: one without roles by whoever manages all.
    package func manages(_ account: Account) -> Bool {
        managesAll || (!account.grants.isEmpty && account.grants.allSatisfy { mayGrant(at: $0.unit) })
    }

    func mayGrant(at unit: OrgUnit.ID) -> Bool {
        switch authority {
        case .keeper: true
        case .person(let identity): identity.may(.managePeople, at: unit, in: units)
        }
    }

    func requireManaged(_ account: Account) throws {
        guard manages(account) else { throw PeopleError.notAllowed }
    }

    /// Whether it is the asker's own account, asked for in person.
    package func isOwn(_ account: Account) -> Bool {
        switch authority {
        case .keeper: false
        // A token may not make tokens, nor change what it was made with.
        case .person(let identity): identity.scopes == nil && identity.account == account.name
        }
    }

    func requireOwnOrManaged(_ account: Account) throws {
        if !isOwn(account) { try requireManaged(account) }
    }
}
