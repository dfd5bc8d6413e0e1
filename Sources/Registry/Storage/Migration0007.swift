import GRDB

/// The steps of reports: drafts kept, submissions, approvals level by level, returns, reopenings and comments.
enum Migration0007 {
    static let name = "0007 steps of reports"

    static func apply(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE report_step (
                    form TEXT NOT NULL CHECK (length(form) > 0),
                    unit TEXT NOT NULL CHECK (length(unit) > 0),
                    period TEXT NOT NULL CHECK (length(period) > 0),
                    calendar TEXT NOT NULL CHECK (length(calendar) > 0),
                    number INTEGER NOT NULL CHECK (number >= 1),
                    version INTEGER NOT NULL CHECK (version >= 1),
                    event TEXT NOT NULL CHECK (event IN (
                        'saved', 'submitted', 'approved', 'returned', 'reopened', 'commented')),
                    level INTEGER CHECK (level >= 1),
                    said TEXT CHECK (length(said) > 0),
                    answers TEXT NOT NULL CHECK (json_valid(answers)),
                    day TEXT NOT NULL CHECK (day = date(day)),
                    step_by TEXT NOT NULL CHECK (length(step_by) > 0),
                    known_since INTEGER NOT NULL REFERENCES revision (sequence),
                    is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
                    PRIMARY KEY (form, unit, period, calendar, number, known_since),
                    CHECK ((event IN ('approved', 'returned')) = (level IS NOT NULL)),
                    CHECK (event NOT IN ('returned', 'reopened', 'commented') OR said IS NOT NULL)
                ) STRICT
                """)
        for operation in ["UPDATE", "DELETE"] {
            try db.execute(
                sql: """
                    CREATE TRIGGER report_step_refuses_\(operation.lowercased()) BEFORE \(operation) ON report_step
                    BEGIN SELECT RAISE(ABORT, 'report_step is append-only: write a new step'); END
                    """)
        }
        // A step has no second version: two people who acted at once do not overwrite each other.
        try db.execute(
            sql: "CREATE UNIQUE INDEX report_step_once ON report_step (form, unit, period, calendar, number)")
    }
}
