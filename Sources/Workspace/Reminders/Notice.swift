package import Domain
import Packs
import Registry

/// Something somebody is told of: what waits, why it is told of on this day, and to whom.
package struct Notice: Sendable, Hashable {
    package let item: WorkItem
    package let occasion: ReminderOccasion
    /// Names of the accounts that are told, in order; empty where nobody may do it.
    package let accounts: [String]

    var key: ReminderKey { ReminderKey(item: item.id, occasion: occasion.key) }
    /// What names it in a form: `action/N03.3/20BB late-8@2020-06-30`.
    package var id: String { "\(key.item) \(key.occasion)" }
}

extension TwofoldWorkspace {
    /// What people are told of on a day: everything that waits, once its first occasion has come.
    ///
    /// Told are the accounts that may do it and are nearest: those with a role that allows it at the item's own unit; where nobody
    /// has, those at the unit above, and so on up to the root. Disabled accounts are passed over.
    /// - Returns: In the order of ``workItems(of:asAt:known:)``.
    package func notices(asAt day: Day) throws -> [Notice] {
        let tree = pack.units
        let accounts = try registry.accounts().filter(\.isEnabled)
        var nearest: [RecipientQuestion: [String]] = [:]
        return try workItems(asAt: day).compactMap { item -> Notice? in
            guard let occasion = pack.reminders.occasion(ofDue: item.due, on: day) else { return nil }
            guard item.notFor.isEmpty else {
                // Of those it does not wait for nobody is the nearest: the next ones are told.
                let others = accounts.filter { !item.notFor.contains($0.name) }
                return Notice(
                    item: item, occasion: occasion,
                    accounts: others.nearest(item.permissions, at: item.unit, in: tree))
            }
            let question = RecipientQuestion(permissions: item.permissions, unit: item.unit)
            let names = nearest[question] ?? accounts.nearest(item.permissions, at: item.unit, in: tree)
            nearest[question] = names
            return Notice(item: item, occasion: occasion, accounts: names)
        }
    }

    /// What one account is told of on a day, with whether it has read it.
    package func notices(of account: String, asAt day: Day) throws -> [(notice: Notice, isRead: Bool)] {
        let read = try registry.noticesRead(by: account)
        return try notices(asAt: day).filter { $0.accounts.contains(account) }.map { ($0, read.contains($0.key)) }
    }

    /// Marks notices as read; `nil` for all that the account is told of on the day. One that is not there is passed over.
    package func markRead(_ ids: Set<String>? = nil, by account: String, asAt day: Day) throws {
        let there = try notices(of: account, asAt: day).filter { !$0.isRead }.map(\.notice)
        try registry.markNoticesRead(there.filter { ids?.contains($0.id) ?? true }.map(\.key), by: account)
    }
}

private struct RecipientQuestion: Hashable {
    let permissions: [Permission]
    let unit: OrgUnit.ID
}

extension [Account] {
    /// Names of those with a role that allows it at the unit; where there is none, at the nearest unit above.
    ///
    /// - Parameter permissions: Of several, each allows it; those with a later one are told where nobody has an earlier one.
    func nearest(_ permissions: [Permission], at unit: OrgUnit.ID, in tree: OrgUnitTree) -> [String] {
        for place in tree.ancestors(of: unit) {
            for permission in permissions {
                let found = filter { account in
                    account.grants.contains { $0.unit == place && $0.role.permissions.contains(permission) }
                }
                if !found.isEmpty { return found.map(\.name).sorted() }
            }
        }
        return []
    }
}
