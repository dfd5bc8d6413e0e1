import GRDB

/// Accounts, their roles, sessions and tokens.
///
/// Unlike living records these rows change: what happened to them is in the audit trail. Moments are whole seconds since
/// 1970. No secret is kept: of a password its scrypt key, of a token its SHA-256.
enum Migration0002 {
    static let name = "0002 accounts, sessions, tokens"

    static func apply(_ db: Database) throws { try db.execute(sql: tables) }

    private static let tables = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 2 AND 64),
            name_key TEXT NOT NULL UNIQUE CHECK (length(name_key) > 0),
            display_name TEXT NOT NULL CHECK (length(display_name) > 0),
            language TEXT,
            password_key BLOB NOT NULL CHECK (length(password_key) >= 32),
            password_salt BLOB NOT NULL CHECK (length(password_salt) >= 16),
            scrypt_rounds INTEGER NOT NULL CHECK (scrypt_rounds > 1),
            scrypt_block_size INTEGER NOT NULL CHECK (scrypt_block_size > 0),
            scrypt_parallelism INTEGER NOT NULL CHECK (scrypt_parallelism > 0),
            created_at INTEGER NOT NULL,
            disabled_at INTEGER
        ) STRICT;

        CREATE TABLE account_grant (
            account INTEGER NOT NULL REFERENCES account (id),
            role TEXT NOT NULL CHECK (length(role) > 0),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            PRIMARY KEY (account, role, unit)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
            account INTEGER NOT NULL REFERENCES account (id),
            created_at INTEGER NOT NULL,
            last_seen INTEGER NOT NULL CHECK (last_seen >= created_at),
            expires_at INTEGER NOT NULL CHECK (expires_at > created_at),
            address TEXT NOT NULL,
            user_agent TEXT NOT NULL,
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX session_of_account ON session (account, revoked_at);
        CREATE INDEX session_by_expiry ON session (expires_at);

        CREATE TABLE api_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
            account INTEGER NOT NULL REFERENCES account (id),
            label TEXT NOT NULL CHECK (length(label) > 0),
            scopes TEXT NOT NULL CHECK (json_valid(scopes) AND json_array_length(scopes) > 0),
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > created_at),
            revoked_at INTEGER,
            last_used INTEGER
        ) STRICT;
        CREATE INDEX api_token_of_account ON api_token (account);

        -- One row for each password that was wrong, or is being checked. Names are hashed: a password typed in the
        -- place of a name is not kept.
        CREATE TABLE sign_in_attempt (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            name_hash TEXT NOT NULL CHECK (length(name_hash) = 64),
            address TEXT NOT NULL,
            is_forgiven INTEGER NOT NULL DEFAULT 0 CHECK (is_forgiven IN (0, 1))
        ) STRICT;
        CREATE INDEX sign_in_attempt_by_name ON sign_in_attempt (name_hash, at);
        CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address, at);
        CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (at);
        """
}
