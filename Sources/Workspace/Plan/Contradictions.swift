package import Appraisal
package import Domain
import Formulas
import Packs
import Registry

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
    ) async throws -> [String: [TargetStanding]] {
        let known = try known(revision)
        let done = try registry.plan(knownAt: known.sequence).actions.filter {
            $0.state(asAt: day)?.state == .done && !($0.action.indicators.isEmpty && $0.action.targets.isEmpty)
        }
        guard !done.isEmpty else { return [:] }
        let all = Set(try registry.targets(inForceOn: day, knownAt: known.sequence).map(\.series))
        let asked = done.map { plan in
            let action = plan.action
            return all.filter {
                action.targets.contains($0)
                    || ($0.unit == action.leadUnit && action.indicators.contains($0.indicator)
                        && $0.period.contains(period))
            }
        }
        let evaluated = Dictionary(grouping: Set(asked.joined())) { $0.period.contains(period) ? period : $0.period }
        let stood: [Target.Series: TargetStanding]
        do {
            stood = try await reading { session in
                var stood: [Target.Series: TargetStanding] = [:]
                for (period, series) in evaluated {
                    let found = try await stand(series, in: period, asAt: figuresDay ?? day, known: known, session)
                    stood.merge(found.mapValues(\.standing)) { $1 }
                }
                return stood
            }
        } catch WorkspaceError.nothingLoaded {
            return [:]
        }
        var contradictions: [String: [TargetStanding]] = [:]
        for (plan, series) in zip(done, asked) {
            let missed = series.sorted { $0.description < $1.description }.compactMap { series -> TargetStanding? in
                guard let standing = stood[series] else { return nil }
                let addsUp = known.pack.indicator(series.indicator)?.formula.addsUp ?? false
                return standing.isMissed(addsUp: addsUp) == true ? standing : nil
            }
            if !missed.isEmpty { contradictions[plan.action.code] = missed }
        }
        return contradictions
    }

    /// Duties of the lead units below a unit whose finished actions the figures contradict.
    func contradictedActions(_ standing: Standing, _ subtree: Set<OrgUnit.ID>) async throws -> [Duty] {
        let missed = try await contradictions(in: standing.period, asAt: standing.asAt, known: standing.revision)
        return standing.plan.items.filter { missed[$0.code] != nil && subtree.contains($0.leadUnit) }.map {
            Duty(
                .contradiction, unit: $0.leadUnit, subject: $0.code, title: $0.title,
                count: missed[$0.code]?.count ?? 0)
        }
    }
}

extension LiveWorkspace {
    /// See ``TwofoldWorkspace/contradictions(in:asAt:known:)``.
    package func contradictions(
        in period: Period, asAt day: Day, figuresAsAt figuresDay: Day? = nil, known: Int? = nil
    ) async throws -> [String: [TargetStanding]] {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        return try await remembered(["contradictions", "\(period)", "\(day)", "\(figuresDay ?? day)", "\(revision)"]) {
            try await workspace.contradictions(
                in: period, asAt: day, figuresAsAt: figuresDay, known: revision)
        }
    }
}
