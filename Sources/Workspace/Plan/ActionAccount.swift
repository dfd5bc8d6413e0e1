package import Appraisal
package import Domain
import Formulas
import Packs
import Registry

/// Everything known of one action: what it stands under, what was said of it and when, and what its indicators say.
package struct ActionAccount: Sendable {
    /// What somebody said of it.
    package struct Entry: Sendable, Hashable {
        package let day: Day
        package let state: TypedActionState
        package let sentence: String?
        package let evidence: String?
        package let reason: String?
        package let by: String
    }

    /// An indicator the action is to move, where its lead unit stands with it.
    package struct Linked: Sendable {
        package let indicator: IndicatorID
        /// `nil` where no standing was to be had.
        package let standing: IndicatorStanding?
        /// Targets that are missed although the action is said to be done.
        package let contradictions: [TargetStanding]
    }

    /// A target the action is to reach, wherever it is set.
    package struct LinkedTarget: Sendable {
        package let key: TargetSeriesKey
        /// `nil` where it may not be seen, or is not in force.
        package let standing: TargetStanding?
        /// The action is said to be done, and the target is missed.
        package let isContradicted: Bool
    }

    package let asAt: Day
    package let revision: Int
    package let item: PlanStanding.Item
    package let expectedResult: LocalizedText?
    package let theme: String?
    package let group: LocalizedText
    package let groupCode: String
    package let resolution: String
    package let resolutionTitle: LocalizedText
    package let issuer: String
    package let resolutionDay: Day
    package let isIllustrative: Bool
    /// Up to the as-at day, oldest first.
    package let history: [Entry]
    /// In the action's order.
    package let linked: [Linked]
    package let linkedTargets: [LinkedTarget]
    /// The resolution's text, as a file or where it is to be found; `nil` where none was given.
    package let document: Evidence?

    package var isContradicted: Bool {
        linked.contains { !$0.contradictions.isEmpty } || linkedTargets.contains { $0.isContradicted }
    }
}

extension TwofoldWorkspace {
    /// One action of the plan.
    ///
    /// - Parameter standing: Where the unit that leads it stands; `nil` where the asker may not know, and then nothing is said of
    ///   its indicators. Asked only when the action has indicators.
    /// - Returns: `nil` for a code that the plan of that revision does not have.
    package func action(
        _ code: String, asAt: Day, known revision: Int? = nil,
        standing: (OrgUnit.ID) async throws -> Standing?
    ) async throws -> ActionAccount? {
        let known = try known(revision)
        for resolution in try registry.plan(knownAt: known.sequence).resolutions {
            for group in resolution.groups {
                guard let plan = group.actions.first(where: { $0.action.code == code }) else { continue }
                let item = PlanStanding.Item(plan, asAt: asAt)
                let lead = item.indicators.isEmpty ? nil : try await standing(item.leadUnit)
                var targets: [ActionAccount.LinkedTarget] = []
                for series in plan.action.targets {
                    targets.append(
                        ActionAccount.LinkedTarget(series, of: item, in: try await standing(series.unit), known.pack))
                }
                return ActionAccount(
                    asAt: asAt, revision: known.sequence, item: item, expectedResult: plan.action.expectedResult,
                    theme: plan.action.theme ?? resolution.resolution.theme, group: group.group.title,
                    groupCode: group.group.code, resolution: resolution.resolution.number,
                    resolutionTitle: resolution.resolution.title, issuer: resolution.resolution.issuer,
                    resolutionDay: resolution.resolution.day, isIllustrative: resolution.resolution.isIllustrative,
                    history: plan.states.filter { $0.day <= asAt }.map(ActionAccount.Entry.init),
                    linked: item.indicators.map { ActionAccount.Linked($0, of: item, in: lead, known.pack) },
                    linkedTargets: targets, document: resolution.resolution.document.map(Evidence.init))
            }
        }
        return nil
    }
}

extension ActionAccount.Entry {
    fileprivate init(_ state: Registry.ActionState) {
        self.init(
            day: state.day, state: state.state.appraised, sentence: state.sentence, evidence: state.evidence,
            reason: state.reason, by: state.by)
    }
}

extension ActionAccount.Linked {
    fileprivate init(_ id: IndicatorID, of item: PlanStanding.Item, in lead: Standing?, _ pack: Pack) {
        let standing = lead?[id]
        let addsUp = pack.indicator(id)?.formula.addsUp ?? false
        let missed = standing?.targets.filter { $0.isMissed(addsUp: addsUp) == true } ?? []
        self.init(indicator: id, standing: standing, contradictions: item.standing.state == .done ? missed : [])
    }
}

extension ActionAccount.LinkedTarget {
    fileprivate init(_ series: Target.Series, of item: PlanStanding.Item, in standing: Standing?, _ pack: Pack) {
        let found = standing?[series.indicator]?.targets.first {
            $0.assigner == series.assigner && $0.kind == series.targetKind && $0.period == series.period
        }
        let addsUp = pack.indicator(series.indicator)?.formula.addsUp ?? false
        self.init(
            key: TargetSeriesKey(series), standing: found,
            isContradicted: item.standing.state == .done && found?.isMissed(addsUp: addsUp) == true)
    }
}
