package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// Everything that waits for somebody on a day, at units: nothing that is finished, cancelled or taken back.
    ///
    /// - Parameters:
    ///   - units: Whose; `nil` for every unit.
    ///   - known: The revision whose knowledge is used; `nil` for the latest.
    /// - Returns: What is due first, first; what has no day last.
    package func workItems(
        of units: Set<OrgUnit.ID>? = nil, asAt day: Day, known revision: Int? = nil
    ) throws -> [WorkItem] {
        let known = try known(revision)
        let items =
            try openActions(on: day, known) + openMilestones(on: day, known) + openDirectives(on: day, known)
            + openProposals(on: day, known) + openReports(on: day, known)
        return items.filter { units?.contains($0.unit) ?? true }.sorted {
            switch ($0.due, $1.due) {
            case (let a?, let b?) where a != b: a < b
            case (_?, nil): true
            case (nil, _?): false
            default: $0.id < $1.id
            }
        }
    }

    private func openActions(on day: Day, _ known: KnownRevision) throws -> [WorkItem] {
        try registry.plan(knownAt: known.sequence).issued(by: day).actions.compactMap { plan in
            let state = plan.state(asAt: day)
            guard state?.state != .done, state?.state != .cancelled else { return nil }
            return WorkItem(
                .action, unit: plan.action.leadUnit, permission: .report, subject: plan.action.code,
                title: plan.action.title, due: plan.action.deadline, note: state?.sentence,
                supporting: plan.action.supportingUnits)
        }
    }

    private func openMilestones(on day: Day, _ known: KnownRevision) throws -> [WorkItem] {
        struct Reached: Hashable {
            let milestone: String
            let unit: OrgUnit.ID
        }
        let reached = Set(
            try registry.milestoneEvents(knownAt: known.sequence).filter { $0.day <= day }
                .map { Reached(milestone: $0.milestone, unit: $0.unit) })
        return try registry.milestones(knownAt: known.sequence).flatMap { milestone in
            milestone.units.filter { !reached.contains(Reached(milestone: milestone.code, unit: $0)) }.map {
                WorkItem(
                    .milestone, unit: $0, permission: .report, subject: milestone.code, title: milestone.title,
                    due: milestone.due)
            }
        }
    }
}
