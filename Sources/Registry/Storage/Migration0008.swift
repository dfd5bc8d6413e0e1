import GRDB

/// Where reminders go and which were sent, calendar feeds, which documents quote a figure, and what was said to a flag.
///
/// Moments are whole seconds since 1970. Of a feed's secret its SHA-256 is kept. A mark that somebody read a notice is no step of
/// anybody's work, and not in the audit trail; all else is.
enum Migration0008 {
    static let name = "0008 reminders, calendar feeds, quotations, flags"

    static func apply(_ db: Database) throws {
        try db.execute(sql: tables)
        for table in ["reminder", "notice_read", "figure_quotation", "watch_acknowledgement"] {
            for operation in ["UPDATE", "DELETE"] {
                try db.execute(
                    sql: """
                        CREATE TRIGGER \(table)_refuses_\(operation.lowercased()) BEFORE \(operation) ON \(table)
                        BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
                        """)
            }
        }
    }

    private static let tables = """
        ALTER TABLE account ADD COLUMN email TEXT CHECK (length(email) BETWEEN 3 AND 254);
        ALTER TABLE account ADD COLUMN reminders_by_email INTEGER NOT NULL DEFAULT 1
            CHECK (reminders_by_email IN (0, 1));

        -- What was sent to whom. Written when the mail server has taken the message: a process that ends between the two
        -- sends it once more, and never loses it.
        CREATE TABLE reminder (
            account INTEGER NOT NULL REFERENCES account (id),
            item TEXT NOT NULL CHECK (length(item) > 0),
            occasion TEXT NOT NULL CHECK (length(occasion) > 0),
            day TEXT NOT NULL CHECK (day = date(day)),
            message TEXT NOT NULL CHECK (length(message) > 0),
            told_at INTEGER NOT NULL,
            PRIMARY KEY (account, item, occasion)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE notice_read (
            account INTEGER NOT NULL REFERENCES account (id),
            item TEXT NOT NULL CHECK (length(item) > 0),
            occasion TEXT NOT NULL CHECK (length(occasion) > 0),
            read_at INTEGER NOT NULL,
            PRIMARY KEY (account, item, occasion)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE calendar_feed (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            secret_hash TEXT NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
            account INTEGER NOT NULL REFERENCES account (id),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            created_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX calendar_feed_of_account ON calendar_feed (account);

        -- Which document quoted a figure. A document made again quotes again.
        CREATE TABLE figure_quotation (
            figure TEXT NOT NULL REFERENCES figure_handle (id),
            document TEXT NOT NULL CHECK (length(document) > 0),
            quoted_by TEXT NOT NULL CHECK (length(quoted_by) > 0),
            quoted_at TEXT NOT NULL,
            PRIMARY KEY (figure, document, quoted_by, quoted_at)
        ) STRICT, WITHOUT ROWID;

        -- `numbers` is what the flag said when it was acknowledged: with other numbers it is open again.
        CREATE TABLE watch_acknowledgement (
            flag TEXT NOT NULL CHECK (length(flag) > 0),
            numbers TEXT NOT NULL CHECK (length(numbers) > 0),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            reason TEXT NOT NULL CHECK (length(reason) > 0),
            acknowledged_by TEXT NOT NULL CHECK (length(acknowledged_by) > 0),
            acknowledged_at TEXT NOT NULL,
            PRIMARY KEY (flag, numbers)
        ) STRICT, WITHOUT ROWID;
        """
}
