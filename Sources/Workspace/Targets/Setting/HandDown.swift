package import Appraisal
package import Domain
import DuckDB
import Formulas
package import Foundation
package import Packs
import Panel
import Registry

/// A target of a unit beside what it hands down to the units below it.
package struct HandDownSheet: Sendable {
    package struct Row: Sendable {
        package let unit: OrgUnit
        /// In force on the as-at day, else the first that is known and comes later; `nil` where none is handed down.
        package let target: TargetSeries.Version?
        /// Of the whole period a year before, of today's units; `nil` where its records are not complete.
        package let lastYear: Decimal?
        /// What last year's share makes of the whole; `nil` where there is none.
        package let share: TargetSplit.Share?
    }
    package let parent: TargetSeriesKey
    /// The value that is handed down: in force on the as-at day, else the first that comes later.
    package let whole: TargetSeries.Version
    package let indicator: Indicator
    /// Who hands down: the assigner that is the parent's unit.
    package let assigner: Assigner
    package let asAt: Day
    package let lastYear: Period
    /// Whether the units' values add up to the whole's; otherwise there is neither sum nor share.
    package let addsUp: Bool
    /// Every unit directly below that exists in the period, in the tree's order.
    package let rows: [Row]

    /// What one unit's target is called.
    package func key(of unit: OrgUnit.ID) -> TargetSeriesKey {
        TargetSeriesKey(
            assigner: assigner.id, kind: parent.kind, indicator: parent.indicator, unit: unit, period: parent.period,
            calendar: parent.calendar)
    }

    /// What values, one a row, come to against the whole; `nil` where they do not add up.
    package func split(_ values: [Decimal?]) -> TargetSplit? {
        addsUp ? TargetSplit(of: whole.value, into: values) : nil
    }
}

/// What is handed down, as typed.
package struct HandDownDraft: Sendable, Hashable {
    /// By unit; a unit that is not named keeps what it has. Empty: none is handed down to it.
    package var values: [OrgUnit.ID: String] = [:]
    /// The unit of numbers that do not say theirs.
    package var scale = ""
    package var validFrom = ""
    package var document = DocumentDraft()
    /// `linear` or `seasonal` for all; `keep`, or empty: each unit's own.
    package var trajectory = ""
    package var note = ""

    package init() {}
}

extension TwofoldWorkspace {
    /// A target with what is handed down of it.
    ///
    /// - Parameters:
    ///   - asAt: As of ``targetBoard(of:in:asAt:known:)``.
    ///   - comparing: Whether last year's values, and the shares they make, are read from the records.
    /// - Returns: `nil` for a target that is not known, whose unit has none below it, or that no assigner of the pack hands down.
    package func handDownSheet(
        of parent: TargetSeriesKey, asAt: Day? = nil, known revision: Int? = nil, comparing: Bool = true
    ) async throws -> HandDownSheet? {
        let known = try known(revision)
        let pack = known.pack
        guard let indicator = pack.indicator(parent.indicator), let calendar = pack.calendar(parent.calendar),
            let assigner = pack.assigners.first(where: { $0.unit == parent.unit })
        else { return nil }
        let span = calendar.days(of: parent.period)
        let units = pack.units.children(of: parent.unit).filter { $0.exists(within: span) }
        let day = try await steeringDay(in: parent.period, asAt: asAt, known: known.sequence)
        let history = try registry.targetHistory(knownAt: known.sequence)
        let current = Set(try registry.targets(knownAt: known.sequence))
        func version(_ key: TargetSeriesKey) -> TargetSeries.Version? {
            let versions = TargetSeries.Version.all(
                history.filter { TargetSeriesKey($0.series) == key }, current: current, asAt: day)
            return versions.first { $0.state == .inForce } ?? versions.first { $0.state == .notYetInForce }
        }
        guard !units.isEmpty, let whole = version(parent) else { return nil }
        let addsUp = indicator.formula.addsUp
        let lastYear = parent.period.shifted(byYears: -1)
        let before =
            comparing ? try await lastYears(units.map(\.id), indicator, parent.period, calendar, known) : [:]
        let figures = units.map { before[$0.id] }
        let shares = addsUp ? TargetSplit.shares(of: whole.value, by: figures) : units.map { _ in nil }
        return HandDownSheet(
            parent: parent, whole: whole, indicator: indicator, assigner: assigner, asAt: day, lastYear: lastYear,
            addsUp: addsUp,
            rows: zip(units, zip(figures, shares)).map { unit, known in
                let key = TargetSeriesKey(
                    assigner: assigner.id, kind: parent.kind, indicator: parent.indicator, unit: unit.id,
                    period: parent.period, calendar: parent.calendar)
                return HandDownSheet.Row(unit: unit, target: version(key), lastYear: known.0, share: known.1)
            })
    }

