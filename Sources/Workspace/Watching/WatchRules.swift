import Appraisal
package import Domain
import DuckDB
import Formulas
import Foundation
import Lake
import Packs
import Panel
import Registry

extension TwofoldWorkspace {
    /// What stands out in a period by the rules of the pack.
    ///
    /// - Parameters:
    ///   - unit: With all below it; the root for `nil`.
    ///   - day: The last day counted; `nil` for the end of the period, or the last day with complete records if that is earlier.
    ///   - revision: The revision whose records, definitions and targets are used; acknowledgements are those of now.
    /// - Returns: Open ones first, by rule in the pack's order, then unit in the tree's. Empty where nothing stands out, and before
    ///   anything was loaded.
    package func watch(
        of unit: String? = nil, in period: Period, asAt day: Day? = nil, known revision: Int? = nil
    ) async throws -> [WatchFlag] {
        let known = try known(revision)
        let unit = try unit.map { try known.pack.unit($0).id } ?? known.pack.units.root
        let units = Set(known.pack.units.subtree(of: unit))
        return try await watch(known.pack.watchRules, units, period, day, known)
    }

    private func watch(
        _ rules: [WatchRule], _ units: Set<OrgUnit.ID>, _ period: Period, _ day: Day?, _ known: KnownRevision
    ) async throws -> [WatchFlag] {
        guard !rules.isEmpty else { return [] }
        let calendar = known.pack.defaultCalendar
        guard let asAt = try await watchDay(day, period, known), calendar.days(of: period).from <= asAt else {
            return []
        }
        var flags: [WatchFlag] = []
        for rule in rules {
            switch rule.test {
            case .behind(_, let assigner, let kind, let percent):
                flags += try await behind(rule, assigner, kind, percent, units, period, asAt, known)
            case .jump(_, let periods, let change):
                flags += try await jumps(rule, periods, change, units, period, asAt, known)
            case .justUnder, .batch, .disorder, .lateRecord:
                flags += try await outstanding(rule, units, period, asAt, known)
            }
        }
        let said = try registry.acknowledgements()
        let judged = flags.map { $0.acknowledged(said[$0.key].map(WatchFlag.Acknowledgement.init)) }
        return judged.filter(\.isOpen) + judged.filter { !$0.isOpen }
    }

    /// Says something to a flag of now, as its ``WatchFlag/id`` names it; see ``acknowledge(_:seen:reason:)``.
    ///
    /// - Throws: ``WorkspaceError/noSuchFlag(_:)``; ``WorkspaceError/noReason``.
    package func acknowledge(
        _ id: String, reason: String, in period: Period, asAt day: Day? = nil
    ) async throws -> WatchFlag {
        let known = try known(nil)
        // Only what the name can be of is looked for again.
        let rules = known.pack.watchRules.filter { id.hasPrefix($0.code + "/") }
        let flags = try await watch(rules, Set(known.pack.units.units.map(\.id)), period, day, known)
        guard let flag = flags.first(where: { $0.id == id }) else { throw WorkspaceError.noSuchFlag(id) }
        return try acknowledge(flag, reason: reason)
    }

    /// Says something to a flag, which then is quiet while its mark stays.
    ///
    /// - Parameters:
    ///   - flag: As it is now.
    ///   - mark: That of the flag whoever answers had before their eyes; `nil` for what it is now.
    /// - Throws: ``WorkspaceError/flagHasChanged(_:)`` where it says something else by now; ``WorkspaceError/noReason``.
    package func acknowledge(_ flag: WatchFlag, seen mark: String? = nil, reason: String) throws -> WatchFlag {
        let reason = reason.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...2_000).contains(reason.unicodeScalars.count) else { throw WorkspaceError.noReason }
        guard mark == nil || mark == flag.mark else { throw WorkspaceError.flagHasChanged(flag.id) }
        try registry.acknowledge(flag.key, at: flag.unit, saying: flag.numbers, reason: reason, by: actor)
        return flag.acknowledged(try registry.acknowledgements()[flag.key].map(WatchFlag.Acknowledgement.init))
    }

    /// `nil` where no day can be told: nothing was loaded.
    private func watchDay(_ day: Day?, _ period: Period, _ known: KnownRevision) async throws -> Day? {
        if let day { return day }
        do {
            return min(known.pack.defaultCalendar.days(of: period).to, try await lastDay(known: known.sequence))
        } catch WorkspaceError.nothingLoaded {
            return nil
        }
    }
}

