package import Appraisal
package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// The plan as at a day, as a revision knows it.
    ///
    /// - Parameters:
    ///   - unit: Only actions that this unit or one below it leads or supports; `nil` for all.
    ///   - onlyLate: Only what is late; groups without any are left out.
    ///   - asAt: `nil` for the last day with complete records.
    package func plan(
        of unit: String? = nil, onlyLate: Bool = false, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> PlanStanding {
        let known = try known(revision)
        let day: Day
        if let asAt {
            day = asAt
        } else {
            day = try await reading { try await lastDay(of: panel(known, in: $0), for: []) }
        }
        let plan = PlanStanding(try registry.plan(knownAt: known.sequence), asAt: day)
        let units = try unit.map { Set(known.pack.units.subtree(of: try known.pack.unit($0).id)) }
        return plan.filtered { item in
            (!onlyLate || item.standing.state == .late)
                && (units.map { !$0.isDisjoint(with: [item.leadUnit] + item.supportingUnits) } ?? true)
        }
    }
}

extension PlanStanding {
    fileprivate func filtered(_ isIncluded: (Item) -> Bool) -> PlanStanding {
        PlanStanding(
            groups: groups.map { group in
                Group(
                    code: group.code, title: group.title, resolution: group.resolution,
                    items: group.items.filter(isIncluded))
            }.filter { !$0.items.isEmpty })
    }

    /// For a terminal: a line an action, in the plan's order.
    package func table(in language: Language) -> String {
        let words = StandingWords(language)
        var table = TextTable([
            .init("action"), .init("state"), .init("deadline"), .init("days late", .right), .init("lead"),
            .init("title"), .init("reason"),
        ])
        for item in items {
            table.add([
                item.code, words.state(item.standing.state), item.deadline?.description ?? "–",
                item.standing.daysLate > 0 ? String(item.standing.daysLate) : "", item.leadUnit.rawValue,
                item.title[language], item.reason ?? "",
            ])
        }
        return table.isEmpty ? "no actions" : table.text
    }
}
