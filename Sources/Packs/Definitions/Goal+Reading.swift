import Diagnostics
import Domain
import Foundation

extension Goal {
    static let path = "goals.yaml"

    /// The goals of goals.yaml; none where the file is missing.
    static func readAll(_ context: PackContext) -> [Goal] {
        context.root(of: path)?.group("goals.yaml") { group in
            group.required("goals")?.list(of: "goals")?.compactMap { read($0, context) }
        } ?? []
    }

    private static func read(_ value: YAMLValue, _ context: PackContext) -> Goal? {
        value.group("a goal") { group in
            let code = group.declared("code", as: .goal, context)
            let names = group.names(context)
            let own = Declarations()  // codes of members are only unique within their goal
            let halves = group.optional("halves")?.list(of: "halves")?.compactMap { Half.read($0, own, context) } ?? []
            let members = group.required("members")?.list(of: "members")?.compactMap {
                Member.read($0, own, halves: halves.map(\.code), context)
            }
            guard let code, let names, let members else { return nil }
            return Goal(code: code, names: names, members: members, halves: halves)
        }
    }
}

extension Goal.Half {
    fileprivate static func read(_ value: YAMLValue, _ own: Declarations, _ context: PackContext) -> Goal.Half? {
        value.group("a half of a goal") { group in
            let codeValue = group.required("code")
            let code = codeValue?.code()
            if let code, let codeValue { own.declare(.half, code, at: codeValue) }
            guard let code, let names = group.names(context) else { return nil }
            return Goal.Half(code: code, names: names)
        }
    }
}

extension Goal.Member {
    fileprivate static func read(
        _ value: YAMLValue, _ own: Declarations, halves: [String], _ context: PackContext
    ) -> Goal.Member? {
        value.group("a member of a goal") { group in
            let codeValue = group.required("code")
            let code = codeValue?.code()
            if let code, let codeValue { own.declare(.member, code, at: codeValue) }
            let names = group.names(context)
            let indicator = group.required("indicator").flatMap {
                context.declarations.reference(to: .indicator, in: $0)
            }
            let reading = group.optional("reading").map { Goal.Reading.read($0, context) } ?? .value
            let comparator = group.required("comparator")?.choice([
                ">=": Goal.Comparator.atLeast, "<=": .atMost, ">": .above, "<": .below,
            ])
            let threshold = group.required("threshold")?.decimal()
            let scaleValue = group.optional("scale")
            let scale = scaleValue.map { $0.decimal("a number above zero") }
            if case let number?? = scale, number <= 0 { scaleValue?.expected("a number above zero") }
            if threshold == 0, scaleValue == nil {
                group.required("threshold")?.report(
                    "threshold-without-scale", "a margin to a threshold of zero cannot be relative",
                    help: "add 'scale', the margin that counts as 100 %: 'scale: 1'")
            }
            let half = self.half(group, halves)
            guard let code, let names, let indicator, let reading, let comparator, let threshold else { return nil }
            return Goal.Member(
                code: code, names: names, indicator: IndicatorID(indicator), reading: reading, comparator: comparator,
                threshold: threshold, scale: scale ?? nil, half: half)
        }
    }
}

extension Goal.Member {
    /// A goal with halves wants one of them for each member, a goal without wants none.
    private static func half(_ group: YAMLGroup, _ halves: [String]) -> String? {
        if halves.isEmpty {
            group.optional("half")?.report(
                "idle-key", "the goal has no halves", help: "add 'halves' to the goal, or remove 'half'")
            return nil
        }
        return group.required("half")?.choice(among: halves.map { ($0, $0) })
    }
}

extension Goal.Reading {
    /// `value`, `growth`, or of a target: `{attainment: {assigner: MOF, kind: estimate}}`, `{trajectory: …}`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> Goal.Reading? {
        if value.isScalar { return value.choice(["value": .value, "growth": .growth]) }
        return value.group("'reading'") { group in
            let attainment = group.optional("attainment")
            let trajectory = group.optional("trajectory")
            guard (attainment == nil) != (trajectory == nil), let target = attainment ?? trajectory else {
                value.report(
                    "bad-reading", "a reading is one of 'value', 'growth', 'attainment' and 'trajectory'",
                    help: "write 'reading: value' or 'reading: {attainment: {assigner: …, kind: …}}'")
                return nil
            }
            return target.group("a target") { group in
                let assigner = group.required("assigner").flatMap {
                    context.declarations.reference(to: .assigner, in: $0)
                }
                let kind = group.required("kind").flatMap { context.declarations.reference(to: .targetKind, in: $0) }
                guard let assigner, let kind else { return nil }
                return attainment == nil
                    ? .trajectory(AssignerID(assigner), TargetKindID(kind))
                    : .attainment(AssignerID(assigner), TargetKindID(kind))
            }
        }
    }
}
