/// Who asks: a person signed in, or a program with a token of theirs.
package struct Identity: Hashable, Sendable {
    /// The name they sign in with; what the audit trail says.
    package let account: String
    package let displayName: String
    /// The language they chose; `nil` before they did.
    package let language: Language?
    package let grants: Set<Grant>
    /// What a token was restricted to; `nil` for a person.
    package let scopes: Set<Permission>?

    package init(
        account: String, displayName: String, language: Language? = nil, grants: Set<Grant>,
        scopes: Set<Permission>? = nil
    ) {
        self.account = account
        self.displayName = displayName
        self.language = language
        self.grants = grants
        self.scopes = scopes
    }
}

extension Identity {
    /// Whether a role at the unit, or at one above it, allows it. Nothing is allowed at a unit the tree does not have.
    package func may(_ permission: Permission, at unit: OrgUnit.ID, in tree: OrgUnitTree) -> Bool {
        if let scopes, !scopes.contains(permission) { return false }
        let above = tree.ancestors(of: unit)
        return grants.contains { $0.role.permissions.contains(permission) && above.contains($0.unit) }
    }

    /// Every unit where it is allowed.
    package func units(_ permission: Permission, in tree: OrgUnitTree) -> Set<OrgUnit.ID> {
        if let scopes, !scopes.contains(permission) { return [] }
        let tops = grants.filter { $0.role.permissions.contains(permission) }.map(\.unit)
        return Set(tops.flatMap(tree.subtree(of:)))
    }

    /// The first unit of the tree where it is allowed: where a page begins when none is chosen. `nil` where there is none.
    package func home(_ permission: Permission, in tree: OrgUnitTree) -> OrgUnit.ID? {
        let allowed = units(permission, in: tree)
        return tree.units.map(\.id).first(where: allowed.contains)
    }
}
