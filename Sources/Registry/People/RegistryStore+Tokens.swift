package import Domain
import Foundation
import GRDB

extension RegistryStore {
    /// - Returns: The secret, which is not kept.
    package func makeToken(
        for name: String, label: String, scopes: Set<Permission>, days: Int, by actor: String,
        allowing check: (Account) throws -> Void = { _ in }
    ) throws -> (secret: Secret, token: APIToken) {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            let now = now().seconds
            let secret = Secret.random(prefix: Secret.tokenPrefix)
            let scopeTexts = scopes.map(\.rawValue).sorted()
            try db.execute(
                sql: """
                    INSERT INTO api_token (token_hash, account, label, scopes, created_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [secret.hash, id, label, canonicalJSON(scopeTexts), now, now + days * 86_400])
            let token = APIToken(
                id: Int(db.lastInsertedRowID), account: account.name, label: label, scopes: scopes,
                created: Date(seconds: now), expires: Date(seconds: now + days * 86_400), lastUsed: nil, state: .active)
            try tell(
                "token.made", of: account.name, by: actor,
                [
                    "token": String(token.id), "label": label, "scopes": scopeTexts.joined(separator: ", "),
                    "days": String(days),
                ], in: db)
            return (secret, token)
        }
    }

    /// Newest first.
    package func tokens(of name: String) throws -> [APIToken] {
        try pool.read { db in
            let (id, account) = try Self.account(name, in: db)
            return try Row.fetchAll(
                db, sql: "SELECT * FROM api_token WHERE account = ? ORDER BY id DESC", arguments: [id]
            ).map { try APIToken($0, of: account.name, now: now().seconds) }
        }
    }

    /// - Throws: ``PeopleError/unknownToken(_:)``.
    package func revokeToken(
        _ token: Int, of name: String, by actor: String, allowing check: (Account) throws -> Void = { _ in }
    ) throws {
        try pool.write { db in
            let (id, account) = try Self.account(name, in: db)
            try check(account)
            try db.execute(
                sql: "UPDATE api_token SET revoked_at = ? WHERE id = ? AND account = ? AND revoked_at IS NULL",
                arguments: [now().seconds, token, id])
            guard db.changesCount == 1 else { throw PeopleError.unknownToken(token) }
            try tell("token.revoked", of: account.name, by: actor, ["token": String(token)], in: db)
        }
    }

    /// Who a program's token stands for: one indexed read; at most once a minute it is noted that it is used.
    ///
    /// - Returns: `nil` for a token unknown, expired or revoked, and for a disabled account.
    package func identity(ofToken token: String) throws -> Identity? {
        guard token.hasPrefix(Secret.tokenPrefix) else { return nil }
        let now = now().seconds
        let rows = try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT api_token.id AS token, scopes, last_used, name, display_name, language, owner.created_at,
                        disabled_at, role, unit
                    FROM api_token
                    JOIN account AS owner ON owner.id = api_token.account
                    LEFT JOIN account_grant ON account_grant.account = owner.id
                    WHERE token_hash = ? AND revoked_at IS NULL AND disabled_at IS NULL AND expires_at > ?
                    """,
                arguments: [Secret.hash(of: token), now])
        }
        guard let row = rows.first else { return nil }
        if now - (row["last_used"] as Int? ?? 0) >= 60 {
            try pool.write { db in
                try db.execute(
                    sql: "UPDATE api_token SET last_used = ? WHERE id = ? AND COALESCE(last_used, 0) < ?",
                    arguments: [now, row["token"] as Int, now])
            }
        }
        return try Account(row, grants: try Self.grants(in: rows)).identity(
            scopes: try Permission.scopes(row["scopes"]))
    }
}

extension APIToken {
    init(_ row: Row, of account: String, now: Int) throws {
        let isRevoked = row["revoked_at"] as Int? != nil
        let isExpired = (row["expires_at"] as Int) <= now
        self.init(
            id: row["id"], account: account, label: row["label"], scopes: try Permission.scopes(row["scopes"]),
            created: Date(seconds: row["created_at"]), expires: Date(seconds: row["expires_at"]),
            lastUsed: (row["last_used"] as Int?).map(Date.init(seconds:)),
            state: isRevoked ? .revoked : isExpired ? .expired : .active)
    }
}

extension Permission {
    /// A JSON list of permissions. One this version does not know allows nothing, and is left out.
    static func scopes(_ json: String) throws -> Set<Permission> {
        guard let texts = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
            throw RegistryError.damaged(table: "api_token", column: "scopes")
        }
        return Set(texts.compactMap(Permission.init(rawValue:)))
    }
}
