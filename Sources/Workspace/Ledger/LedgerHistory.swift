import Appraisal
import Domain
import Formulas
import Lake
import Packs
import Registry

/// The steps up to a revision, and what each of them wrote.
struct LedgerHistory: Sendable {
    let revisions: [Revision]
    private let loads: [Load]
    private let reports: [ReportedStep]
    /// By the revision of definitions; those in force from the base on.
    private let packs: [String: Pack]

    /// - Parameter base: Only steps after it are asked for.
    init(_ workspace: TwofoldWorkspace, after base: Int, upTo last: Int) async throws {
        revisions = try workspace.registry.revisions().filter { $0.sequence <= last }
        loads = try await workspace.reading { try await LakeReader(session: $0, lake: workspace.lake).loads() }
        reports = try workspace.reportedSteps(after: base, upTo: last)
        var packs: [String: Pack] = [:]
        for revision in revisions where revision.sequence >= base {
            guard let definitions = revision.definitionsRevision, packs[definitions] == nil else { continue }
            packs[definitions] = try workspace.known(revision.sequence).pack
        }
        self.packs = packs
    }

    /// The steps after a revision that may have changed a figure: loads and take-backs of its datasets that lie in its span and at its
    /// units, other definitions of it, reports it reads. Oldest first; for an indicator that is no more, those that changed definitions.
    ///
    /// Where none lies in its span and at its units, those that do not: a record counts on a day and at a unit of its own.
    func causes(of figure: Figure, now: KnownRevision, after base: Int) -> [Ledger.Cause] {
        guard let indicator = now.pack.indicator(figure.indicator) else {
            return causes(after: base) { $0.cause == .definitions }
        }
        let touching = revisions.touching(indicator, loads: loads, reports: reports.filter { $0.sequence > base })
        let steps = zip(revisions, revisions.dropFirst()).compactMap { before, step in
            guard step.sequence > base, touching.contains(step.sequence) else { return nil as Revision? }
            return step.definitionsRevision != before.definitionsRevision && isSame(indicator.id, before, step)
                ? nil : step
        }
        let place = FigurePlace(figure, indicator, now.pack)
        let near = steps.filter { step in
            if let load = load(of: step) { return load.receipt.coverage.isEmpty || place.meets(load) }
            let written = reports.filter {
                $0.sequence == step.sequence && indicator.formula.reported.contains($0.field)
            }
            return written.isEmpty || written.contains(where: place.meets)
        }
        return (near.isEmpty ? steps : near).map(cause)
    }

    /// Certain steps after a revision.
    func causes(_ sequences: [Int], after base: Int) -> [Ledger.Cause] {
        let wanted = Set(sequences)
        return causes(after: base) { wanted.contains($0.sequence) }
    }

    private func causes(after base: Int, where isCause: (Revision) -> Bool) -> [Ledger.Cause] {
        revisions.filter { $0.sequence > base && isCause($0) }.map(cause)
    }

    private func cause(_ step: Revision) -> Ledger.Cause {
        Ledger.Cause(note: RevisionNote(step), load: step.cause == .ingest ? load(of: step)?.number : nil)
    }

    /// The load a step made or took back; `nil` for other steps.
    private func load(of step: Revision) -> Load? {
        switch step.cause {
        case .ingest: loads.first { $0.receipt.snapshot == step.lakeSnapshot }
        case .takeback: step.takenBackLoad.flatMap { number in loads.first { $0.number == number } }
        case .`init`, .`import`, .definitions, .review, .report, .plan, .settings: nil
        }
    }

    /// Whether two revisions reckon an indicator alike.
    private func isSame(_ indicator: IndicatorID, _ before: Revision, _ after: Revision) -> Bool {
        guard let old = before.definitionsRevision.flatMap({ packs[$0] }),
            let new = after.definitionsRevision.flatMap({ packs[$0] }), let formula = old.indicator(indicator)?.formula,
            let other = new.indicator(indicator)?.formula
        else { return false }
        return formula.atoms == other.atoms && formula.arithmetic == other.arithmetic && old.units == new.units
            && old.calendars == new.calendars && old.workingTimes == new.workingTimes && old.datasets == new.datasets
            && (formula.reported.isEmpty || old.forms == new.forms)
    }
}

