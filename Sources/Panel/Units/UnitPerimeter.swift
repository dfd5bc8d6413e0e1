package import Domain

/// Which units a record counts for, told by the unit that holds it and the day it is counted on.
package struct UnitPerimeter: Hashable, Sendable {
    /// Days between which the tree does not change.
    package struct Era: Hashable, Sendable {
        package let span: DaySpan
        /// For each unit, the units its records count for on those days: its holder and everything above it.
        package let chains: [OrgUnit.ID: [OrgUnit.ID]]
    }

    package let tree: OrgUnitTree
    /// `nil`: the tree of each record's day.
    package let day: Day?
    /// In order of time, from the first day there is to the last.
    package let eras: [Era]

    /// - Parameter day: The units that exist on this day stand for those that went before; `nil` takes every day as it was.
    package init(_ tree: OrgUnitTree, on day: Day? = nil) {
        self.tree = tree
        self.day = day
        let changes = tree.units.flatMap { [$0.from, $0.to?.adding(days: 1)] }.compactMap(\.self)
        let starts = day == nil ? Set(changes + [DaySpan.always.from]).sorted() : [DaySpan.always.from]
        eras = starts.indices.compactMap { index in
            let last = index + 1 < starts.count ? starts[index + 1].adding(days: -1) : DaySpan.always.to
            return DaySpan(from: starts[index], to: last).map { span in
                let chains = tree.units.map { ($0.id, Self.chain(of: $0.id, in: tree, on: day ?? span.from)) }
                return Era(span: span, chains: Dictionary(uniqueKeysWithValues: chains))
            }
        }
    }

    /// The holder of `leaf` on `day`, its parent or the holder of that, … to the root.
    ///
    /// A unit that has no holder on the day (not founded yet, or closed without a successor) stands for itself where records
    /// name it, and is passed over where it only stands between.
    private static func chain(of leaf: OrgUnit.ID, in tree: OrgUnitTree, on day: Day) -> [OrgUnit.ID] {
        let first = tree.holder(of: leaf, on: day) ?? leaf
        var chain = [first]
        var above = tree[first]?.parent
        while let parent = above {
            if let holder = tree.holder(of: parent, on: day), !chain.contains(holder) {
                chain.append(holder)
                above = tree[holder]?.parent
            } else {
                above = tree[parent]?.parent
            }
        }
        return chain
    }

    /// The units below `unit` and itself, in every era: where its records may lie.
    package func leaves(of unit: OrgUnit.ID) -> [(leaf: OrgUnit.ID, span: DaySpan)] {
        var found: [(leaf: OrgUnit.ID, span: DaySpan)] = []
        for leaf in tree.units.map(\.id) {
            let spans = eras.filter { $0.chains[leaf]?.contains(unit) == true }.map(\.span)
            found += SpanSet(spans).spans.map { (leaf, $0) }
        }
        return found
    }

    /// The days on which `unit` is there to be counted for.
    package func existence(of unit: OrgUnit.ID) -> SpanSet {
        guard day == nil, let unit = tree[unit] else { return .always }
        let span = DaySpan(from: unit.from ?? DaySpan.always.from, to: unit.to ?? DaySpan.always.to)
        return SpanSet(span.map { [$0] } ?? [])
    }
}
