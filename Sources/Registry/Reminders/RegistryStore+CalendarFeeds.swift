package import Domain
import Foundation
import GRDB

extension RegistryStore {
    /// - Returns: The secret, which is not kept.
    package func makeCalendarFeed(
        for name: String, unit: OrgUnit.ID, by actor: String, allowing check: (Account) throws -> Void = { _ in }
    ) throws -> (secret: Secret, feed: CalendarFeed) {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            let secret = Secret.random()
            let now = now().seconds
            try db.execute(
                sql: "INSERT INTO calendar_feed (secret_hash, account, unit, created_at) VALUES (?, ?, ?, ?)",
                arguments: [secret.hash, id, unit.rawValue, now])
            let feed = CalendarFeed(
                id: Int(db.lastInsertedRowID), account: account.name, unit: unit, created: Date(seconds: now),
                isOpen: true)
            try tell(
                "calendar.made", of: account.name, by: actor, ["feed": String(feed.id), "unit": unit.rawValue], in: db)
            return (secret, feed)
        }
    }

    /// Newest first, with those that were revoked.
    package func calendarFeeds(of name: String) throws -> [CalendarFeed] {
        try pool.read { db in
            let (id, account) = try Self.account(name, in: db)
            return try Row.fetchAll(
                db, sql: "SELECT * FROM calendar_feed WHERE account = ? ORDER BY id DESC", arguments: [id]
            ).map { CalendarFeed($0, of: account.name) }
        }
    }

    /// - Throws: ``PeopleError/unknownCalendarFeed(_:)``.
    package func revokeCalendarFeed(
        _ feed: Int, of name: String, by actor: String, allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            try db.execute(
                sql: "UPDATE calendar_feed SET revoked_at = ? WHERE id = ? AND account = ? AND revoked_at IS NULL",
                arguments: [now().seconds, feed, id])
            guard db.changesCount == 1 else { throw PeopleError.unknownCalendarFeed(feed) }
            try tell("calendar.revoked", of: account.name, by: actor, ["feed": String(feed)], in: db)
        }
    }

    /// Whose feed a secret opens, with what its account may do now.
    ///
    /// - Returns: `nil` for a secret unknown or revoked, and for a disabled account.
    package func calendarFeed(secret: String) throws -> (feed: CalendarFeed, identity: Identity)? {
        try pool.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT calendar_feed.*, owner.name AS owner
                    FROM calendar_feed JOIN account AS owner ON owner.id = calendar_feed.account
                    WHERE secret_hash = ? AND revoked_at IS NULL AND disabled_at IS NULL
                    """,
                arguments: [Secret.hash(of: secret)])
            guard let row else { return nil }
            let account = try Self.account(row["owner"], in: db).account
            return (CalendarFeed(row, of: account.name), account.identity())
        }
    }
}

extension CalendarFeed {
    fileprivate init(_ row: Row, of account: String) {
        self.init(
            id: row["id"], account: account, unit: OrgUnit.ID(row["unit"]), created: Date(seconds: row["created_at"]),
            isOpen: row["revoked_at"] as Int? == nil)
    }
}
