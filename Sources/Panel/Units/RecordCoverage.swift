package import Domain

/// The spans the loads declare complete, by dataset and unit.
package struct RecordCoverage: Hashable, Sendable {
    private let declared: [DatasetID: [OrgUnit.ID: SpanSet]]

    package init(_ declared: [DatasetID: [OrgUnit.ID: [DaySpan]]]) {
        self.declared = declared.mapValues { $0.mapValues { SpanSet($0) } }
    }

    /// The last day of any declared span of the dataset; `nil` for none.
    package func lastDay(of dataset: DatasetID) -> Day? {
        declared[dataset]?.values.compactMap { $0.spans.last?.to }.max()
    }

    /// The days on which every record of `dataset` that counts for `unit` is known.
    ///
    /// A unit is covered on a day if it or a unit above it is declared covered, or if it has children and all of them are
    /// covered. Under a perimeter of another day, every unit of the record's own day that now counts for it must be.
    package func covered(_ dataset: DatasetID, _ unit: OrgUnit.ID, in perimeter: UnitPerimeter) -> SpanSet {
        guard let declared = declared[dataset] else { return .empty }
        let asWas = perimeter.day == nil ? perimeter : UnitPerimeter(perimeter.tree)
        var days = SpanSet.empty
        for era in asWas.eras {
            let coverage = EraCoverage(era: era, tree: perimeter.tree, declared: declared)
            let covered: SpanSet
            if let now = perimeter.eras.first, perimeter.day != nil {
                let members = coverage.existing.filter { now.chains[$0]?.contains(unit) == true }
                covered =
                    members.isEmpty
                    ? coverage.fromAbove(now.chains[unit] ?? [])
                    : members.map(coverage.full).reduce(.always) { $0.intersection($1) }
            } else {
                covered = coverage.full(unit)
            }
            days = days.union(covered.intersection(SpanSet([era.span])))
        }
        return days
    }
}

/// Coverage while the tree stands still.
private struct EraCoverage {
    let era: UnitPerimeter.Era
    let declared: [OrgUnit.ID: SpanSet]
    let existing: [OrgUnit.ID]
    private let children: [OrgUnit.ID: [OrgUnit.ID]]

    init(era: UnitPerimeter.Era, tree: OrgUnitTree, declared: [OrgUnit.ID: SpanSet]) {
        self.era = era
        self.declared = declared
        existing = tree.units.filter { $0.exists(on: era.span.from) }.map(\.id)
        var children: [OrgUnit.ID: [OrgUnit.ID]] = [:]
        for unit in existing {
            if let chain = era.chains[unit], chain.count > 1 { children[chain[1], default: []].append(unit) }
        }
        self.children = children
    }

    func full(_ unit: OrgUnit.ID) -> SpanSet { fromBelow(unit).union(fromAbove(era.chains[unit] ?? [])) }

    func fromAbove(_ chain: [OrgUnit.ID]) -> SpanSet {
        chain.map { declared[$0] ?? .empty }.reduce(.empty) { $0.union($1) }
    }

    private func fromBelow(_ unit: OrgUnit.ID) -> SpanSet {
        let own = declared[unit] ?? .empty
        guard let children = children[unit], !children.isEmpty else { return own }
        return own.union(children.map(fromBelow).reduce(.always) { $0.intersection($1) })
    }
}
