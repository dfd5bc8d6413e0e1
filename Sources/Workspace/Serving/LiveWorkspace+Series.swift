package import Domain

extension LiveWorkspace {
    /// See ``TwofoldWorkspace/series(of:at:in:asAt:known:)``.
    package func series(
        of indicator: IndicatorID, at unit: OrgUnit.ID, in period: Period, asAt: Day? = nil, known: Int? = nil
    ) async throws -> IndicatorSeries {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        return try await remembered([
            "series", "\(indicator)", "\(unit)", "\(period)", asAt?.description ?? "", "\(revision)",
        ]) {
            try await workspace.series(
                of: indicator.rawValue, at: unit.rawValue, in: period, asAt: asAt, known: revision)
        }
    }

    /// See ``TwofoldWorkspace/breakdown(of:by:at:in:asAt:known:)``.
    package func breakdown(
        of indicator: IndicatorID, by dimension: String, at unit: OrgUnit.ID, in period: Period, asAt: Day? = nil,
        known: Int? = nil
    ) async throws -> [ComparedFigure] {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let question = [
            "breakdown", "\(indicator)", dimension, "\(unit)", "\(period)", asAt?.description ?? "", "\(revision)",
        ]
        return try await remembered(question) {
            try await workspace.breakdown(
                of: indicator.rawValue, by: dimension, at: unit.rawValue, in: period, asAt: asAt, known: revision)
        }
    }

    /// See ``TwofoldWorkspace/comparison(of:among:in:asAt:known:)``.
    package func comparison(
        of indicators: [IndicatorID], among units: [OrgUnit.ID], in period: Period, asAt: Day? = nil,
        known: Int? = nil
    ) async throws -> UnitComparison {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let codes = indicators.map(\.rawValue)
        let places = units.map(\.rawValue)
        let question = [
            "comparison", codes.joined(separator: "+"), places.joined(separator: "+"), "\(period)",
            asAt?.description ?? "",
            "\(revision)",
        ]
        return try await remembered(question) {
            try await workspace.comparison(of: codes, among: places, in: period, asAt: asAt, known: revision)
        }
    }

    /// See ``TwofoldWorkspace/definitionHistory(of:known:)``.
    package func definitionHistory(
        of indicator: IndicatorID, known: Int? = nil
    ) async throws -> [DefinitionChange] {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        return try await remembered(["definitions", "\(indicator)", "\(revision)"]) {
            try workspace.definitionHistory(of: indicator.rawValue, known: revision)
        }
    }
}
