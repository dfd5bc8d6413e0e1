/// Indicators over declarations beside the pack's own, to make a panel of forty.
enum PanelIndicators {
    static let count = 40

    /// Turnover of each regime in each direction, and mean release times by regime: totals and durations such as packs have.
    static var yaml: String {
        var entries: [(code: String, formula: String)] = []
        for regime in ["import_consumption", "import_production", "export", "temporary", "bonded"] {
            entries.append(
                (
                    "turnover_\(regime)",
                    "sum(declaration.turnover where regime == \"\(regime)\" and cancelled_at is missing)"
                ))
            entries.append(
                (
                    "declarations_\(regime)",
                    "count(declaration where regime == \"\(regime)\" and cancelled_at is missing)"
                ))
            entries.append(
                (
                    "release_time_\(regime)",
                    "mean(hours(declaration.registered_at, declaration.released_at) where regime == \"\(regime)\")"
                ))
        }
        return "indicators:\n"
            + entries.map { entry in
                """
                  - code: bench_\(entry.code)
                    names: {vi: bench_\(entry.code), en: bench_\(entry.code)}
                    group: trade
                    formula: \(entry.formula)
                    direction: higher

                """
            }.joined()
    }
}
