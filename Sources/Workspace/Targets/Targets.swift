import Appraisal
package import Domain
import DuckDB
import Formulas
import Packs
import Registry

extension TwofoldWorkspace {
    /// Every target of the period's year, at a unit and below it, with its versions and where it stands.
    ///
    /// - Parameters:
    ///   - period: What is held against a target that contains it; a target of a shorter period is held against its own.
    ///   - asAt: `nil` for the end of the period, or the last day with complete records if that is earlier.
    ///   - revision: Versions learnt later are not there. `nil` for the latest.
    package func targetBoard(
        of unit: String? = nil, in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> TargetBoard {
        let known = try known(revision)
        let unit = try unit.map { try known.pack.unit($0).id } ?? known.pack.units.root
        let subtree = known.pack.units.subtree(of: unit)
        let day = try await steeringDay(in: period, asAt: asAt, known: known)
        let history = try registry.targetHistory(knownAt: known.sequence).filter {
            $0.period.year == period.year && subtree.contains($0.unit)
        }
        let current = Set(try registry.targets(knownAt: known.sequence))
        let makers = try registry.makers(of: Set(history.map(\.knownSince)))
        let bySeries = Dictionary(grouping: history, by: \.series)
        let order = TargetOrder(known.pack)
        let evaluated = Dictionary(grouping: bySeries.keys) { $0.period.contains(period) ? period : $0.period }
        let stood = try await reading { session in
            var stood: [Target.Series: StoodTarget] = [:]
            for (period, series) in evaluated {
                stood.merge(try await stand(series, in: period, asAt: day, known: known, session)) { $1 }
            }
            return stood
        }
        return TargetBoard(
            asAt: day, revision: known.sequence, unit: unit, year: period.year,
            series: bySeries.keys.sorted { order.place(of: $0) < order.place(of: $1) }.map { series in
                TargetSeries(
                    key: TargetSeriesKey(series),
                    versions: TargetSeries.Version.all(bySeries[series] ?? [], current: current, asAt: day, makers),
                    standing: stood[series]?.standing, cumulative: stood[series]?.cumulative)
            })
    }

    struct StoodTarget {
        let standing: TargetStanding
        let cumulative: Figure?
    }

    /// - Returns: Empty where the period has not begun.
    func stand(
        _ series: [Target.Series], in period: Period, asAt: Day, known: KnownRevision, _ session: DuckDBSession
    ) async throws -> [Target.Series: StoodTarget] {
        guard known.pack.defaultCalendar.days(of: period).from <= asAt else { return [:] }
        let question = try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
        let wanted = Set(series.map(\.indicator))
        let units = Set(series.map(\.unit))
        let builders = try await question.builders(
            for: known.pack.units.units.map(\.id).filter(units.contains),
            known.pack.indicators.filter { wanted.contains($0.id) }, in: session)
        var stood: [Target.Series: StoodTarget] = [:]
        for series in series {
            guard let builder = builders[series.unit], let indicator = known.pack.indicator(series.indicator),
                let spans = builder.spans(indicator),
                let target = builder.targetsInForce(of: indicator, spans: spans).first(where: { $0.series == series })
            else { continue }
            stood[series] = StoodTarget(
                standing: builder.standing(of: target, indicator: indicator, spans: spans),
                cumulative: builder.figures[indicator.id, spans.cumulative(of: target.period)])
        }
        return stood
    }

    /// The as-at day of what needs no records: as asked, else the end of the period or the last day with complete records,
    /// else today, whichever is first.
    package func steeringDay(in period: Period, asAt: Day?, known revision: Int? = nil) async throws -> Day {
        try await steeringDay(in: period, asAt: asAt, known: known(revision))
    }

    /// The day work is followed on, which records need not have reached: as asked, else today, or the end of a period that is over.
    package func workDay(in period: Period, asAt: Day?) -> Day {
        asAt ?? min(pack.defaultCalendar.days(of: period).to, today())
    }

    private func steeringDay(in period: Period, asAt: Day?, known: KnownRevision) async throws -> Day {
        if let asAt { return asAt }
        let end = known.pack.defaultCalendar.days(of: period).to
        do {
            return min(end, try await lastDay(known: known.sequence))
        } catch WorkspaceError.nothingLoaded {
            return min(end, today())
        }
    }
}

/// The order targets are listed in.
private struct TargetOrder {
    private let units: [OrgUnit.ID: Int]
    private let assigners: [AssignerID: Int]
    private let kinds: [TargetKindID: Int]
    private let indicators: [IndicatorID: Int]

    init(_ pack: Pack) {
        func places<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
            Dictionary(keys.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
        }
        units = places(pack.units.units.map(\.id))
        assigners = places(pack.assigners.map(\.id))
        kinds = places(pack.targetKinds.map(\.id))
        indicators = places(pack.indicators.map(\.id))
    }

    func place(of series: Target.Series) -> (Int, Int, Int, Int, Period, CalendarID) {
        (
            units[series.unit] ?? .max, assigners[series.assigner] ?? .max, kinds[series.targetKind] ?? .max,
            indicators[series.indicator] ?? .max, series.period, series.calendar
        )
    }
}

extension TargetSeriesKey {
    init(_ series: Target.Series) {
        self.init(
            assigner: series.assigner, kind: series.targetKind, indicator: series.indicator, unit: series.unit,
            period: series.period, calendar: series.calendar)
    }
}

extension SettingDocument {
    init(_ document: DocumentReference) {
        self.init(number: document.number, issuer: document.issuer, day: document.day)
    }
}

extension TargetSeries.Version {
    /// - Parameters:
    ///   - history: Every version of one series.
    ///   - current: The versions that count; of those of one day, the last known.
    ///   - makers: Who made the revisions, where that is asked for.
    static func all(
        _ history: [Target], current: Set<Target>, asAt: Day, _ makers: [Int: (actor: String, at: String)] = [:]
    ) -> [Self] {
        let inForce = history.filter { current.contains($0) && $0.validFrom <= asAt }.max {
            $0.validFrom < $1.validFrom
        }
        return history.sorted { ($0.validFrom, $0.knownSince) < ($1.validFrom, $1.knownSince) }.map { target in
            let isLastOfItsDay = !history.contains {
                $0.validFrom == target.validFrom && $0.knownSince > target.knownSince
            }
            let state: State =
                if !isLastOfItsDay { .corrected } else if !current.contains(target) {
                    .withdrawn
                } else if target
                    == inForce
                { .inForce } else if target.validFrom > asAt { .notYetInForce } else { .superseded }
            return Self(
                value: target.value, validFrom: target.validFrom, knownSince: target.knownSince,
                document: target.document.map(SettingDocument.init), note: target.note,
                trajectory: target.trajectory.name,
                points: target.trajectory.points.map { Point(day: $0.day, cumulative: $0.cumulative) },
                file: target.file, state: state,
                maker: makers[target.knownSince].map { Maker(account: $0.actor, at: $0.at) })
        }
    }
}
