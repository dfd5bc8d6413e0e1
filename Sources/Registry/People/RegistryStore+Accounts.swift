import Diagnostics
package import Domain
import Foundation
import GRDB

extension RegistryStore {
    /// By name.
    package func accounts() throws -> [Account] {
        try pool.read { db in
            let grants = Dictionary(grouping: try Row.fetchAll(db, sql: "SELECT * FROM account_grant")) { row in
                row["account"] as Int
            }
            return try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY name_key").map { row in
                try Account(row, grants: try (grants[row["id"]] ?? []).map { try Grant($0) })
            }
        }
    }

    /// - Throws: ``PeopleError/unknownAccount(_:near:)``.
    package func account(_ name: String) throws -> Account {
        try pool.read { db in try Self.account(name, in: db).account }
    }

    /// - Throws: ``PeopleError/nameTaken(_:)``.
    package func add(_ account: Account, _ name: AccountName, password: PasswordHash, by actor: String) throws {
        try pool.write { db in
            let taken = try String.fetchOne(
                db, sql: "SELECT name FROM account WHERE name_key = ?", arguments: [name.key])
            if let taken { throw PeopleError.nameTaken(taken) }
            try db.execute(
                sql: """
                    INSERT INTO account (name, name_key, display_name, language, password_key, password_salt,
                        scrypt_rounds, scrypt_block_size, scrypt_parallelism, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    name.text, name.key, account.displayName, account.language?.rawValue, password.key, password.salt,
                    password.cost.rounds, password.cost.blockSize, password.cost.parallelism, now().seconds,
                ])
            let id = Int(db.lastInsertedRowID)
            for grant in account.grants { try Self.insert(grant, for: id, in: db) }
            try tell(
                "account.added", of: name.text, by: actor,
                ["displayName": account.displayName, "grants": account.grants.texts.joined(separator: ", ")], in: db)
        }
    }

    /// Gives and takes roles; whoever is signed in with the account has to sign in again when anything changed.
    ///
    /// - Parameters:
    ///   - root: The unit of which an administrator must be left.
    ///   - check: Judges the account as it is in the same transaction.
    /// - Throws: ``PeopleError/lastAdministrator``; what `check` throws.
    package func changeGrants(
        of name: String, adding: Set<Grant> = [], removing: Set<Grant> = [], root: OrgUnit.ID, by actor: String,
        allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            let added = adding.subtracting(account.grants)
            let removed = removing.intersection(account.grants).subtracting(adding)
            guard !added.isEmpty || !removed.isEmpty else { return }
            for grant in added { try Self.insert(grant, for: id, in: db) }
            for grant in removed {
                try db.execute(
                    sql: "DELETE FROM account_grant WHERE account = ? AND role = ? AND unit = ?",
                    arguments: [id, grant.role.rawValue, grant.unit.rawValue])
            }
            try Self.requireAdministrator(of: root, unlessNoneBefore: account, in: db)
            try closeSessions(of: id, in: db)
            if !added.isEmpty {
                try tell(
                    "account.granted", of: account.name, by: actor,
                    ["grants": added.texts.joined(separator: ", ")], in: db)
            }
            if !removed.isEmpty {
                try tell(
                    "account.revoked", of: account.name, by: actor,
                    ["grants": removed.texts.joined(separator: ", ")], in: db)
            }
        }
    }

    /// Disabling ends every session; tokens answer nothing while it lasts.
    package func setDisabled(
        _ disabled: Bool, _ name: String, root: OrgUnit.ID, by actor: String,
        allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            guard account.isEnabled == disabled else { return }
            try db.execute(
                sql: "UPDATE account SET disabled_at = ? WHERE id = ?",
                arguments: [disabled ? now().seconds : nil, id])
            if disabled {
                try Self.requireAdministrator(of: root, unlessNoneBefore: account, in: db)
                try closeSessions(of: id, in: db)
            }
            try tell(disabled ? "account.disabled" : "account.enabled", of: account.name, by: actor, in: db)
        }
    }

    /// Every session of the account ends, but for that of `keeping`; its tokens and calendar feeds too where
    /// `revokingTokens` says so.
    package func setPassword(
        of name: String, to password: PasswordHash, action: String, keeping token: String? = nil,
        revokingTokens: Bool = false, by actor: String, allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            try Self.store(password, for: id, in: db)
            try closeSessions(of: id, exceptToken: token, in: db)
            if revokingTokens {
                for table in ["api_token", "calendar_feed"] {
                    try db.execute(
                        sql: "UPDATE \(table) SET revoked_at = ? WHERE account = ? AND revoked_at IS NULL",
                        arguments: [now().seconds, id])
                }
            }
            try tell(action, of: account.name, by: actor, in: db)
        }
    }

    /// - Parameter language: `nil` takes the choice back.
    package func setProfile(
        of name: String, displayName: String, language: Language?, by actor: String,
        allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            guard account.displayName != displayName || account.language != language else { return }
            try db.execute(
                sql: "UPDATE account SET display_name = ?, language = ? WHERE id = ?",
                arguments: [displayName, language?.rawValue, id])
            try tell(
                "account.changed", of: account.name, by: actor,
                ["displayName": displayName, "language": language?.rawValue ?? ""], in: db)
        }
    }

    static func account(_ name: String, in db: Database) throws -> (id: Int, account: Account) {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM account WHERE name_key = ?", arguments: [AccountName.key(of: name)])
        guard let row else {
            let names = try String.fetchAll(db, sql: "SELECT name FROM account")
            throw PeopleError.unknownAccount(name, near: didYouMean(name, among: names))
        }
        let grants = try Row.fetchAll(db, sql: "SELECT * FROM account_grant WHERE account = ?", arguments: [row["id"]])
        return (row["id"], try Account(row, grants: grants.map { try Grant($0) }))
    }

    /// An enabled administrator of the root must be left where the account was one.
    private static func requireAdministrator(
        of root: OrgUnit.ID, unlessNoneBefore before: Account, in db: Database
    ) throws {
        guard before.isEnabled, before.grants.contains(Grant(.administrator, at: root)) else { return }
        let left = try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*)
                FROM account_grant JOIN account ON account.id = account_grant.account
                WHERE role = ? AND unit = ? AND disabled_at IS NULL
                """,
            arguments: [Role.administrator.rawValue, root.rawValue])
        if left == 0 { throw PeopleError.lastAdministrator }
    }

    private static func insert(_ grant: Grant, for account: Int, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO account_grant (account, role, unit) VALUES (?, ?, ?)",
            arguments: [account, grant.role.rawValue, grant.unit.rawValue])
    }

    static func store(_ password: PasswordHash, for account: Int, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE account
                SET password_key = ?, password_salt = ?,
                    scrypt_rounds = ?, scrypt_block_size = ?, scrypt_parallelism = ?
                WHERE id = ?
                """,
            arguments: [
                password.key, password.salt, password.cost.rounds, password.cost.blockSize, password.cost.parallelism,
                account,
            ])
    }

    /// A line of the trail about an account, in the transaction of what it tells of.
    func tell(
        _ action: String, of account: String, by actor: String, _ detail: [String: String] = [:], in db: Database
    ) throws {
        try audit(
            AuditEvent(actor: actor, action: action, subject: "account \(account)", detail: canonicalJSON(detail)),
            in: db)
    }
}

extension Account {
    init(_ row: Row, grants: [Grant]) throws {
        self.init(
            name: row["name"], displayName: row["display_name"],
            language: (row["language"] as String?).map(Language.init(rawValue:)), grants: Set(grants),
            created: Date(seconds: row["created_at"]), disabled: (row["disabled_at"] as Int?).map(Date.init(seconds:)),
            email: (row["email"] as String?).flatMap { MailAddress($0) },
            wantsReminders: row["reminders_by_email"] as Int? != 0)
    }
}

extension Grant {
    init(_ row: Row) throws {
        guard let role = Role(rawValue: row["role"]) else {
            throw RegistryError.damaged(table: "account_grant", column: "role")
        }
        self.init(role, at: OrgUnit.ID(row["unit"]))
    }
}

extension Set<Grant> {
    /// `leader@20BB`, in order.
    var texts: [String] { map { "\($0.role.rawValue)@\($0.unit)" }.sorted() }
}

extension Date {
    /// Whole seconds since 1970.
    var seconds: Int { Int(timeIntervalSince1970.rounded(.down)) }
    init(seconds: Int) { self.init(timeIntervalSince1970: TimeInterval(seconds)) }
}
