/// The dated tree of units. Checked when made: one root, parents and successors known, no circle, no unit that ends before it begins.
package struct OrgUnitTree: Sendable, Hashable {
    /// In the pack's order, parents before children.
    package let units: [OrgUnit]
    package let root: OrgUnit.ID
    private let byID: [OrgUnit.ID: OrgUnit]

    package enum Problem: Error, Hashable, Sendable {
        case noRoot, severalRoots([OrgUnit.ID]), twice(OrgUnit.ID), unknownParent(OrgUnit.ID, OrgUnit.ID)
        case circle(OrgUnit.ID), unknownSuccessor(OrgUnit.ID, OrgUnit.ID), backwards(OrgUnit.ID)
    }

    package init(_ units: [OrgUnit]) throws(Problem) {
        var byID: [OrgUnit.ID: OrgUnit] = [:]
        for unit in units {
            guard byID.updateValue(unit, forKey: unit.id) == nil else { throw .twice(unit.id) }
        }
        let roots = units.filter { $0.parent == nil }.map(\.id)
        guard let root = roots.first else { throw .noRoot }
        guard roots.count == 1 else { throw .severalRoots(roots) }
        for unit in units {
            if let parent = unit.parent, byID[parent] == nil { throw .unknownParent(unit.id, parent) }
            if let successor = unit.successor, byID[successor] == nil { throw .unknownSuccessor(unit.id, successor) }
            if let from = unit.from, let to = unit.to, to < from { throw .backwards(unit.id) }
            for next in [\OrgUnit.parent, \OrgUnit.successor] {
                var seen: Set<OrgUnit.ID> = []
                var here: OrgUnit? = unit
                while let at = here {
                    guard seen.insert(at.id).inserted else { throw .circle(unit.id) }
                    here = at[keyPath: next].flatMap { byID[$0] }
                }
            }
        }
        self.byID = byID
        self.root = root
        var ordered: [OrgUnit] = []
        func place(_ parent: OrgUnit.ID?) {
            for unit in units where unit.parent == parent {
                ordered.append(unit)
                place(unit.id)
            }
        }
        place(nil)
        self.units = ordered
    }

    package subscript(id: OrgUnit.ID) -> OrgUnit? { byID[id] }

    /// 0 for the root; -1 for an unknown unit.
    package func level(of id: OrgUnit.ID) -> Int { ancestors(of: id).count - 1 }

    /// The unit itself, its parent, … to the root. Empty for an unknown unit.
    package func ancestors(of id: OrgUnit.ID) -> [OrgUnit.ID] {
        guard let unit = byID[id] else { return [] }
        return [id] + (unit.parent.map(ancestors(of:)) ?? [])
    }

    package func children(of id: OrgUnit.ID) -> [OrgUnit] { units.filter { $0.parent == id } }

    /// The unit and everything below it, in the tree's order.
    package func subtree(of id: OrgUnit.ID) -> [OrgUnit.ID] {
        units.map(\.id).filter { ancestors(of: $0).contains(id) }
    }

    /// The unit that holds `id`'s records on `day`: itself while it exists, else its first successor that does.
    /// - Returns: `nil` for an unknown unit, one not yet founded, or one closed with no successor.
    package func holder(of id: OrgUnit.ID, on day: Day) -> OrgUnit.ID? {
        guard let unit = byID[id] else { return nil }
        if unit.exists(on: day) { return id }
        guard let to = unit.to, day > to, let successor = unit.successor else { return nil }
        return holder(of: successor, on: day)
    }
}
