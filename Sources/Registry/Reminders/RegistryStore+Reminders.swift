package import Domain
import Foundation
import GRDB

/// One telling of one thing to somebody: what is remembered of it.
package struct ReminderKey: Sendable, Hashable {
    package let item: String
    package let occasion: String
    package init(item: String, occasion: String) {
        self.item = item
        self.occasion = occasion
    }
}

extension RegistryStore {
    /// What an account was told of by e-mail.
    package func reminders(sentTo name: String) throws -> Set<ReminderKey> { try keys(in: "reminder", of: name) }

    /// Which notices an account has marked as read.
    package func noticesRead(by name: String) throws -> Set<ReminderKey> { try keys(in: "notice_read", of: name) }

    /// Another whenever accounts, roles, records or read marks changed.
    package func noticeStamp() throws -> String {
        try pool.read { db in
            let steps = try Int.fetchOne(db, sql: "SELECT max(sequence) FROM audit") ?? 0
            let read = try Int.fetchOne(db, sql: "SELECT count(*) FROM notice_read") ?? 0
            return "\(steps).\(read)"
        }
    }

    private func keys(in table: String, of name: String) throws -> Set<ReminderKey> {
        try pool.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT item, occasion FROM \(table) WHERE account = ?",
                arguments: [try Self.account(name, in: db).id])
            return Set(rows.map { ReminderKey(item: $0["item"], occasion: $0["occasion"]) })
        }
    }

    /// Notes that a mail server took a message; what was noted before stays as it was.
    package func noteReminders(
        _ keys: [ReminderKey], sentTo name: String, on day: Day, message: String, by actor: String
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            for key in keys {
                try db.execute(
                    sql: """
                        INSERT INTO reminder (account, item, occasion, day, message, told_at) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                    arguments: [id, key.item, key.occasion, day.description, message, now().seconds])
            }
            try tell(
                "reminders.sent", of: account.name, by: actor,
                ["day": day.description, "items": String(keys.count), "message": message], in: db)
        }
    }

    package func markNoticesRead(_ keys: [ReminderKey], by name: String) throws {
        try pool.write { db in
            let id = try Self.account(name, in: db).id
            for key in keys {
                try db.execute(
                    sql: """
                        INSERT INTO notice_read (account, item, occasion, read_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                    arguments: [id, key.item, key.occasion, now().seconds])
            }
        }
    }

    /// - Parameter email: `nil` takes the address away.
    package func setReminders(
        of name: String, email: MailAddress?, wanted: Bool, by actor: String,
        allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            guard account.email != email || account.wantsReminders != wanted else { return }
            try db.execute(
                sql: "UPDATE account SET email = ?, reminders_by_email = ? WHERE id = ?",
                arguments: [email?.text, wanted, id])
            try tell(
                "account.reminders", of: account.name, by: actor,
                ["email": email?.text ?? "", "wanted": wanted ? "yes" : "no"], in: db)
        }
    }
}
