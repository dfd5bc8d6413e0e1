import GRDB

/// The first tables. A shipped migration never changes; the next one adds to it.
///
/// Tables of living records hold versions: the columns that name the record, then `known_since`, are the key, and a row
/// with `is_withdrawn = 1` says that the record is taken back from that revision on. Lists are JSON. Decimals are TEXT.
enum Migration0001 {
    static let name = "0001 revisions, audit, definitions, living records"

    static func apply(_ db: Database) throws {
        try db.execute(sql: ledger)
        try db.execute(sql: plan)
        try db.execute(sql: figures)
        try db.execute(sql: revisionsInOrder)
        for table in appendOnly {
            for operation in ["UPDATE", "DELETE"] {
                try db.execute(
                    sql: """
                        CREATE TRIGGER \(table)_refuses_\(operation.lowercased()) BEFORE \(operation) ON \(table)
                        BEGIN SELECT RAISE(ABORT, '\(table) is append-only: write a new version'); END
                        """)
            }
        }
    }

    private static let appendOnly = [
        "revision", "audit", "definitions", "figure_handle", "setting", "target", "resolution_code", "resolution",
        "task_group_code", "task_group", "action_code", "action", "action_state", "milestone_code", "milestone",
        "milestone_event", "theme", "reported", "commendation", "index_result", "league_table", "priority",
    ]

    private static let ledger = """
        CREATE TABLE revision (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
            recorded_at TEXT NOT NULL,
            cause TEXT NOT NULL CHECK (cause IN (
                'init', 'import', 'ingest', 'takeback', 'definitions', 'review', 'report', 'plan', 'settings')),
            summary TEXT NOT NULL,
            lake_snapshot INTEGER CHECK (lake_snapshot >= 0),
            definitions_revision TEXT REFERENCES definitions (revision) DEFERRABLE INITIALLY DEFERRED,
            payload TEXT NOT NULL CHECK (json_valid(payload))
        ) STRICT;

        CREATE TABLE definitions (
            revision TEXT PRIMARY KEY NOT NULL CHECK (length(revision) > 0),
            pack TEXT NOT NULL CHECK (length(pack) > 0),
            files BLOB NOT NULL,
            known_since INTEGER NOT NULL REFERENCES revision (sequence)
        ) STRICT;

        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
            at TEXT NOT NULL,
            actor TEXT NOT NULL CHECK (length(actor) > 0),
            action TEXT NOT NULL CHECK (length(action) > 0),
            subject TEXT NOT NULL,
            detail TEXT NOT NULL CHECK (json_valid(detail)),
            previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
            hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
        ) STRICT;

        CREATE TABLE figure_handle (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 13 AND id GLOB 'F*'),
            reference TEXT NOT NULL UNIQUE CHECK (length(reference) > 0)
        ) STRICT;

        CREATE TABLE setting (
            key TEXT NOT NULL CHECK (length(key) > 0),
            value TEXT,
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            PRIMARY KEY (key, known_since)
        ) STRICT;
        """

