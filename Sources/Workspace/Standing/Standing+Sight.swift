package import Appraisal
package import Domain

extension Standing {
    /// What whoever sees only some units may see of it: their actions and milestones; nothing of the department's own.
    package func seen(from units: Set<OrgUnit.ID>, root: OrgUnit.ID) -> Standing {
        guard !units.contains(root) else { return self }
        return Standing(
            period: period, unit: unit, asAt: asAt, revision: revision, indicators: indicators, goals: goals,
            plan: plan.seen(from: units), milestones: milestones.compactMap { $0.seen(from: units) },
            commendations: commendations, indices: [])
    }
}

extension PlanStanding {
    /// The actions that one of the units leads or supports; task groups without any are left out.
    package func seen(from units: Set<OrgUnit.ID>) -> PlanStanding {
        PlanStanding(
            groups: groups.map { group in
                Group(
                    code: group.code, title: group.title, resolution: group.resolution,
                    items: group.items.filter { !units.isDisjoint(with: [$0.leadUnit] + $0.supportingUnits) })
            }.filter { !$0.items.isEmpty })
    }
}

extension MilestoneStanding {
    /// - Returns: `nil` for one that none of the units has to reach.
    fileprivate func seen(from units: Set<OrgUnit.ID>) -> MilestoneStanding? {
        let own = self.units.filter(units.contains)
        guard !own.isEmpty else { return nil }
        return MilestoneStanding(
            code: code, title: title, due: due, units: own, reached: reached.filter { units.contains($0.key) },
            asAt: asAt)
    }
}