    /// What each unit reached in the whole of the same period a year before, on this period's units.
    private func lastYears(
        _ units: [OrgUnit.ID], _ indicator: Indicator, _ period: Period, _ calendar: ReportingCalendar,
        _ known: KnownRevision
    ) async throws -> [OrgUnit.ID: Decimal] {
        let prior = period.shifted(byYears: -1)
        let span = calendar.days(of: prior)
        return try await reading { session in
            let panel = try await panel(known, in: session)
            guard let last = try? lastDay(of: panel, for: [indicator]), span.to <= last else { return [:] }
            let slot = PanelSlot(period: prior, calendar: calendar.id, whole: span, prior: nil)
            let figures = try await panel.figures(
                PanelRequest(
                    indicators: [indicator.id], units: units, spans: .given([slot]), asAt: last,
                    perimeterDay: calendar.days(of: period).to), in: session)
            return Dictionary(
                figures.compactMap { figure in figure.completeValue.map { (figure.unit, $0) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// What a draft's values come to, as far as they can be read: one a row of the sheet.
    package func handDownValues(
        _ draft: HandDownDraft, of sheet: HandDownSheet, by author: TargetAuthor
    ) -> (values: [Decimal?], problems: [TargetProblem]) {
        var reader = TargetReader(pack, author)
        let values = sheet.rows.map { row -> Decimal? in
            let text = draft.values[row.unit.id] ?? ""
            return text.isEmpty ? nil : reader.value(text, draft.scale, of: sheet.indicator, .row(row.unit.id))
        }
        return (values, reader.problems)
    }

    /// Hands a target down: a target for each unit whose value, or path, is another than the one that would be in force that day;
    /// in one revision.
    ///
    /// - Throws: ``InvalidTarget``; ``WorkspaceError/unknownUnit(_:near:)`` for somebody who does not plan for the parent's unit.
    package func handDown(
        _ draft: HandDownDraft, of sheet: HandDownSheet, by author: TargetAuthor, document: TargetDocument? = nil,
        confirming confirmation: TargetConfirmation = .none
    ) async throws -> TargetOutcomeOfSetting {
        guard author.plans(for: sheet.parent.unit) else {
            throw WorkspaceError.unknownUnit(sheet.parent.unit.rawValue, near: nil)
        }
        let (targets, questions) = try read(draft, of: sheet, by: author, hasFile: document != nil)
        guard !targets.isEmpty else {
            if case .upload(let upload)? = document { try uploads.discard(upload) }
            return .recorded(revision: nil, targets: [])
        }
        return try await record(
            targets, by: author, document: document, of: sheet.parent.unit, asking: questions,
            confirming: confirmation, known: known(nil))
    }

    private func read(
        _ draft: HandDownDraft, of sheet: HandDownSheet, by author: TargetAuthor, hasFile: Bool
    ) throws -> (targets: [Target], questions: [TargetQuestion]) {
        var reader = TargetReader(pack, author)
        let (values, problems) = handDownValues(draft, of: sheet, by: author)
        for problem in problems { reader.report(problem.field, problem.reason) }
        for row in sheet.rows where draft.values[row.unit.id]?.isEmpty == true {
            if let target = row.target { reader.report(.row(row.unit.id), .leftBlank(target.value)) }
        }
        if values.allSatisfy({ $0 == nil }), problems.isEmpty { reader.report(.value, .missing) }
        let validFrom = reader.day(draft.validFrom, .validFrom)
        var typed = draft.document
        if hasFile { typed.file = Self.placeholder }
        let document = reader.document(typed)
        let keepsPaths = ["", "keep"].contains(draft.trajectory)
        let shape = keepsPaths ? nil : reader.shape(draft.trajectory, sheet.indicator)
        if shape?.name == "by_hand" { reader.report(.trajectory, .unknown("by_hand", near: nil)) }
        guard reader.problems.isEmpty, let validFrom, let calendar = pack.calendar(sheet.parent.calendar) else {
            throw InvalidTarget(problems: reader.problems, indicator: sheet.indicator)
        }
        let last = calendar.days(of: sheet.parent.period).to
        let versions = Dictionary(grouping: try registry.targets()) { TargetSeriesKey($0.series) }
            .mapValues { $0.sorted { $0.validFrom < $1.validFrom } }
        var targets: [Target] = []
        var questions: [TargetQuestion] = []
        for (row, value) in zip(sheet.rows, values) {
            guard let value else { continue }
            let key = sheet.key(of: row.unit.id)
            let there = versions[key] ?? []
            let inForce = there.last { $0.validFrom <= validFrom }
            var path = shape ?? (inForce ?? there.first)?.trajectory ?? .linear
            if let inForce, inForce.value == value, inForce.trajectory == path { continue }
            if !path.ends(at: value, on: last) {
                let ended = path.points.last?.cumulative ?? 0
                questions.append(TargetQuestion(row.unit.id, .pathGivenUp(endedAt: ended, value)))
                path = .linear
            }
            targets.append(
                Target(
                    assigner: key.assigner, targetKind: key.kind, indicator: key.indicator, unit: key.unit,
                    period: key.period, calendar: key.calendar, validFrom: validFrom, value: value, document: document,
                    trajectory: path, note: draft.note.isEmpty ? nil : draft.note))
        }
        return (targets, questions)
    }
}
