package import Domain

/// Who sets targets: the Ministry of Finance, the Province.
package struct Assigner: Sendable, Hashable {
    package let id: AssignerID
    package let names: LocalizedText
    package let shortNames: LocalizedText
    /// What texts say for it besides its names.
    package let saidAs: [Language: [String]]
    /// The unit of the tree it is: that unit's planners set its targets, and hand them down. `nil` for a body outside.
    package let unit: OrgUnit.ID?
    package init(
        id: AssignerID, names: LocalizedText, shortNames: LocalizedText, saidAs: [Language: [String]] = [:],
        unit: OrgUnit.ID? = nil
    ) {
        self.id = id
        self.names = names
        self.shortNames = shortNames
        self.saidAs = saidAs
        self.unit = unit
    }
}

/// What sort of target: a binding estimate, a stretch target.
package struct TargetKind: Sendable, Hashable {
    package let id: TargetKindID
    package let names: LocalizedText
    package init(id: TargetKindID, names: LocalizedText) {
        self.id = id
        self.names = names
    }
}
