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
    /// One action of the plan; what contradicts it is as ``contradictions(in:asAt:figuresAsAt:known:)`` says.
    ///
    /// - Parameters:
    ///   - period: What is held against targets that contain it; a linked target of a shorter period is held against its own.
    ///   - figuresDay: The last day of records counted; the day itself unless given.
    ///   - mayRead: Whether the asker may know where a unit stands; of others nothing is said.
    ///   - standing: Where the unit that leads it stands. Asked only when the action has indicators; `nil` where no
    ///     standing is to be had.
    /// - Returns: `nil` for a code that the plan of that revision and day does not have.
    package func action(
        _ code: String, in period: Period, asAt day: Day, figuresAsAt figuresDay: Day? = nil,
        known revision: Int? = nil, mayRead: (OrgUnit.ID) -> Bool = { _ in true },
        standing: (OrgUnit.ID) async throws -> Standing?
    ) async throws -> ActionAccount? {
        let known = try known(revision)
        for resolution in try registry.plan(knownAt: known.sequence).issued(by: day).resolutions {
            for group in resolution.groups {
                guard let plan = group.actions.first(where: { $0.action.code == code }) else { continue }
                let item = PlanStanding.Item(plan, asAt: day)
                let inForce = Set(try registry.targets(inForceOn: day, knownAt: known.sequence).map(\.series))
                let asked = plan.asked(of: inForce, in: period).filter { mayRead($0.unit) }
                let stood = try await stand(asked, in: period, asAt: figuresDay ?? day, known)
                let missed = plan.isDone(on: day) ? asked.filter { stood.misses($0, known.pack) } : []
                let lead = item.indicators.isEmpty || !mayRead(item.leadUnit) ? nil : try await standing(item.leadUnit)
                return ActionAccount(
                    asAt: day, revision: known.sequence, item: item, expectedResult: plan.action.expectedResult,
                    theme: plan.action.theme ?? resolution.resolution.theme, group: group.group.title,
                    groupCode: group.group.code, resolution: resolution.resolution.number,
                    resolutionTitle: resolution.resolution.title, issuer: resolution.resolution.issuer,
                    resolutionDay: resolution.resolution.day, isIllustrative: resolution.resolution.isIllustrative,
                    history: plan.states.filter { $0.day <= day }.map(ActionAccount.Entry.init),
                    linked: item.indicators.map { indicator in
                        ActionAccount.Linked(
                            indicator: indicator, standing: lead?[indicator],
                            contradictions: missed.filter { $0.unit == item.leadUnit && $0.indicator == indicator }
                                .sorted { $0.description < $1.description }.compactMap { stood[$0] })
                    },
                    linkedTargets: plan.action.targets.map {
                        ActionAccount.LinkedTarget(
                            key: TargetSeriesKey($0), standing: stood[$0], isContradicted: missed.contains($0))
                    }, document: resolution.resolution.document.map(Evidence.init))
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
