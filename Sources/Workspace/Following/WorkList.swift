package import Domain
import Packs

/// What waits for somebody: late first, then in order of the day it is due.
package struct WorkList: Sendable {
    package let asAt: Day
    package let items: [WorkItem]
    /// Whose list it is; `nil` for everybody's.
    var units: Set<OrgUnit.ID>?

    package var late: [WorkItem] { items.filter { $0.isLate(on: asAt) } }
    package var open: [WorkItem] { items.filter { !$0.isLate(on: asAt) } }

    /// Another unit is to do it, and one of the list's units supports it.
    package func isSupported(_ item: WorkItem) -> Bool { units?.contains(item.unit) == false }

    /// For a terminal: a line an item.
    package func table(in language: Language) -> String {
        var table = TextTable([
            .init("what"), .init("unit"), .init("subject"), .init("due"), .init("days late", .right), .init("part"),
            .init("title"),
        ])
        for item in late + open {
            table.add([
                item.kind.rawValue, item.unit.rawValue, item.subject, item.due?.description ?? "–",
                item.daysLate(on: asAt).map(String.init) ?? "", isSupported(item) ? "supports" : "",
                item.title[language],
            ])
        }
        return table.isEmpty ? "nothing waits" : table.text
    }

    package var json: JSON {
        .object([
            "asAt": .text(asAt.description),
            "items": .array(
                (late + open).map { item in
                    .object([
                        "id": .text(item.id), "kind": .text(item.kind.rawValue), "unit": .text(item.unit.rawValue),
                        "permission": .text(item.permission.rawValue), "subject": .text(item.subject),
                        "title": item.title.json, "due": .optional(item.due), "period": .optional(item.period),
                        "daysLate": .optional(item.daysLate(on: asAt)), "note": .optional(item.note),
                        "supporting": .array(item.supporting.map { .text($0.rawValue) }),
                    ])
                }),
        ])
    }
}

extension WorkItem {
    /// `nil` in time.
    package func daysLate(on day: Day) -> Int? {
        due.flatMap { $0 < day ? day.days(since: $0) : nil }
    }
}

extension TwofoldWorkspace {
    /// What waits at units on a day, and what they support; see ``workItems(of:asAt:known:)``.
    ///
    /// - Parameters:
    ///   - unit: Its own work and that of all below it; `nil` for every unit.
    ///   - reader: Who looks; what waits for a permission that reads more than a unit's figures is left out for who does not have it.
    ///     `nil` for who reads everything.
    /// - Throws: ``WorkspaceError/unknownUnit(_:near:)``.
    package func workList(
        of unit: String? = nil, asAt day: Day? = nil, readBy reader: Identity? = nil
    ) throws -> WorkList {
        let units = try unit.map { Set(pack.units.subtree(of: try pack.unit($0).id)) }
        let day = day ?? today()
        let items = try workItems(asAt: day).filter { item in
            let isOfUnits = units.map { $0.contains(item.unit) || !$0.isDisjoint(with: item.supporting) } ?? true
            return isOfUnits && (reader.map { item.isOpen(to: $0, in: pack.units) } ?? true)
        }
        return WorkList(asAt: day, items: items, units: units)
    }

    /// What waits for one person: at each unit what they are there to finish.
    package func workList(for identity: Identity, asAt day: Day) throws -> WorkList {
        WorkList(asAt: day, items: try workItems(asAt: day).filter { $0.waits(for: identity, in: pack.units) })
    }
}

extension WorkItem {
    /// Each of them allows it at the unit: a directive is acknowledged by who reports, or who approves.
    var permissions: [Permission] { kind == .directive ? [permission, .approve] : [permission] }

    /// It is theirs by the role they have at the unit.
    package func waits(for identity: Identity, in tree: OrgUnitTree) -> Bool {
        guard !notFor.contains(identity.account) else { return false }
        return permissions.contains { identity.may($0, at: unit, in: tree) }
    }

    /// They may finish it, although it need not wait for them: who makes the plan may report for every unit.
    package func mayBeFinished(by identity: Identity, in tree: OrgUnitTree) -> Bool {
        switch kind {
        case .action: waits(for: identity, in: tree) || identity.may(.plan, at: unit, in: tree)
        case .milestone: waits(for: identity, in: tree) || identity.may(.plan, at: tree.root, in: tree)
        case .directive, .candidate, .report, .returnedReport, .approval: waits(for: identity, in: tree)
        }
    }

    /// What units must do is open to whoever sees their figures; what waits for another permission only to those who hold it, and so is
    /// a report that was given back.
    func isOpen(to reader: Identity, in tree: OrgUnitTree) -> Bool {
        (permission == .report && kind != .returnedReport) || reader.may(permission, at: unit, in: tree)
    }
}

extension Identity {
    /// A directive is taken note of by whoever reports or approves for the unit.
    package func mayAcknowledge(at unit: OrgUnit.ID, in tree: OrgUnitTree) -> Bool {
        may(.report, at: unit, in: tree) || may(.approve, at: unit, in: tree)
    }
}
