import Domain

extension OrgUnitTree {
    /// The units a table lists: children of `unit` that exist on `day`, of one kind where one is named.
    func rows(below unit: OrgUnit.ID, kind: String?, on day: Day) -> [OrgUnit] {
        children(of: unit).filter { $0.exists(on: day) && (kind == nil || $0.kind == kind) }
    }
}
