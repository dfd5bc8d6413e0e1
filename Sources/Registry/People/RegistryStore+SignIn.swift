package import Domain
import Foundation
import GRDB

/// A password about to be checked. It counts as a failure from the beginning, so that many tried at once are not one.
package struct SignInAttempt: Sendable {
    let id: Int
    /// `nil` where no account of this name can sign in.
    let account: Int?
    /// The account's name; `nil` for one that is not there.
    let name: String?
    let nameHash: String
    let address: String
    /// What to compare with; `nil` where nothing can be right.
    package let password: PasswordHash?
}

extension RegistryStore {
    package enum SignInAnswer: Sendable { case attempt(SignInAttempt), wait(seconds: Int) }

    /// Looks up who wants to sign in, unless there were too many failures with this name, from this address, or both.
    ///
    /// - Parameter origin: What counts as one address.
    package func beginSignIn(
        _ name: String, from address: String, countedAs origin: String, throttle: SignInThrottle
    ) throws -> SignInAnswer {
        let key = AccountName.key(of: name)
        let nameHash = Secret.hash(of: key)
        return try pool.write { db in
            let now = now()
            try db.execute(sql: "DELETE FROM sign_in_attempt WHERE at < ?", arguments: [now.seconds - throttle.memory])
            let waits = try [
                (throttle, Self.failures(where: "name_hash = ? AND address = ?", [nameHash, origin], in: db)),
                (throttle.shared, Self.failures(where: "name_hash = ?", [nameHash], in: db)),
                (throttle.shared, Self.failures(where: "address = ?", [origin], in: db)),
            ].map { rule, failures in rule.remaining(after: failures.count, last: failures.last, now: now) }
            if let wait = waits.max(), wait > 0 { return .wait(seconds: wait) }
            try db.execute(
                sql: "INSERT INTO sign_in_attempt (at, name_hash, address) VALUES (?, ?, ?)",
                arguments: [now.seconds, nameHash, origin])
            let id = Int(db.lastInsertedRowID)
            let row = try Row.fetchOne(db, sql: "SELECT * FROM account WHERE name_key = ?", arguments: [key])
            let isEnabled = row.map { $0["disabled_at"] as Int? == nil } ?? false
            return .attempt(
                SignInAttempt(
                    id: id, account: isEnabled ? row?["id"] : nil, name: row?["name"], nameHash: nameHash,
                    address: address, password: isEnabled ? row.map(PasswordHash.init) : nil))
        }
    }

    /// The password was wrong.
    package func refuseSignIn(_ attempt: SignInAttempt) throws {
        try pool.write { db in
            // A name that is no account's is not written down: it may be a password in the wrong place.
            try tell(
                "session.refused", of: attempt.name ?? "(unknown)", by: attempt.name ?? "(unknown)",
                ["address": attempt.address], in: db)
        }
    }

    /// The password was right: the account's failures are forgiven, those with other names from its address stay.
    ///
    /// - Parameter rehashed: The same password at today's cost; `nil` leaves it.
    /// - Returns: `nil` when the account was disabled or its password changed meanwhile.
    package func openSession(
        _ attempt: SignInAttempt, rehashed: PasswordHash?, lasting seconds: Int, userAgent: String
    ) throws -> (token: Secret, identity: Identity)? {
        try pool.write { db in
            guard let id = attempt.account, let name = try acceptedName(attempt, in: db) else { return nil }
            if let rehashed { try Self.store(rehashed, for: id, in: db) }
            let now = now().seconds
            let token = Secret.random()
            // What ended a month ago is in the audit trail.
            try db.execute(sql: "DELETE FROM session WHERE expires_at < ?", arguments: [now - 30 * 86_400])
            try db.execute(
                sql: """
                    INSERT INTO session (token_hash, account, created_at, last_seen, expires_at, address, user_agent)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [token.hash, id, now, now, now + seconds, attempt.address, userAgent])
            try tell(
                "session.opened", of: name, by: name,
                ["address": attempt.address, "session": String(db.lastInsertedRowID)], in: db)
            return (token, try Self.account(name, in: db).account.identity())
        }
    }

    /// The password was right where nothing is opened: before it is changed.
    package func acceptPassword(_ attempt: SignInAttempt) throws {
        try pool.write { db in _ = try acceptedName(attempt, in: db) }
    }

    private func acceptedName(_ attempt: SignInAttempt, in db: Database) throws -> String? {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM account WHERE id = ? AND disabled_at IS NULL", arguments: [attempt.account])
        guard let row, PasswordHash(row) == attempt.password else { return nil }
        try db.execute(sql: "DELETE FROM sign_in_attempt WHERE id = ?", arguments: [attempt.id])
        try db.execute(
            sql: "UPDATE sign_in_attempt SET is_forgiven = 1 WHERE name_hash = ?", arguments: [attempt.nameHash])
        return row["name"]
    }

    private static func failures(
        where condition: String, _ values: [String], in db: Database
    ) throws -> (count: Int, last: Date?) {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) AS failures, MAX(at) AS last FROM sign_in_attempt
                WHERE is_forgiven = 0 AND \(condition)
                """,
            arguments: StatementArguments(values))
        return (row?["failures"] ?? 0, (row?["last"] as Int?).map(Date.init(seconds:)))
    }
}

extension PasswordHash {
    init(_ row: Row) {
        self.init(
            cost: Cost(
                rounds: row["scrypt_rounds"], blockSize: row["scrypt_block_size"],
                parallelism: row["scrypt_parallelism"]),
            salt: row["password_salt"], key: row["password_key"])
    }
}

extension Account {
    /// - Parameter scopes: What a token is restricted to; `nil` for a person.
    func identity(scopes: Set<Permission>? = nil) -> Identity {
        Identity(account: name, displayName: displayName, language: language, grants: grants, scopes: scopes)
    }
}