// MARK: - Figures

extension TwofoldWorkspace {
    private func behind(
        _ rule: WatchRule, _ assigner: AssignerID, _ kind: TargetKindID, _ percent: Decimal, _ units: Set<OrgUnit.ID>,
        _ period: Period, _ asAt: Day, _ known: KnownRevision
    ) async throws -> [WatchFlag] {
        guard let indicator = rule.indicator.flatMap(known.pack.indicator) else { return [] }
        let held = Set(
            try registry.targets(knownAt: known.sequence)
                .filter { $0.indicator == indicator.id && $0.assigner == assigner && $0.targetKind == kind }
                .map(\.unit))
        let asked = rule.units(among: units.intersection(held), in: known.pack.units)
        guard !asked.isEmpty else { return [] }
        return try await reading { session in
            let question = try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
            let builders = try await question.builders(for: asked, [indicator], in: session)
            return asked.compactMap { unit -> WatchFlag? in
                guard let standing = builders[unit]?.standing(of: indicator),
                    let target = standing.target(assigner, kind), let planned = target.planned,
                    let cumulative = target.cumulative, let missing = target.percentBehind, missing > percent
                else { return nil }
                return WatchFlag(
                    rule: rule, unit: unit, period: period,
                    finding: .behind(cumulative: cumulative, planned: planned, percent: missing),
                    figure: standing.cumulative ?? standing.figure, mark: missing.mark(over: percent),
                    acknowledgement: nil)
            }
        }
    }

    private func jumps(
        _ rule: WatchRule, _ periods: Int, _ change: Decimal, _ units: Set<OrgUnit.ID>, _ period: Period, _ asAt: Day,
        _ known: KnownRevision
    ) async throws -> [WatchFlag] {
        guard let indicator = rule.indicator.flatMap(known.pack.indicator) else { return [] }
        let asked = rule.units(among: units, in: known.pack.units)
        let before = period.before(periods)
        let isOver = known.pack.calendar(indicator.calendar).map { $0.days(of: period).to <= asAt } ?? false
        guard !asked.isEmpty, before.count == periods else { return [] }
        let query = FigureQuery(
            indicators: [indicator.id.rawValue], units: .named(asked.map(\.rawValue)), periods: before + [period],
            asAt: asAt, known: known.sequence)
        let found = Dictionary(grouping: try await figures(query), by: \.unit)
        return asked.compactMap { unit -> WatchFlag? in
            let own = found[unit] ?? []
            guard let figure = own.first(where: { $0.period == period }), let value = figure.value,
                figure.denominator ?? Decimal(figure.records) >= Decimal(rule.atLeast),
                // A count or a sum of a part of a period says nothing beside whole ones; a rate does.
                !indicator.formula.addsUp || (figure.coverage.state == .complete && isOver)
            else { return nil }
            let past = before.compactMap { period in own.first { $0.period == period } }
                .compactMap { $0.coverage.state == .complete ? $0.value : nil }
            guard past.count == periods else { return nil }
            let mean = past.reduce(0, +).divided(by: Decimal(periods))
            guard let moved = indicator.change(of: value, from: mean), abs(moved) > change else { return nil }
            return WatchFlag(
                rule: rule, unit: unit, period: period, finding: .jump(value: value, mean: mean, change: moved),
                figure: figure, mark: moved.mark(over: change), acknowledgement: nil)
        }
    }
}

extension Indicator {
    /// In percentage points of a percentage, else in percent of `mean`; `nil` where that is zero.
    fileprivate func change(of value: Decimal, from mean: Decimal) -> Decimal? {
        if isPercentage { return value - mean }
        return mean == 0 ? nil : ((value - mean) * 100).divided(by: abs(mean))
    }
}

extension Decimal {
    /// How many whole times over it passes a limit, in which direction, and the limit: `+2 × 5`.
    ///
    /// - Precondition: The limit is above zero.
    fileprivate func mark(over limit: Decimal) -> String {
        var quotient = abs(self).divided(by: limit)
        var times = Decimal()
        NSDecimalRound(&times, &quotient, 0, .down)
        return "\(self < 0 ? "-" : "+")\(times) × \(limit)"
    }
}