    private static let plan = """
        CREATE TABLE resolution_code (code TEXT PRIMARY KEY NOT NULL CHECK (length(code) > 0)) STRICT;
        CREATE TABLE resolution (
            code TEXT NOT NULL REFERENCES resolution_code (code),
            number TEXT NOT NULL CHECK (length(number) > 0),
            issuer TEXT NOT NULL CHECK (length(issuer) > 0),
            day TEXT NOT NULL CHECK (day = date(day)),
            title TEXT NOT NULL CHECK (json_valid(title)),
            theme TEXT,
            is_illustrative INTEGER NOT NULL CHECK (is_illustrative IN (0, 1)),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, known_since)
        ) STRICT;

        CREATE TABLE task_group_code (code TEXT PRIMARY KEY NOT NULL CHECK (length(code) > 0)) STRICT;
        CREATE TABLE task_group (
            code TEXT NOT NULL REFERENCES task_group_code (code),
            resolution TEXT NOT NULL REFERENCES resolution_code (code),
            title TEXT NOT NULL CHECK (json_valid(title)),
            position INTEGER NOT NULL,
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, known_since)
        ) STRICT;

        CREATE TABLE action_code (code TEXT PRIMARY KEY NOT NULL CHECK (length(code) > 0)) STRICT;
        CREATE TABLE action (
            code TEXT NOT NULL REFERENCES action_code (code),
            task_group TEXT NOT NULL REFERENCES task_group_code (code),
            title TEXT NOT NULL CHECK (json_valid(title)),
            lead_unit TEXT NOT NULL CHECK (length(lead_unit) > 0),
            supporting_units TEXT NOT NULL CHECK (json_valid(supporting_units)),
            deadline TEXT CHECK (deadline = date(deadline)),
            expected_result TEXT CHECK (expected_result IS NULL OR json_valid(expected_result)),
            indicators TEXT NOT NULL CHECK (json_valid(indicators)),
            theme TEXT,
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, known_since)
        ) STRICT;

        CREATE TABLE action_state (
            action TEXT NOT NULL REFERENCES action_code (code),
            day TEXT NOT NULL CHECK (day = date(day)),
            state TEXT NOT NULL CHECK (state IN ('not_started', 'on_track', 'at_risk', 'done', 'cancelled')),
            sentence TEXT,
            evidence TEXT,
            reason TEXT CHECK (state <> 'cancelled' OR reason IS NOT NULL),
            reported_by TEXT NOT NULL CHECK (length(reported_by) > 0),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (action, day, known_since)
        ) STRICT;

        CREATE TABLE milestone_code (code TEXT PRIMARY KEY NOT NULL CHECK (length(code) > 0)) STRICT;
        CREATE TABLE milestone (
            code TEXT NOT NULL REFERENCES milestone_code (code),
            title TEXT NOT NULL CHECK (json_valid(title)),
            units TEXT NOT NULL CHECK (json_valid(units) AND json_array_length(units) > 0),
            due TEXT NOT NULL CHECK (due = date(due)),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, known_since)
        ) STRICT;

        CREATE TABLE milestone_event (
            milestone TEXT NOT NULL REFERENCES milestone_code (code),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            day TEXT NOT NULL CHECK (day = date(day)),
            evidence TEXT,
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (milestone, unit, known_since)
        ) STRICT;

        CREATE TABLE theme (
            year INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
            kind TEXT NOT NULL CHECK (kind IN ('year', 'emulation')),
            text TEXT NOT NULL CHECK (json_valid(text)),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (year, kind, known_since)
        ) STRICT;

        CREATE TABLE priority (
            period TEXT NOT NULL CHECK (length(period) > 0),
            position INTEGER NOT NULL CHECK (position >= 1),
            text TEXT NOT NULL CHECK (json_valid(text)),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (period, position, known_since)
        ) STRICT;
        """

