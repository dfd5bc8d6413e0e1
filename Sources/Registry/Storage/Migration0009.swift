import GRDB

/// Proposals of the council, and the answers of surveys.
enum Migration0009 {
    static let name = "0009 proposals, surveys"

    static func apply(_ db: Database) throws {
        try db.execute(sql: tables)
        for table in ["proposal", "survey_round", "survey_answer"] {
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
        CREATE TABLE proposal (
            code TEXT NOT NULL CHECK (length(code) > 0),
            period TEXT NOT NULL CHECK (length(period) > 0),
            subject_kind TEXT NOT NULL CHECK (subject_kind IN ('collective', 'individual')),
            subject TEXT NOT NULL CHECK (length(subject) > 0),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            form TEXT NOT NULL CHECK (length(form) > 0),
            achievement TEXT NOT NULL CHECK (length(achievement) > 0),
            rule TEXT,
            evidence TEXT NOT NULL CHECK (json_valid(evidence)),
            proposed_by TEXT NOT NULL CHECK (length(proposed_by) > 0),
            proposed_on TEXT NOT NULL CHECK (proposed_on = date(proposed_on)),
            votes TEXT CHECK (votes IS NULL OR json_valid(votes)),
            state TEXT NOT NULL CHECK (state IN ('proposed', 'granted', 'rejected')),
            decided_by TEXT,
            decided_on TEXT CHECK (decided_on = date(decided_on)),
            commendation TEXT,
            reason TEXT,
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, known_since),
            CHECK (state = 'proposed' OR (decided_by IS NOT NULL AND decided_on IS NOT NULL)),
            CHECK (state <> 'granted' OR commendation IS NOT NULL),
            CHECK (state <> 'rejected' OR reason IS NOT NULL)
        ) STRICT;

        -- One import of one round of one index; a later one replaces it, a withdrawn one takes it back.
        CREATE TABLE survey_round (
            index_code TEXT NOT NULL CHECK (length(index_code) > 0),
            period TEXT NOT NULL CHECK (length(period) > 0),
            file TEXT NOT NULL CHECK (length(file) > 0),
            answers INTEGER NOT NULL CHECK (answers >= 0),
            refused INTEGER NOT NULL CHECK (refused >= 0),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (index_code, period, known_since)
        ) STRICT;

        CREATE TABLE survey_answer (
            index_code TEXT NOT NULL,
            period TEXT NOT NULL,
            known_since INTEGER NOT NULL,
            line INTEGER NOT NULL CHECK (line >= 1),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            question TEXT NOT NULL CHECK (length(question) > 0),
            respondent TEXT NOT NULL CHECK (length(respondent) > 0),
            score TEXT NOT NULL CHECK (score GLOB '*[0-9]*' AND score NOT GLOB '*[^-.0-9]*'),
            PRIMARY KEY (index_code, period, known_since, line),
            FOREIGN KEY (index_code, period, known_since)
                REFERENCES survey_round (index_code, period, known_since)
        ) STRICT, WITHOUT ROWID;
        """
}
