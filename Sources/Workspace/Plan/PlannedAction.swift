import Appraisal
import Domain
import Foundation
import Registry

/// An action with what it stands under.
struct PlannedAction {
    let plan: SteeringPlan.ActionPlan
    let item: PlanStanding.Item
    /// Its own, else that of its resolution.
    let theme: String?

    var units: [OrgUnit.ID] { [item.leadUnit] + item.supportingUnits }
}

extension PlanFilter {
    func admits(_ action: PlannedAction, in tree: OrgUnitTree, anyState: Bool = false) -> Bool {
        if let unit, !action.units.contains(where: { tree.ancestors(of: $0).contains(unit) }) { return false }
        if let involved, !action.units.contains(involved) { return false }
        if let lead, action.item.leadUnit != lead { return false }
        if let group, action.plan.action.taskGroup != group { return false }
        if let theme, action.theme != theme { return false }
        if !anyState, let state, action.item.standing.state != state { return false }
        guard let text else { return true }
        let record = action.plan.action
        let texts =
            [record.code, record.theme, action.item.sentence, action.item.reason].compactMap { $0 }
            + [record.title, record.expectedResult].compactMap { $0 }.flatMap { text in
                text.languages.map { text[$0] }
            }
        let searched = texts.map(\.foldedForSearch).joined(separator: "\n")
        return text.foldedForSearch.split(whereSeparator: \.isWhitespace).allSatisfy { searched.contains($0) }
    }
}

extension String {
    /// Without case and diacritics; đ is d.
    var foldedForSearch: String {
        folding(options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "en_US_POSIX"))
            .replacing("đ", with: "d").replacing("Đ", with: "d")
    }
}
