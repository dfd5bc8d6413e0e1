import SQLText

extension DemoGenerator {
    /// Document checks of the yellow channel, physical and scanner checks of the red one, a few of the green; few find anything.
    var inspections: [SQLFragment] {
        [
            """
            CREATE TABLE inspection AS
            SELECT 'BB' || number AS report, unit, checked_at::DATE AS inspected_on, number, channel,
                CASE WHEN channel = 'yellow' THEN 'HS' WHEN channel = 'green' OR u('scanner', i) < .2 THEN 'SC' ELSE 'TT' END
                    AS kind,
                u('violation', i) < CASE channel WHEN 'red' THEN .06 WHEN 'yellow' THEN .004 ELSE .002 END AS violation,
                CASE WHEN u('violation', i) < CASE channel WHEN 'red' THEN .06 WHEN 'yellow' THEN .004 ELSE .002 END
                    THEN (turnover::DOUBLE * 400 * u('recovered', i))::BIGINT END AS recovered
            FROM declaration
            WHERE channel <> 'green' OR u('random', i) < .01
            """
        ]
    }
}
