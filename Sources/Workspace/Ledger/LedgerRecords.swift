import Appraisal
import Domain
import Foundation
import Packs
import Registry

/// Living records that are different from what a revision knew of them.
extension TwofoldWorkspace {
    /// A line for each day from which a version holds: what was asked from that day on, as each side knows it.
    func changedTargets(
        _ units: Set<OrgUnit.ID>, _ period: Period, _ then: KnownRevision, _ now: KnownRevision,
        _ history: LedgerHistory
    ) throws -> [Ledger.TargetLine] {
        func kept(_ known: KnownRevision) throws -> [String: Target] {
            Dictionary(
                try registry.targets(knownAt: known.sequence)
                    .filter { units.contains($0.unit) && $0.period.year == period.year }.map { ($0.key, $0) },
                uniquingKeysWith: { $1 })
        }
        let (before, after) = (try kept(then), try kept(now))
        return Set(before.keys).union(after.keys).sorted().compactMap { key -> Ledger.TargetLine? in
            guard before[key]?.value != after[key]?.value, let target = after[key] ?? before[key] else { return nil }
            let (old, new) = (before.values.inForce(like: target), after.values.inForce(like: target))
            guard old?.value != new?.value else { return nil }
            return Ledger.TargetLine(
                series: TargetSeriesKey(target.series), validFrom: target.validFrom, before: old?.value,
                after: new?.value,
                causes: history.causes(
                    after[key].map { [$0.knownSince] } ?? history.planSteps(after: then.sequence),
                    after: then.sequence))
        }
    }

    func changedActions(
        _ units: Set<OrgUnit.ID>, _ day: Day, _ then: KnownRevision, _ now: KnownRevision, _ history: LedgerHistory
    ) throws -> [Ledger.ActionLine] {
        func kept(_ known: KnownRevision) throws -> [String: PlanStanding.Item] {
            Dictionary(
                try registry.plan(knownAt: known.sequence).actions.map {
                    ($0.action.code, PlanStanding.Item($0, asAt: day))
                },
                uniquingKeysWith: { first, _ in first })
        }
        let (before, after) = (try kept(then), try kept(now))
        let said = try registry.steps(of: .actionState, after: then.sequence, upTo: now.sequence)
        let planned = try registry.steps(of: .action, after: then.sequence, upTo: now.sequence)
        return Set(before.keys).union(after.keys).compactMap { code -> Ledger.ActionLine? in
            let (old, new) = (before[code], after[code])
            guard let item = new ?? old,
                units.contains(item.leadUnit) || old.map({ units.contains($0.leadUnit) }) ?? false,
                old.map(Ledger.ActionLine.Side.init) != new.map(Ledger.ActionLine.Side.init)
            else { return nil }
            return Ledger.ActionLine(
                code: code, title: item.title, unit: item.leadUnit, before: old.map(Ledger.ActionLine.Side.init),
                after: new.map(Ledger.ActionLine.Side.init),
                causes: history.causes(
                    said.filter { $0.key.hasPrefix(code + "/") }.flatMap(\.value) + (planned[code] ?? []),
                    after: then.sequence))
        }.sorted { $0.code.compare($1.code, options: .numeric) == .orderedAscending }
    }

    func changedReports(
        _ units: Set<OrgUnit.ID>, _ period: Period, _ then: KnownRevision, _ now: KnownRevision,
        _ history: LedgerHistory
    ) throws -> [Ledger.ReportLine] {
        func kept(_ known: KnownRevision) throws -> [String: ReportedValue] {
            Dictionary(
                try registry.reported(knownAt: known.sequence)
                    .filter { units.contains($0.unit) && period.contains($0.period) }.map { ($0.key, $0) },
                uniquingKeysWith: { $1 })
        }
        let (before, after) = (try kept(then), try kept(now))
        let steps = try registry.steps(of: .reported, after: then.sequence, upTo: now.sequence)
        return Set(before.keys).union(after.keys).sorted().compactMap { key -> Ledger.ReportLine? in
            let (old, new) = (before[key], after[key])
            guard old?.value != new?.value, let value = new ?? old else { return nil }
            return Ledger.ReportLine(
                field: value.field, unit: value.unit, period: value.period, before: old?.value, after: new?.value,
                causes: history.causes(steps[key] ?? [], after: then.sequence))
        }
    }
}

extension Collection<Target> {
    /// The version of the same series that holds on the day from which another does; `nil` where none does yet.
    fileprivate func inForce(like target: Target) -> Target? {
        filter { $0.series == target.series && $0.validFrom <= target.validFrom }.max { $0.validFrom < $1.validFrom }
    }
}

extension Ledger.ActionLine.Side {
    fileprivate init(_ item: PlanStanding.Item) {
        self.init(state: item.standing.state, deadline: item.deadline)
    }
}

extension LedgerHistory {
    /// Steps that write what steers.
    fileprivate func planSteps(after base: Int) -> [Int] {
        revisions.filter { $0.sequence > base && [.plan, .import].contains($0.cause) }.map(\.sequence)
    }
}
