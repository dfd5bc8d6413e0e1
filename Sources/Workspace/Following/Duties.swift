package import Appraisal
package import Domain
import Lake
import Packs
import Registry

extension TwofoldWorkspace {
    /// Who must act, as a standing and the records know it: late actions, finished ones that the figures contradict, missed
    /// milestones, directives not acknowledged, late reports, undecided proposals, refused rows and figures that changed since a review quoted them.
    ///
    /// - Parameters:
    ///   - standing: Of the unit asked about, which also says as at which day and known at which revision.
    ///   - quoted: The standing of the same unit and period as another revision knew it.
    ///   - flags: What stands out there.
    /// - Returns: For the unit and all below it; by kind, then what is due longest.
    package func duties(
        _ standing: Standing, quoted: @Sendable (_ revision: Int, _ asAt: Day) async throws -> Standing,
        flags: [WatchFlag]
    ) async throws -> [Duty] {
        let known = try known(standing.revision)
        let subtree = Set(known.pack.units.subtree(of: standing.unit))
        var duties = lateActions(standing, subtree)
        duties += try await contradictedActions(standing, subtree)
        duties += missedMilestones(standing)
        duties += try unacknowledgedDirectives(standing, subtree, known)
        duties += try lateReports(within: standing.period, asAt: standing.asAt, subtree, known)
        duties += try undecidedProposals(standing, subtree, known)
        if standing.unit == known.pack.units.root { duties += try await refusedRows(known) }
        duties += try await restatedFigures(standing, quoted: quoted)
        duties += openDuties(flags)
        return duties
    }

    /// Who must act at a unit and below it in a period; see ``duties(_:quoted:flags:)``.
    ///
    /// - Parameter asAt: `nil` for the end of the period, or the last day with complete records if that is earlier.
    package func duties(
        of unit: String? = nil, in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> DutyList {
        let standing = try await standing(of: unit, in: period, asAt: asAt, known: revision)
        let flags = try await watch(
            of: standing.unit.rawValue, in: period, asAt: standing.asAt, known: standing.revision)
        let duties = try await duties(
            standing,
            quoted: { revision, asAt in
                try await self.standing(of: standing.unit.rawValue, in: period, asAt: asAt, known: revision)
            }, flags: flags)
        return DutyList(standing, duties, pack: try known(standing.revision).pack)
    }

    private func lateActions(_ standing: Standing, _ subtree: Set<OrgUnit.ID>) -> [Duty] {
        standing.plan.late.filter { subtree.contains($0.leadUnit) }
            .sorted { ($0.deadline ?? standing.asAt, $0.code) < ($1.deadline ?? standing.asAt, $1.code) }
            .map {
                Duty(
                    .lateAction, unit: $0.leadUnit, subject: $0.code, title: $0.title, due: $0.deadline,
                    reason: $0.reason)
            }
    }

    private func missedMilestones(_ standing: Standing) -> [Duty] {
        standing.milestones.sorted { $0.due < $1.due }.flatMap { milestone in
            milestone.missed.map {
                Duty(
                    .missedMilestone, unit: $0, subject: milestone.code, title: milestone.title, due: milestone.due)
            }
        }
    }

    /// Proposals that wait for the council, which is the whole department's.
    private func undecidedProposals(
        _ standing: Standing, _ subtree: Set<OrgUnit.ID>, _ known: KnownRevision
    ) throws -> [Duty] {
        try openProposals(on: standing.asAt, known).filter { subtree.contains($0.unit) }.map {
            Duty(.undecidedProposal, unit: $0.unit, subject: $0.subject, title: $0.title, period: $0.period)
        }
    }

    /// Loads in force with refused rows that nobody has corrected; the data office is the whole department's.
    private func refusedRows(_ known: KnownRevision) async throws -> [Duty] {
        let (loads, open) = try await reading { session in
            let reader = LakeReader(session: session, lake: lake)
            return (
                try await reader.loads(at: known.snapshot),
                try await reader.quarantineCounts(QuarantineQuery(onlyOpen: true), at: known.snapshot)
            )
        }
        return loads.compactMap { load in
            open[load.number].map { count in
                Duty(
                    .refusedRows, unit: known.pack.units.root, subject: String(load.number),
                    title: LocalizedText(load.receipt.file, in: .vietnamese), count: count)
            }
        }
    }

    /// What stands out and nobody has answered.
    private func openDuties(_ flags: [WatchFlag]) -> [Duty] {
        flags.filter(\.isOpen).map { flag in
            let count = if case .records(let count, _, _) = flag.finding { count } else { 1 }
            return Duty(
                .watchFlag, unit: flag.unit, subject: flag.id, title: flag.rule.names, period: flag.period, count: count
            )
        }
    }

    /// Figures that some document quoted as an earlier revision knew them, and that are different now: the figures of the
    /// standing's own unit and period, their cumulative values and those of last year they were compared with.
    private func restatedFigures(
        _ standing: Standing, quoted: @Sendable (_ revision: Int, _ asAt: Day) async throws -> Standing
    ) async throws -> [Duty] {
        struct Moment: Hashable {
            let revision: Int
            let asAt: Day
        }
        let references = try registry.quotedFigures().filter {
            $0.unit == standing.unit && $0.by == nil && $0.revision < standing.revision && $0.asAt <= standing.asAt
        }
        // What last year's figures were quoted as at lies a year before; the figure of the period itself says which day it was.
        // The latest documents are those people still hold in their hands.
        let moments = Set(
            references.filter { $0.period == standing.period }.map { Moment(revision: $0.revision, asAt: $0.asAt) }
        ).sorted { ($0.revision, $0.asAt) > ($1.revision, $1.asAt) }.prefix(2)
        var duties: [Duty] = []
        var seen: Set<FigureReference> = []
        for moment in moments {
            let then = try await quoted(moment.revision, moment.asAt).quotable
            // Held against what is known now of the very day that was quoted.
            let now =
                moment.asAt == standing.asAt
                ? standing.quotable : try await quoted(standing.revision, moment.asAt).quotable
            for reference in references where reference.revision == moment.revision {
                let place = reference.known(at: standing.revision)
                guard let before = then[reference], let after = now[place], before.value != after.value,
                    seen.insert(place).inserted
                else { continue }
                duties.append(
                    Duty(
                        .restatedFigure, unit: standing.unit, subject: reference.description,
                        title: pack.indicator(reference.indicator)?.names
                            ?? LocalizedText(reference.indicator.rawValue, in: .vietnamese), period: reference.period,
                        now: after, before: before))
            }
        }
        return duties
    }
}

extension Standing {
    /// The figures of it that a document can quote, by reference.
    fileprivate var quotable: [FigureReference: Figure] {
        Dictionary(
            indicators.flatMap { [$0.figure, $0.cumulative, $0.prior, $0.priorAsWas].compactMap { $0 } }
                .map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension FigureReference {
    /// The same figure as another revision knows it.
    fileprivate func known(at revision: Int) -> FigureReference {
        FigureReference(
            indicator: indicator, unit: unit, period: period, calendar: calendar, by: by, asAt: asAt,
            perimeterDay: perimeterDay, revision: revision)
    }
}
