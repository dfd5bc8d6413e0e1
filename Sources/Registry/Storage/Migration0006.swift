import GRDB

/// Directives and who acknowledged them; the code of a theme, which plans name; the priority an action came from.
enum Migration0006 {
    static let name = "0006 directives, codes of themes, priorities of actions"

    static func apply(_ db: Database) throws {
        try db.execute(sql: tables)
        for table in ["directive_code", "directive", "acknowledgement"] {
            for operation in ["UPDATE", "DELETE"] {
                try db.execute(
                    sql: """
                        CREATE TRIGGER \(table)_refuses_\(operation.lowercased()) BEFORE \(operation) ON \(table)
                        BEGIN SELECT RAISE(ABORT, '\(table) is append-only: write a new version'); END
                        """)
            }
        }
    }

    private static let tables = """
        CREATE TABLE directive_code (code TEXT PRIMARY KEY NOT NULL CHECK (length(code) > 0)) STRICT;
        CREATE TABLE directive (
            code TEXT NOT NULL REFERENCES directive_code (code),
            number TEXT NOT NULL CHECK (length(number) > 0),
            issuer TEXT NOT NULL CHECK (length(issuer) > 0),
            day TEXT NOT NULL CHECK (day = date(day)),
            title TEXT NOT NULL CHECK (json_valid(title)),
            document TEXT,
            units TEXT NOT NULL CHECK (json_valid(units) AND json_array_length(units) > 0),
            acknowledge_by TEXT CHECK (acknowledge_by = date(acknowledge_by) AND acknowledge_by >= day),
            actions TEXT NOT NULL CHECK (json_valid(actions)),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, known_since)
        ) STRICT;

        CREATE TABLE acknowledgement (
            directive TEXT NOT NULL REFERENCES directive_code (code),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            day TEXT NOT NULL CHECK (day = date(day)),
            reported_by TEXT NOT NULL CHECK (length(reported_by) > 0),
            note TEXT,
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (directive, unit, known_since)
        ) STRICT;

        ALTER TABLE theme ADD COLUMN code TEXT CHECK (length(code) > 0);
        ALTER TABLE action ADD COLUMN priority TEXT CHECK (length(priority) > 0);
        """
}
