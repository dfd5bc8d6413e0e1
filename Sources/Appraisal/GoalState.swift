package import Foundation

/// Whether a goal of one or several conditions holds: the dual goal (*mục tiêu kép*), of which no half may be traded for another.
///
/// Broken if any member is broken, else unknown if any is unknown, else it holds. There is no limit to the number of members,
/// nor to the number of goals held against one indicator.
package struct GoalState<Member: Hashable & Sendable>: Hashable, Sendable {
    package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable { case holds, broken, unknown }

    package struct Part: Hashable, Sendable {
        package let member: Member
        package let condition: GoalCondition
        /// `nil` where nothing is known.
        package let value: Decimal?

        package init(_ member: Member, _ condition: GoalCondition, value: Decimal?) {
            self.member = member
            self.condition = condition
            self.value = value
        }

        package var verdict: Verdict {
            switch value.map(condition.holds) {
            case true: .holds
            case false: .broken
            case nil: .unknown
            }
        }

        /// Signed, in parts of the condition's scale; `nil` while unknown.
        package var margin: Decimal? { value.map(condition.margin) }
    }

    /// In the pack's order; at least one.
    package let parts: [Part]

    /// - Returns: `nil` for a goal without members.
    package init?(_ parts: [Part]) {
        guard !parts.isEmpty else { return nil }
        self.parts = parts
    }

    package var verdict: Verdict {
        if parts.contains(where: { $0.verdict == .broken }) { return .broken }
        return parts.contains(where: { $0.verdict == .unknown }) ? .unknown : .holds
    }

    package var brokenMembers: [Member] { parts.filter { $0.verdict == .broken }.map(\.member) }
    package var unknownMembers: [Member] { parts.filter { $0.verdict == .unknown }.map(\.member) }

    /// The known member with the smallest margin; ties in the pack's order. `nil` when every member is unknown.
    ///
    /// At a margin of exactly zero a broken member ("below 15" at 15) goes before one that holds ("at least 5" at 5): what
    /// binds a broken goal is always a broken member.
    package var binding: Part? {
        var found: (part: Part, margin: Decimal)?
        for part in parts {
            guard let margin = part.margin else { continue }
            guard let best = found else {
                found = (part, margin)
                continue
            }
            let breaksTie = margin == best.margin && part.verdict == .broken && best.part.verdict == .holds
            if margin < best.margin || breaksTie { found = (part, margin) }
        }
        return found?.part
    }
}
