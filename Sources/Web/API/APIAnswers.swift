import Appraisal
import Domain
import Packs
import Workspace

/// What each operation answers, from the use case and in the words the command line has.
enum APIAnswers {
    /// Figures asked for at once.
    private static let most = 100_000

    static let figures: @Sendable (APIQuery) async throws -> JSON = { query in
        let visit = query.visit
        let pack = visit.pack
        let visible = pack.units.units.map(\.id).filter(visit.units.contains)
        let chosen = [query.text("units"), query.text("level"), query.flag("all_units") ? "" : nil].count { $0 != nil }
        guard chosen <= 1 else {
            throw WebError.invalid(
                "bad-parameter", vi: "Chỉ dùng một trong units, level, all_units.",
                en: "Give one of units, level and all_units.")
        }
        let units: [OrgUnit.ID]
        if let codes = query.list("units") {
            units = codes.map { OrgUnit.ID($0) }
            guard units.allSatisfy(visit.units.contains) else { throw WebError.forbidden }
        } else if let level = query.whole("level") {
            units = visible.filter { pack.units.level(of: $0) == level }
        } else {
            units = query.flag("all_units") ? visible : [visit.unit]
        }
        let indicators = query.list("indicators") ?? []
        let periods = (query.list("periods") ?? []).compactMap { Period($0) }
        guard indicators.count * units.count * periods.count <= most else { throw WebError.tooMuchAtOnce(most) }
        guard !units.isEmpty else { return query.page(of: [Figure]()) { $0.json } }
        let figures = try await visit.live.figures(
            FigureQuery(
                indicators: indicators, units: .named(units.map(\.rawValue)), periods: periods,
                calendar: query.text("calendar"), by: query.text("by"), asAt: query.day("asat"),
                known: query.revision))
        // A breakdown multiplies what was asked for.
        guard figures.count <= most else { throw WebError.tooMuchAtOnce(most) }
        try visit.workspace.audit(
            "export.figures", subject: "api \(indicators.joined(separator: ","))",
            detail: [
                "units": units.count == 1 ? units[0].rawValue : "\(units.count) units",
                "periods": periods.map(\.description).joined(separator: ","), "rows": String(figures.count),
                "revision": String(query.revision),
            ], by: visit.identity.account)
        return query.page(of: figures) { $0.json }
    }

    static let standing: @Sendable (APIQuery) async throws -> JSON = { query in
        let visit = query.visit
        let standing = try await visit.live.standing(
            of: visit.unit, in: visit.choice.period, asAt: visit.choice.asAt, known: query.revision)
        return standing.seen(from: visit.units, root: visit.tree.root).json
    }

    static let indicators: @Sendable (APIQuery) async throws -> JSON = { query in
        query.page(of: try query.visit.workspace.definitions(known: query.revision).indicators) { $0.json }
    }

    static let indicator: @Sendable (APIQuery) async throws -> JSON = { query in
        let code = query.visit.path("indicator")
        guard let indicator = try query.visit.workspace.definitions(known: query.revision).indicator(IndicatorID(code))
        else { throw WebError.notFound }
        return indicator.json
    }

    static let units: @Sendable (APIQuery) async throws -> JSON = { query in
        let tree = try query.visit.workspace.definitions(known: query.revision).units
        return query.page(of: tree.units.filter { query.visit.units.contains($0.id) }) { $0.json }
    }

    static let targets: @Sendable (APIQuery) async throws -> JSON = { query in
        let visit = query.visit
        var units = visit.units
        if let code = query.text("unit") {
            try visit.demand(.viewFigures, at: OrgUnit.ID(code))
            units = [OrgUnit.ID(code)]
        }
        let targets = try visit.workspace.assignedTargets(
            of: units, indicator: query.text("indicator"), period: query.period("period"), known: query.revision)
        return query.page(of: targets) { $0.json }
    }

    static let plan: @Sendable (APIQuery) async throws -> JSON = { query in
        let visit = query.visit
        let isWhole = visit.units.contains(visit.tree.root)
        let filter = PlanFilter(
            unit: query.text("unit").map { OrgUnit.ID($0) }, state: query.flag("late") ? .late : nil)
        let plan = try await visit.workspace.planBoard(filter, asAt: query.day("asat"), known: query.revision).plan
        return (isWhole ? plan : plan.seen(from: visit.units)).json
    }

    static let loads: @Sendable (APIQuery) async throws -> JSON = { query in
        let visit = query.visit
        return query.page(of: try await visit.workspace.loads().items) { $0 }
    }

    static let trace: @Sendable (APIQuery) async throws -> JSON = { query in
        let visit = query.visit
        let reference = query.text("ref") ?? ""
        let whole = try await visit.live.trace(reference, limit: query.limit, offset: query.offset)
        let seesNames = visit.may(.seeNames)
        try visit.workspace.audit(
            seesNames ? "names.shown" : "export.records", subject: reference,
            detail: ["rows": String(whole.rowCount)], by: visit.identity.account)
        let trace = seesNames ? whole : whole.withoutNames(in: visit.pack)
        guard case .object(var answer) = trace.json else { return trace.json }
        answer["next"] = query.next(isMore: trace.hasMore(after: query.offset + query.limit))
        return .object(answer)
    }
}

extension WebError {
    fileprivate static func tooMuchAtOnce(_ most: Int) -> WebError {
        .invalid(
            "too-much-at-once", vi: "Hỏi quá \(most) số liệu cùng lúc; hãy chia nhỏ câu hỏi.",
            en: "More than \(most) figures are asked for at once; ask for fewer units, periods or indicators.")
    }
}
