import SQLText

extension DemoGenerator {
    /// Payments by kind of tax for taxed declarations, some refunds, scaled so that each segment of ``DemoTotals`` adds up to
    /// the đồng and each branch to about its share.
    var payments: [SQLFragment] {
        let segments = DemoTotals.published.map { segment -> SQLFragment in
            "(\(date: segment.first), \(date: segment.last), \(segment.billions)::HUGEINT * 1000000000)"
        }
        return [
            "CREATE TABLE segment (first DATE, last DATE, total HUGEINT)",
            "INSERT INTO segment VALUES " + segments.joined(separator: ", "),
            payment,
        ]
    }

    private var payment: SQLFragment {
        """
        CREATE TABLE payment AS
        WITH due AS (
            SELECT i, number, unit, trader, commodity, is_import,
                turnover::DOUBLE * CASE WHEN commodity NOT IN ('XD', 'THAN') THEN 1 WHEN is_import THEN 9 ELSE 3 END AS base,
                registered_at::DATE + (u('post', i) * 6)::INTEGER AS posted_on
            FROM declaration
            WHERE trader IS NOT NULL AND cancelled_at IS NULL
                AND ((is_import AND type_code IN ('A11', 'A12', 'A41')) OR (NOT is_import AND u('taxed', i) < .18))
        ), rated AS (
            SELECT due.*, unnest(CASE WHEN is_import THEN [
                    {kind: 'GTGT', rate: .10, chance: .97},
                    {kind: 'NK', rate: .06, chance: .55},
                    {kind: 'TTĐB', rate: .25, chance: CASE commodity WHEN 'XD' THEN .4 ELSE .02 END},
                    {kind: 'BVMT', rate: CASE commodity WHEN 'XD' THEN .18 ELSE .05 END,
                        chance: CASE commodity WHEN 'XD' THEN .95 WHEN 'THAN' THEN .6 ELSE 0 END},
                    {kind: 'TV', rate: .04, chance: .015},
                    {kind: 'LP', rate: .0004, chance: .12},
                    {kind: 'KHAC', rate: .01, chance: .015}]
                ELSE [
                    {kind: 'XK', rate: .10, chance: CASE commodity WHEN 'THAN' THEN .98 ELSE .35 END},
                    {kind: 'LP', rate: .0004, chance: .5}] END) AS tax
            FROM due
        ), charged AS (
            SELECT *, tax.kind AS tax_kind, base * tax.rate AS raw, 0 AS refund
            FROM rated
            WHERE u('tax' || tax.kind, i) < tax.chance
        ), every AS (
            FROM charged
            UNION ALL
            SELECT * REPLACE (
                -raw * .3 AS raw, 1 AS refund, posted_on + 20 + (u('refunded', i) * 60)::INTEGER AS posted_on)
            FROM charged
            WHERE u('refund' || tax_kind, i) < .004
        ), drawn_share AS (
            SELECT s.first, s.last, s.total, b.code,
                (.85 + .3 * u('share' || b.code, s.first - DATE '2000-01-01'))
                    * CASE WHEN b.code = '20CF' AND s.first > closed.closes THEN b.revenue + closed.revenue
                        ELSE b.revenue END AS share
            FROM segment s
            CROSS JOIN branch b
            CROSS JOIN (SELECT closes, revenue FROM branch WHERE closes IS NOT NULL) closed
            WHERE b.closes IS NULL OR s.first <= b.closes
        ), shared AS (
            SELECT e.*, s.first, s.total, s.share
            FROM every e
            JOIN (SELECT * REPLACE (share / sum(share) OVER (PARTITION BY first) AS share) FROM drawn_share) s
                ON e.posted_on BETWEEN s.first AND s.last AND s.code = e.unit
        ), scaled AS (
            SELECT *, floor(raw / sum(raw) OVER (PARTITION BY first, unit) * share * total::DOUBLE)::BIGINT AS amount
            FROM shared
        )
        -- The largest payment of a segment takes what rounding left.
        SELECT 'CT' || lpad(row_number() OVER (ORDER BY posted_on, i, tax_kind, refund)::VARCHAR, 9, '0') AS receipt,
            unit, posted_on, number, trader, tax_kind, commodity,
            (amount + CASE WHEN row_number() OVER (PARTITION BY first ORDER BY raw DESC, i, tax_kind) = 1
                THEN total - sum(amount) OVER (PARTITION BY first) ELSE 0 END)::BIGINT AS amount
        FROM scaled
        """
    }
}
