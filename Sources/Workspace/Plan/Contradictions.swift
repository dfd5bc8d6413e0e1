package import Appraisal
package import Domain
import Formulas
import Packs
import Registry

/// A target that is missed though an action for it is said to be done.
package struct Contradiction: Sendable {
    /// Whose target it is: that it is missed is told to nobody who may not see where the unit stands.
    package let unit: OrgUnit.ID
    package let standing: TargetStanding
}

extension TwofoldWorkspace {
    /// Actions said to be done on a day while a target of theirs is missed: of their lead unit for a linked indicator, or linked
    /// itself.
    ///
    /// - Parameter period: What is held against targets that contain it; a linked target of a shorter period is held against its
    ///   own.
    /// - Parameter figuresDay: The last day of records counted; the day itself unless given.
    /// - Returns: The missed targets by the action's code; empty before there are records.
    package func contradictions(
        in period: Period, asAt day: Day, figuresAsAt figuresDay: Day? = nil, known revision: Int? = nil
    ) async throws -> [String: [Contradiction]] {
        let known = try known(revision)
        let done = try registry.plan(knownAt: known.sequence).issued(by: day).actions.filter {
            $0.isDone(on: day) && !($0.action.indicators.isEmpty && $0.action.targets.isEmpty)
        }
        guard !done.isEmpty else { return [:] }
        let inForce = Set(try registry.targets(inForceOn: day, knownAt: known.sequence).map(\.series))
        let asked = done.map { $0.asked(of: inForce, in: period) }
        let stood = try await stand(
            asked.reduce(into: []) { $0.formUnion($1) }, in: period, asAt: figuresDay ?? day, known)
        var contradictions: [String: [Contradiction]] = [:]
        for (plan, series) in zip(done, asked) {
            let missed = series.sorted { $0.description < $1.description }.filter { stood.misses($0, known.pack) }
            if !missed.isEmpty {
                contradictions[plan.action.code] = missed.compactMap { series in
                    stood[series].map { Contradiction(unit: series.unit, standing: $0) }
                }
            }
        }
        return contradictions
    }

    /// Where targets stand: each in the period asked for, or in its own where that is shorter.
    ///
    /// - Returns: Empty before there are records.
    func stand(
        _ series: Set<Target.Series>, in period: Period, asAt day: Day, _ known: KnownRevision
    ) async throws -> [Target.Series: TargetStanding] {
        guard !series.isEmpty else { return [:] }
        let evaluated = Dictionary(grouping: series) { $0.period.contains(period) ? period : $0.period }
        do {
            return try await reading { session in
                var stood: [Target.Series: TargetStanding] = [:]
                for (period, series) in evaluated {
                    let found = try await stand(series, in: period, asAt: day, known: known, session)
                    stood.merge(found.mapValues(\.standing)) { $1 }
                }
                return stood
            }
        } catch WorkspaceError.nothingLoaded {
            return [:]
        }
    }

    /// Duties of the lead units below a unit whose finished actions the figures of units below it contradict.
    func contradictedActions(_ standing: Standing, _ subtree: Set<OrgUnit.ID>) async throws -> [Duty] {
        let missed = try await contradictions(in: standing.period, asAt: standing.asAt, known: standing.revision)
            .mapValues { $0.filter { subtree.contains($0.unit) } }.filter { !$0.value.isEmpty }
        return standing.plan.items.filter { missed[$0.code] != nil && subtree.contains($0.leadUnit) }.map {
            Duty(
                .contradiction, unit: $0.leadUnit, subject: $0.code, title: $0.title,
                count: missed[$0.code]?.count ?? 0)
        }
    }
}

extension SteeringPlan.ActionPlan {
    func isDone(on day: Day) -> Bool { state(asAt: day)?.state == .done }

    /// The targets that say whether the action reached what it is for: those linked, and those of its lead unit for its indicators.
    func asked(of targets: Set<Target.Series>, in period: Period) -> Set<Target.Series> {
        targets.filter {
            action.targets.contains($0)
                || ($0.unit == action.leadUnit && action.indicators.contains($0.indicator)
                    && $0.period.contains(period))
        }
    }
}

extension [Target.Series: TargetStanding] {
    func misses(_ series: Target.Series, _ pack: Pack) -> Bool {
        let addsUp = pack.indicator(series.indicator)?.formula.addsUp ?? false
        return self[series]?.isMissed(addsUp: addsUp) == true
    }
}

extension LiveWorkspace {
    /// See ``TwofoldWorkspace/contradictions(in:asAt:figuresAsAt:known:)``.
    package func contradictions(
        in period: Period, asAt day: Day, figuresAsAt figuresDay: Day? = nil, known: Int? = nil
    ) async throws -> [String: [Contradiction]] {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        return try await remembered(["contradictions", "\(period)", "\(day)", "\(figuresDay ?? day)", "\(revision)"]) {
            try await workspace.contradictions(
                in: period, asAt: day, figuresAsAt: figuresDay, known: revision)
        }
    }
}