    private static let figures = """
        CREATE TABLE target (
            assigner TEXT NOT NULL CHECK (length(assigner) > 0),
            kind TEXT NOT NULL CHECK (length(kind) > 0),
            indicator TEXT NOT NULL CHECK (length(indicator) > 0),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            period TEXT NOT NULL CHECK (length(period) > 0),
            calendar TEXT NOT NULL CHECK (length(calendar) > 0),
            valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from)),
            value TEXT NOT NULL CHECK (value GLOB '*[0-9]*' AND value NOT GLOB '*[^-.0-9]*'),
            document_number TEXT,
            document_issuer TEXT,
            document_day TEXT CHECK (document_day = date(document_day)),
            trajectory TEXT NOT NULL CHECK (trajectory IN ('linear', 'seasonal', 'by_hand')),
            points TEXT NOT NULL CHECK (json_valid(points)),
            note TEXT,
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (assigner, kind, indicator, unit, period, calendar, valid_from, known_since),
            CHECK ((trajectory = 'by_hand') = (json_array_length(points) > 0)),
            CHECK (document_number IS NOT NULL OR (document_issuer IS NULL AND document_day IS NULL))
        ) STRICT;

        CREATE TABLE reported (
            field TEXT NOT NULL CHECK (length(field) > 0),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            period TEXT NOT NULL CHECK (length(period) > 0),
            calendar TEXT NOT NULL CHECK (length(calendar) > 0),
            value TEXT CHECK (value GLOB '*[0-9]*' AND value NOT GLOB '*[^-.0-9]*'),
            status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'returned')),
            day TEXT NOT NULL CHECK (day = date(day)),
            reported_by TEXT NOT NULL CHECK (length(reported_by) > 0),
            note TEXT CHECK (status <> 'returned' OR note IS NOT NULL),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (field, unit, period, calendar, known_since)
        ) STRICT;

        CREATE TABLE commendation (
            code TEXT NOT NULL CHECK (length(code) > 0),
            period TEXT,
            day TEXT CHECK (day = date(day)),
            subject_kind TEXT NOT NULL CHECK (subject_kind IN ('collective', 'individual')),
            subject TEXT NOT NULL CHECK (length(subject) > 0),
            unit TEXT NOT NULL CHECK (length(unit) > 0),
            form TEXT NOT NULL CHECK (length(form) > 0),
            decision_number TEXT NOT NULL CHECK (length(decision_number) > 0),
            decision_issuer TEXT,
            decision_day TEXT CHECK (decision_day = date(decision_day)),
            achievement TEXT NOT NULL CHECK (length(achievement) > 0),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, known_since),
            CHECK (period IS NOT NULL OR day IS NOT NULL)
        ) STRICT;

        CREATE TABLE index_result (
            index_code TEXT NOT NULL CHECK (length(index_code) > 0),
            year INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
            subject TEXT NOT NULL CHECK (length(subject) > 0),
            is_ours INTEGER NOT NULL CHECK (is_ours IN (0, 1)),
            rank INTEGER CHECK (rank >= 1),
            of INTEGER CHECK (of >= rank),
            score TEXT CHECK (score GLOB '*[0-9]*' AND score NOT GLOB '*[^-.0-9]*'),
            components TEXT NOT NULL CHECK (json_valid(components)),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (index_code, year, subject, known_since)
        ) STRICT;

        CREATE TABLE league_table (
            code TEXT NOT NULL CHECK (length(code) > 0),
            period TEXT NOT NULL CHECK (length(period) > 0),
            as_at TEXT NOT NULL CHECK (as_at = date(as_at)),
            title TEXT NOT NULL CHECK (json_valid(title)),
            meaning TEXT NOT NULL CHECK (json_valid(meaning)),
            unit_of_measure TEXT NOT NULL CHECK (length(unit_of_measure) > 0),
            indicator TEXT,
            assigner TEXT,
            target_kind TEXT CHECK ((assigner IS NULL) = (target_kind IS NULL)),
            entries TEXT NOT NULL CHECK (json_valid(entries) AND json_array_length(entries) > 0),
            known_since INTEGER NOT NULL REFERENCES revision (sequence),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            PRIMARY KEY (code, period, as_at, known_since)
        ) STRICT;
        """

    private static let revisionsInOrder = """
        CREATE TRIGGER revision_in_order BEFORE INSERT ON revision
        WHEN NEW.sequence <> (SELECT COALESCE(MAX(sequence), 0) + 1 FROM revision)
        BEGIN SELECT RAISE(ABORT, 'revisions follow each other without a gap'); END;

        CREATE TRIGGER revision_keeps_the_lake BEFORE INSERT ON revision
        WHEN COALESCE(NEW.lake_snapshot, -1) < (SELECT COALESCE(MAX(lake_snapshot), -1) FROM revision)
        BEGIN SELECT RAISE(ABORT, 'a revision cannot go back to an earlier lake snapshot'); END;
        """
}
