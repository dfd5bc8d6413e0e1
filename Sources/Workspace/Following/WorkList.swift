package import Domain
import Packs

/// What waits for somebody: late first, then in order of the day it is due.
package struct WorkList: Sendable {
    package let asAt: Day
    package let items: [WorkItem]

    package var late: [WorkItem] { items.filter { $0.isLate(on: asAt) } }
    package var open: [WorkItem] { items.filter { !$0.isLate(on: asAt) } }

    /// For a terminal: a line an item.
    package func table(in language: Language) -> String {
        var table = TextTable([
            .init("what"), .init("unit"), .init("subject"), .init("due"), .init("days late", .right), .init("title"),
        ])
        for item in late + open {
            table.add([
                item.kind.rawValue, item.unit.rawValue, item.subject, item.due?.description ?? "–",
                item.daysLate(on: asAt).map(String.init) ?? "", item.title[language],
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
    /// What waits at units on a day; see ``workItems(of:asAt:known:)``.
    ///
    /// - Parameter unit: Its own work and that of all below it; `nil` for every unit.
    /// - Throws: ``WorkspaceError/unknownUnit(_:near:)``.
    package func workList(of unit: String? = nil, asAt day: Day? = nil) throws -> WorkList {
        let units = try unit.map { Set(pack.units.subtree(of: try pack.unit($0).id)) }
        let day = day ?? today()
        return WorkList(asAt: day, items: try workItems(of: units, asAt: day))
    }

    /// What waits for one person: at each unit what they may finish there.
    package func workList(for identity: Identity, asAt day: Day) throws -> WorkList {
        let items = try workItems(asAt: day).filter { identity.may($0.permission, at: $0.unit, in: pack.units) }
        return WorkList(asAt: day, items: items)
    }
}
