package import Domain
import Foundation
import GRDB

extension RegistryStore {
    /// Who a browser's token stands for: one indexed read; at most once a minute it is noted that the session is used.
    ///
    /// - Parameter idle: Seconds without a request that end a session.
    /// - Returns: `nil` for a token unknown, idle, expired or revoked, and for a disabled account.
    package func identity(ofSession token: String, idle: Int) throws -> Identity? {
        let now = now().seconds
        let rows = try pool.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT session.id AS session, last_seen, name, display_name, language, owner.created_at,
                        disabled_at, role, unit
                    FROM session
                    JOIN account AS owner ON owner.id = session.account
                    LEFT JOIN account_grant ON account_grant.account = owner.id
                    WHERE token_hash = ? AND revoked_at IS NULL AND disabled_at IS NULL
                      AND expires_at > ? AND last_seen > ?
                    """)
            return try Row.fetchAll(statement, arguments: [Secret.hash(of: token), now, now - idle])
        }
        guard let row = rows.first else { return nil }
        if now - (row["last_seen"] as Int) >= 60 {
            try pool.write { db in
                try db.execute(
                    sql: "UPDATE session SET last_seen = ? WHERE id = ? AND last_seen < ?",
                    arguments: [now, row["session"] as Int, now])
            }
        }
        return try Account(row, grants: try Self.grants(in: rows)).identity()
    }

    package func closeSession(token: String) throws {
        try pool.write { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT session.id AS session, name
                    FROM session JOIN account ON account.id = session.account
                    WHERE token_hash = ? AND revoked_at IS NULL
                    """,
                arguments: [Secret.hash(of: token)])
            guard let row else { return }
            try db.execute(
                sql: "UPDATE session SET revoked_at = ? WHERE id = ?",
                arguments: [now().seconds, row["session"] as Int])
            try tell(
                "session.closed", of: row["name"], by: row["name"], ["session": String(row["session"] as Int)], in: db)
        }
    }

    /// Those still open, the last used first.
    package func sessions(of name: String, idle: Int) throws -> [AccountSession] {
        try pool.read { db in
            let (id, account) = try Self.account(name, in: db)
            let now = now().seconds
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM session
                    WHERE account = ? AND revoked_at IS NULL AND expires_at > ? AND last_seen > ?
                    ORDER BY last_seen DESC, id DESC
                    """,
                arguments: [id, now, now - idle]
            ).map { row in
                AccountSession(
                    id: row["id"], account: account.name, created: Date(seconds: row["created_at"]),
                    lastSeen: Date(seconds: row["last_seen"]), expires: Date(seconds: row["expires_at"]),
                    address: row["address"], userAgent: row["user_agent"])
            }
        }
    }

    /// The number of the open session a token stands for; `nil` where there is none.
    package func sessionID(ofToken token: String) throws -> Int? {
        try pool.read { db in
            try Int.fetchOne(
                db, sql: "SELECT id FROM session WHERE token_hash = ? AND revoked_at IS NULL",
                arguments: [Secret.hash(of: token)])
        }
    }

    /// - Parameter session: `nil` ends all of the account's, but for that of `keeping`.
    /// - Throws: ``PeopleError/unknownSession(_:)``.
    package func revokeSessions(
        of name: String, session: Int?, keeping token: String? = nil, by actor: String,
        allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            if let session {
                try db.execute(
                    sql: "UPDATE session SET revoked_at = ? WHERE id = ? AND account = ? AND revoked_at IS NULL",
                    arguments: [now().seconds, session, id])
                guard db.changesCount == 1 else { throw PeopleError.unknownSession(session) }
            } else {
                try closeSessions(of: id, exceptToken: token, in: db)
            }
            try tell(
                "session.revoked", of: account.name, by: actor, ["session": session.map(String.init) ?? "all"], in: db)
        }
    }

    func closeSessions(of account: Int, exceptToken token: String? = nil, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE session SET revoked_at = ?
                WHERE account = ? AND revoked_at IS NULL AND token_hash <> ?
                """,
            arguments: [now().seconds, account, token.map(Secret.hash(of:)) ?? ""])
    }

    /// Of rows that join an account to its grants; an account without any gives one row of nulls.
    static func grants(in rows: [Row]) throws -> [Grant] {
        try rows.filter { $0["role"] as String? != nil }.map { try Grant($0) }
    }
}
