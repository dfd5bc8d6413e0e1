import Diagnostics
import Domain
import Foundation

extension CommendationRule {
    /// `{code: …, names: …, form: GKC, achievement: …, unit_kinds: [branch], period: half, conditions: […]}`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> CommendationRule? {
        value.group("a rule for candidates") { group in
            let code = group.declared("code", as: .commendationRule, context)
            let names = group.names(context)
            let form = group.required("form").flatMap {
                context.declarations.reference(to: .commendationForm, in: $0)
            }
            let achievement = group.names(context, key: "achievement")
            let kinds = group.required("unit_kinds")?.list(of: "kinds of unit")?.compactMap {
                context.declarations.reference(to: .unitKind, in: $0)
            }
            let period = group.required("period")?.choice([
                "month": Period.Kind.month, "quarter": .quarter, "half": .half, "year": .year,
            ])
            let running = group.optional("consecutive").map { $0.integer(in: 1...10) } ?? 1
            let conditions = group.required("conditions")?.list(of: "conditions")?.compactMap {
                Condition.read($0, context)
            }
            guard let code, let names, let form, let achievement, let kinds, !kinds.isEmpty, let period, let running,
                let conditions, !conditions.isEmpty
            else { return nil }
            return CommendationRule(
                code: code, names: names, form: form, achievement: achievement, unitKinds: kinds, periodKind: period,
                consecutive: running, conditions: conditions)
        }
    }
}

extension CommendationRule.Condition {
    /// `{indicator: revenue, reading: growth, at_least: 5}`, `{indicator: revenue, rank_at_most: 3}`,
    /// `{actions_done_at_least: 80}`, `{actions_late_at_most: 0}`, `{reports_in_time: true}`.
    fileprivate static func read(_ value: YAMLValue, _ context: PackContext) -> Self? {
        value.group("a condition") { group in
            let indicator = group.optional("indicator")
            let done = group.optional("actions_done_at_least")
            let late = group.optional("actions_late_at_most")
            let reports = group.optional("reports_in_time")
            let given = [indicator, done, late, reports].compactMap { $0 }
            guard given.count == 1 else {
                let keys = "'indicator', 'actions_done_at_least', 'actions_late_at_most' and 'reports_in_time'"
                value.report(
                    "bad-condition", "a condition is about one of \(keys)",
                    help: given.isEmpty ? "add one of them" : "make a condition of each")
                _ = (group.optional("reading"), bounds(in: group))
                return nil
            }
            if let indicator { return reading(indicator, group, context) }
            if let done {
                guard let share = done.decimal("a percentage") else { return nil }
                guard share >= 0, share <= 100 else {
                    done.expected("a percentage from 0 to 100")
                    return nil
                }
                return .actionsDone(atLeast: share)
            }
            if let late { return late.integer(in: 0...10_000).map { .actionsLate(atMost: $0) } }
            guard let isAsked = reports?.boolean() else { return nil }
            guard isAsked else {
                reports?.report("idle-key", "'false' asks for nothing", help: "leave the condition out")
                return nil
            }
            return .reportsInTime
        }
    }

    private static func reading(_ indicator: YAMLValue, _ group: YAMLGroup, _ context: PackContext) -> Self? {
        let code = context.declarations.reference(to: .indicator, in: indicator)
        let reading = group.optional("reading").map { Goal.Reading.read($0, context) } ?? .value
        let (least, most, rank) = bounds(in: group)
        guard [least, most, rank].compactMap({ $0 }).count == 1 else {
            group.value.report(
                "bad-condition", "a condition on an indicator has one bound",
                help: "give one of 'at_least', 'at_most' and 'rank_at_most'")
            return nil
        }
        guard let code, let reading else { return nil }
        if let rank { return rank.integer(in: 1...1000).map { .rank(IndicatorID(code), reading, atMost: $0) } }
        guard let number = (least ?? most)?.decimal() else { return nil }
        return .reading(IndicatorID(code), reading, least == nil ? .atMost : .atLeast, number)
    }

    private static func bounds(in group: YAMLGroup) -> (YAMLValue?, YAMLValue?, YAMLValue?) {
        (group.optional("at_least"), group.optional("at_most"), group.optional("rank_at_most"))
    }
}

extension CommendationList {
    /// `{issuer: …, symbol: HQQN, place: …}` of commendations.yaml.
    static func read(_ value: YAMLValue) -> CommendationList? {
        value.group("the list of the council") { group in
            let parent = group.optional("parent").map { $0.text() }
            let issuer = group.required("issuer")?.text()
            let symbol = group.required("symbol")?.text()
            let place = group.required("place")?.text()
            let signer = group.optional("signer").map { $0.text() }
            let recipients = group.optional("recipients")?.list(of: "recipients")?.compactMap { $0.text() } ?? []
            guard let issuer, let symbol, let place else { return nil }
            return CommendationList(
                parentBody: parent ?? nil, issuingBody: issuer, symbol: symbol, place: place, signer: signer ?? nil,
                recipients: recipients)
        }
    }
}