/// Where and when a figure counts.
private struct FigurePlace {
    private let period: Period
    /// `nil` where the period had not begun.
    private let span: DaySpan?
    private let unit: OrgUnit.ID
    private let units: OrgUnitTree
    /// Whether records that lie before the span can count in it: those of parties seen earlier, and events after the record's own day.
    private let looksBack: Bool

    init(_ figure: Figure, _ indicator: Indicator, _ pack: Pack) {
        period = figure.period
        let calendar = pack.calendar(figure.reference.calendar) ?? pack.defaultCalendar
        span = calendar.days(of: figure.period).clipped(to: figure.reference.asAt)
        unit = figure.unit
        units = pack.units
        looksBack = indicator.formula.atoms.contains { atom in
            let isOfParties = if case .cohort = atom.aggregate { true } else { false }
            return isOfParties || pack.dataset(atom.dataset)?.time.name != atom.timeColumn.name
        }
    }

    /// Whether records of the load can count in the figure, by what the load covers.
    func meets(_ load: Load) -> Bool {
        guard let span else { return false }
        return load.receipt.coverage.contains { covered in
            covered.span.from <= span.to && (looksBack || covered.span.to >= span.from) && meets(covered.unit)
        }
    }

    func meets(_ step: ReportedStep) -> Bool { meets(step.unit) && (step.period.map(period.contains) ?? true) }

    /// Of the same unit, one below it, or one above.
    private func meets(_ other: OrgUnit.ID) -> Bool {
        units[other] == nil || units.ancestors(of: other).contains(unit) || units.ancestors(of: unit).contains(other)
    }
}

/// A revision that wrote a version of a reported value.
struct ReportedStep: Sendable, Hashable {
    let sequence: Int
    let field: String
    let unit: OrgUnit.ID
    let period: Period?
}

extension TwofoldWorkspace {
    /// - Parameters:
    ///   - base: Exclusive.
    ///   - last: Inclusive.
    func reportedSteps(after base: Int, upTo last: Int) throws -> [ReportedStep] {
        try registry.steps(of: .reported, after: base, upTo: last).flatMap { key, sequences in
            // The key's columns: field, unit, period, calendar.
            let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            return sequences.map {
                ReportedStep(sequence: $0, field: parts[0], unit: OrgUnit.ID(parts[1]), period: Period(parts[2]))
            }
        }
    }
}

extension Revision {
    /// The number of the load it took back; `nil` for another step, and where it does not say.
    var takenBackLoad: Int? {
        guard cause == .takeback, let said = summary.firstMatch(of: /^load (\d+) taken back/) else { return nil }
        return Int(said.output.1)
    }
}

extension [Revision] {
    /// The numbers of those that may have changed an indicator's figures; a load of another dataset, or of the plan, cannot.
    ///
    /// - Parameter reports: What wrote reported values, of the revisions that are asked about.
    func touching(_ indicator: Indicator, loads: [Load], reports: [ReportedStep]) -> Set<Int> {
        let datasets = Set(indicator.formula.datasets)
        let own = loads.filter { datasets.contains(DatasetID($0.receipt.dataset)) }
        let (snapshots, numbers) = (Set(own.map(\.receipt.snapshot)), Set(own.map(\.number)))
        let reported = Set(reports.filter { indicator.formula.reported.contains($0.field) }.map(\.sequence))
        return Set(
            zip(self, dropFirst()).compactMap { before, step in
                let isTouched =
                    switch step.cause {
                    case .ingest: step.lakeSnapshot.map(snapshots.contains) ?? false
                    case .takeback: step.takenBackLoad.map(numbers.contains) ?? true
                    case .`init`, .`import`, .definitions, .review, .report, .plan, .settings:
                        reported.contains(step.sequence) || step.definitionsRevision != before.definitionsRevision
                    }
                return isTouched ? step.sequence : nil
            })
    }
}
