import GRDB

/// Files kept with living records: the document of a resolution, the evidence of a state. Their bytes lie in the workspace's folder
/// `attachments`, named by their SHA-256.
enum Migration0003 {
    static let name = "0003 attachments"

    static func apply(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE attachment (
                    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
                    file_name TEXT NOT NULL CHECK (length(file_name) > 0),
                    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
                    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                    unit TEXT CHECK (length(unit) > 0),
                    subject TEXT NOT NULL CHECK (length(subject) > 0),
                    attached_by TEXT NOT NULL CHECK (length(attached_by) > 0),
                    attached_at TEXT NOT NULL
                ) STRICT
                """)
        for operation in ["UPDATE", "DELETE"] {
            try db.execute(
                sql: """
                    CREATE TRIGGER attachment_refuses_\(operation.lowercased()) BEFORE \(operation) ON attachment
                    BEGIN SELECT RAISE(ABORT, 'attachment is append-only: attach another file'); END
                    """)
        }
    }
}
