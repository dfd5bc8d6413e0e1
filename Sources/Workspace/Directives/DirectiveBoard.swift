package import Domain
import Packs
import Registry

/// One directive with who acknowledged it when, as at a day.
package struct DirectiveAccount: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        case inTime(Day)
        case late(Day, days: Int)
        /// Not acknowledged, and its day is over.
        case missed(days: Int)
        /// Not acknowledged, and still in time or without a last day.
        case open
    }
    package struct Row: Sendable, Hashable {
        package let unit: OrgUnit.ID
        package let state: State
        /// Who said so; `nil` before.
        package let by: String?
        package let note: String?
    }
    package struct LinkedAction: Sendable, Hashable {
        package let code: String
        package let title: LocalizedText
        /// Who leads it, then who supports it.
        package let units: [OrgUnit.ID]
    }

    package let code: String
    package let number: String
    package let issuer: String
    package let day: Day
    package let title: LocalizedText
    /// `nil` where nobody said where it can be read.
    package let document: Evidence?
    /// `nil` for none.
    package let acknowledgeBy: Day?
    /// The units it is issued to, in the tree's order.
    package let rows: [Row]
    /// Those the plan has.
    package let actions: [LinkedAction]

    package subscript(unit: OrgUnit.ID) -> Row? { rows.first { $0.unit == unit } }
    package var units: Set<OrgUnit.ID> { Set(rows.map(\.unit)) }
}

/// Directives as at a day, with who acknowledged them.
package struct DirectiveBoard: Sendable {
    package let asAt: Day
    package let revision: Int
    /// The latest first.
    package let directives: [DirectiveAccount]
}

extension TwofoldWorkspace {
    /// The directives issued to a unit or to one below it: those of the period's year up to the day, and earlier ones that some such
    /// unit has not acknowledged.
    ///
    /// - Parameter asAt: `nil` for the day work is followed on; see ``workDay(in:asAt:)``.
    /// - Returns: Of each directive, every unit it is issued to; what an asker may see of other units is for the caller to say.
    package func directiveBoard(
        of unit: String? = nil, in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) throws -> DirectiveBoard {
        let known = try known(revision)
        let tree = known.pack.units
        let unit = try unit.map { try known.pack.unit($0).id } ?? tree.root
        let subtree = Set(tree.subtree(of: unit))
        let day = workDay(in: period, asAt: asAt)
        let directives = try directives(asAt: day, known).filter { directive in
            let own = directive.rows.filter { subtree.contains($0.unit) }
            return !own.isEmpty && (directive.day.year == period.year || own.contains(where: \.isOpen))
        }
        return DirectiveBoard(asAt: day, revision: known.sequence, directives: directives)
    }

    /// One directive.
    ///
    /// - Returns: `nil` for a code there is not, and before the day it was issued.
    package func directive(_ code: String, asAt day: Day, known revision: Int? = nil) throws -> DirectiveAccount? {
        try directives(asAt: day, known(revision)).first { $0.code == code }
    }

    /// The directives that are about an action, the latest first.
    package func directives(
        about action: String, asAt day: Day, known revision: Int? = nil
    ) throws -> [DirectiveAccount] {
        try directives(asAt: day, known(revision)).filter { $0.actions.contains { $0.code == action } }
    }

    /// All issued up to a day, the latest first.
    func directives(asAt day: Day, _ known: KnownRevision) throws -> [DirectiveAccount] {
        let acknowledged = Dictionary(
            grouping: try registry.acknowledgements(knownAt: known.sequence).filter { $0.day <= day }, by: \.directive)
        let actions = Dictionary(
            try registry.plan(knownAt: known.sequence).actions.map { ($0.action.code, $0.action) },
            uniquingKeysWith: { first, _ in first })
        return try registry.directives(knownAt: known.sequence).filter { $0.day <= day }
            .sorted { ($0.day, $0.code) > ($1.day, $1.code) }
            .map { directive in
                let byUnit = Dictionary(
                    (acknowledged[directive.code] ?? []).map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
                return DirectiveAccount(
                    code: directive.code, number: directive.number, issuer: directive.issuer, day: directive.day,
                    title: directive.title, document: directive.document.map { Evidence($0) },
                    acknowledgeBy: directive.acknowledgeBy,
                    rows: known.pack.units.units.map(\.id).filter(directive.units.contains).map { unit in
                        DirectiveAccount.Row(
                            unit: unit,
                            state: DirectiveAccount.State(byUnit[unit]?.day, due: directive.acknowledgeBy, asAt: day),
                            by: byUnit[unit]?.by, note: byUnit[unit]?.note)
                    },
                    actions: directive.actions.compactMap { actions[$0] }.map {
                        DirectiveAccount.LinkedAction(
                            code: $0.code, title: $0.title, units: [$0.leadUnit] + $0.supportingUnits)
                    })
            }
    }
}

extension DirectiveAccount.Row {
    /// Nobody at the unit has acknowledged it.
    package var isOpen: Bool {
        switch state {
        case .inTime, .late: false
        case .missed, .open: true
        }
    }
}

extension DirectiveAccount.State {
    fileprivate init(_ acknowledged: Day?, due: Day?, asAt: Day) {
        self =
            switch (acknowledged, due) {
            case (let day?, let due?) where day > due: .late(day, days: day.days(since: due))
            case (let day?, _): .inTime(day)
            case (nil, let due?) where asAt > due: .missed(days: asAt.days(since: due))
            case (nil, _): .open
            }
    }

    /// The day it was acknowledged; `nil` before.
    package var day: Day? {
        switch self {
        case .inTime(let day), .late(let day, _): day
        case .missed, .open: nil
        }
    }
}