extension WatchRule {
    /// Units of its kinds; without any, of a jump those that hold records themselves. In the tree's order.
    fileprivate func units(among units: Set<OrgUnit.ID>, in tree: OrgUnitTree) -> [OrgUnit.ID] {
        tree.units.filter { unit in
            guard units.contains(unit.id) else { return false }
            if let unitKinds { return unitKinds.contains(unit.kind) }
            if case .jump = test { return tree.children(of: unit.id).isEmpty }
            return true
        }.map(\.id)
    }
}

extension Period {
    /// The periods of the same kind before it, oldest first.
    fileprivate func before(_ count: Int) -> [Period] {
        let years = (year - count)...year
        return years.flatMap { Period.all(kind, in: $0) }.filter { $0 < self }.suffix(count).map(\.self)
    }
}

// MARK: - Records

extension TwofoldWorkspace {
    private func outstanding(
        _ rule: WatchRule, _ units: Set<OrgUnit.ID>, _ period: Period, _ asAt: Day, _ known: KnownRevision
    ) async throws -> [WatchFlag] {
        guard let query = watchQuery(rule, period, asAt, known) else { return [] }
        let rows = try await reading { try await $0.rows(query.counts()) }
        let found = try rows.compactMap { row -> WatchFlag? in
            let unit = OrgUnit.ID(try row.text("unit"))
            let total = try row.int("total")
            let standingOut = try row.int("standing_out")
            guard units.contains(unit), standingOut >= rule.atLeast,
                rule.unitKinds?.contains(known.pack.units[unit]?.kind ?? "") ?? true
            else { return nil }
            if case .justUnder(_, _, _, _, let share) = rule.test {
                guard (Decimal(standingOut) * 100).divided(by: Decimal(total)) > share else { return nil }
            }
            return WatchFlag(
                rule: rule, unit: unit, period: period,
                finding: .records(standingOut: standingOut, total: total, groups: try row.int("groups")), figure: nil,
                mark: try row.text("mark"), acknowledgement: nil)
        }
        let order = Dictionary(
            uniqueKeysWithValues: known.pack.units.units.enumerated().map { ($0.element.id, $0.offset) })
        return found.sorted { order[$0.unit] ?? 0 < order[$1.unit] ?? 0 }
    }

    /// `nil` for a rule about figures, and where the period had not begun.
    private func watchQuery(
        _ rule: WatchRule, _ period: Period, _ asAt: Day, _ known: KnownRevision
    ) -> WatchQuery? {
        guard let dataset = rule.dataset.flatMap(known.pack.dataset),
            let span = known.pack.defaultCalendar.days(of: period).clipped(to: asAt)
        else { return nil }
        return WatchQuery(
            rule, dataset: dataset, rows: LakeReader.relation(of: dataset.id, at: known.snapshot), span: span)
    }

    /// The records that make a flag, those of one batch together.
    ///
    /// - Returns: `nil` for a flag about figures, whose records are behind its figure.
    package func records(
        behind flag: WatchFlag, asAt day: Day? = nil, known revision: Int? = nil, limit: Int = 50, offset: Int = 0,
        showsNames: Bool
    ) async throws -> RecordListing? {
        let known = try known(revision)
        guard let asAt = try await watchDay(day, flag.period, known),
            let query = watchQuery(flag.rule, flag.period, asAt, known),
            let dataset = flag.rule.dataset.flatMap(known.pack.dataset)
        else { return nil }
        let found = try await reading { try await $0.rows(query.records(at: flag.unit, limit: limit, offset: offset)) }
        let personal = known.pack.personalColumns(of: dataset.id)
        let names = found.first?.columns.names ?? RecordTable(dataset).columns.map(\.name)
        let columns = names.map { name in
            RecordListing.Column(
                name: name, column: dataset.column(name), isName: personal.contains(name), showsNames: showsNames)
        }
        return RecordListing(
            dataset: dataset, columns: columns, key: dataset.key.compactMap { names.firstIndex(of: $0.name) },
            rows: found.map { row in
                zip(columns, row.values).map { column, value in
                    value.asWritten.map { column.isMasked ? hiddenName : $0 }
                }
            })
    }
}

extension WatchFlag {
    fileprivate var key: WatchFlagKey { WatchFlagKey(flag: id, mark: mark) }
}

extension WatchFlag.Acknowledgement {
    fileprivate init(_ acknowledgement: WatchAcknowledgement) {
        self.init(reason: acknowledgement.reason, by: acknowledgement.by, at: acknowledgement.at)
    }
}
