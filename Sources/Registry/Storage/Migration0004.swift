import GRDB

/// The document a resolution was taken from, and the targets an action is to reach.
enum Migration0004 {
    static let name = "0004 documents of resolutions, targets of actions"

    static func apply(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE resolution ADD COLUMN document TEXT CHECK (length(document) > 0)")
        try db.execute(
            sql: "ALTER TABLE action ADD COLUMN targets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(targets))")
    }
}
