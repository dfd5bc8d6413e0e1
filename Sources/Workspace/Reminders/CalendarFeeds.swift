package import Documents
package import Domain
import Foundation
import Packs
import Registry

extension People {
    /// Sets where an account's reminders go; one's own or a managed one.
    ///
    /// - Parameter email: Empty takes the address away.
    /// - Throws: ``PeopleError/invalidMailAddress(_:)``.
    package func setReminders(of name: String, email: String, wanted: Bool) throws {
        let text = email.trimmingCharacters(in: .whitespaces)
        let address = MailAddress(text)
        if address == nil, !text.isEmpty { throw PeopleError.invalidMailAddress(text) }
        try registry.setReminders(
            of: name, email: address, wanted: wanted, by: authority.name, allowing: requireOwnOrManaged)
    }

    /// Opens a calendar feed of a unit, the root unless given, for one's own account; the keeper of the workspace opens them for any.
    ///
    /// - Returns: The secret of its address, to be shown once: it is not kept.
    /// - Throws: ``PeopleError/notAllowed`` for a unit whose figures the account may not see.
    package func makeCalendarFeed(
        for name: String, unit: OrgUnit.ID?
    ) throws -> (secret: String, feed: CalendarFeed) {
        let unit = unit ?? units.root
        let made = try registry.makeCalendarFeed(for: name, unit: unit, by: authority.name) { account in
            if case .person = authority, !isOwn(account) { throw PeopleError.notAllowed }
            let identity = Identity(account: account.name, displayName: account.displayName, grants: account.grants)
            guard identity.may(.viewFigures, at: unit, in: units) else { throw PeopleError.notAllowed }
        }
        return (made.secret.text, made.feed)
    }

    /// Newest first, with those that were revoked; of one's own account or a managed one.
    package func calendarFeeds(of name: String) throws -> [CalendarFeed] {
        try requireOwnOrManaged(try registry.account(name))
        return try registry.calendarFeeds(of: name)
    }

    /// - Throws: ``PeopleError/unknownCalendarFeed(_:)``.
    package func revokeCalendarFeed(_ id: Int, of name: String) throws {
        try registry.revokeCalendarFeed(id, of: name, by: authority.name, allowing: requireOwnOrManaged)
    }
}

extension TwofoldWorkspace {
    /// What a secret address answers with on a day: what waits for its unit and the units below, as far as its account may see it.
    ///
    /// - Parameter address: How browsers reach the pages; `nil` leaves the links out.
    /// - Returns: `nil` for a secret unknown or revoked, and for an account that is disabled or sees the unit's figures no more.
    package func calendar(secret: String, asAt day: Day, address: String?) throws -> CalendarDocument? {
        guard let (feed, identity) = try registry.calendarFeed(secret: secret),
            identity.may(.viewFigures, at: feed.unit, in: pack.units)
        else { return nil }
        return try calendar(of: feed.unit, for: identity, asAt: day, address: address)
    }

    /// The calendar of a unit, the root unless given, as an account would see it on a day, today unless given.
    ///
    /// - Throws: ``PeopleError/notAllowed`` for a unit whose figures the account may not see.
    package func calendarText(of unit: OrgUnit.ID?, for name: String, asAt day: Day?) throws -> String {
        let owner = try registry.account(name)
        let identity = Identity(
            account: owner.name, displayName: owner.displayName, language: owner.language, grants: owner.grants)
        let unit = unit ?? pack.units.root
        guard identity.may(.viewFigures, at: unit, in: pack.units) else { throw PeopleError.notAllowed }
        return try calendar(of: unit, for: identity, asAt: day ?? today(), address: nil).text
    }

    /// The calendar of a unit as somebody may see it: what units must do is open to whoever sees their figures; what waits for another
    /// permission only to those who hold it, and so does a report that was given back. What has no day is in no calendar.
    package func calendar(
        of unit: OrgUnit.ID, for identity: Identity, asAt day: Day, address: String?
    ) throws -> CalendarDocument {
        let language = identity.language ?? pack.languages.first ?? .vietnamese
        let words = ReminderWords(language)
        let tree = pack.units
        let revision = try known(nil).sequence
        let recorded = try registry.revision(revision).recordedAt
        let items = try workItems(of: Set(tree.subtree(of: unit)), asAt: day).filter {
            $0.isOpen(to: identity, in: tree)
        }
        return CalendarDocument(
            name: "\(words.productName): \(tree[unit]?.names[language] ?? unit.rawValue)",
            stamp: (try? Date(recorded, strategy: .iso8601)) ?? Date(timeIntervalSince1970: 0),
            entries: items.compactMap { item in
                item.due.map { due in
                    let kind = item.kind.names[language]
                    let name = tree[item.unit]?.names[language] ?? item.unit.rawValue
                    return CalendarDocument.Entry(
                        uid: "\(item.id)@\(pack.id).twofold", day: due,
                        summary: "\(kind): \(words.title(of: item, units: tree))",
                        description: name, categories: [kind], address: address.map { "\($0)/notices" })
                }
            })
    }
}
