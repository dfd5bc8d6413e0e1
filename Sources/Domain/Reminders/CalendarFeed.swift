package import Foundation

/// An address at which a calendar program finds what waits for a unit. Whoever knows its secret may read it.
package struct CalendarFeed: Hashable, Sendable {
    package let id: Int
    package let account: String
    package let unit: OrgUnit.ID
    package let created: Date
    /// Whether it was not revoked.
    package let isOpen: Bool

    package init(id: Int, account: String, unit: OrgUnit.ID, created: Date, isOpen: Bool) {
        self.id = id
        self.account = account
        self.unit = unit
        self.created = created
        self.isOpen = isOpen
    }
}
