import Appraisal
package import Domain
import Foundation
import Packs
import Registry
import Reviews

/// What a review quoted from living records: the records themselves, as their revision knew them.
package struct LivingRecordTrace: Sendable {
    /// `plan:20ZZ/2020H1@2020-06-30#12`.
    package let reference: String
    /// What the records are: `actions`, `targets`, `commendations`.
    package let title: String
    package let columns: [String]
    package internal(set) var rows: [[String]]
    /// Of what the reference is: `target`, `plan`.
    package let kind: String
    package let asAt: Day
    package let revision: Int
    /// Every version of the records up to the revision, those that are no longer in force among them; `nil` where versions
    /// say nothing more than the records.
    package internal(set) var versions: Sheet?

    package struct Sheet: Sendable {
        package let columns: [String]
        package let rows: [[String]]
    }

    /// As `twofold trace --format json` prints it.
    package var json: JSON {
        .object([
            "reference": .text(reference), "records": .text(title),
            "rows": .array(
                rows.map { row in
                    .object(Dictionary(zip(columns, row.map(JSON.text)), uniquingKeysWith: { first, _ in first }))
                }),
        ])
    }

    package func text(_ format: TableFormat) throws -> String {
        switch format {
        case .json: return try json.text
        case .csv: return CSV.text(header: columns, rows: rows.map { $0.map(CSV.harmless) })
        case .table:
            var table = TextTable(columns.map { TextTable.Column($0) })
            for row in rows { table.add(row) }
            return "\(reference)\n\(title): \(rows.count)\n\(table.text)"
        }
    }
}

extension TwofoldWorkspace {
    /// The living records behind a quoted count, state, target or place.
    func livingRecords(_ reference: RegistryReference) async throws -> LivingRecordTrace {
        let period = reference.path.last.flatMap { Period($0) }
        // The unit stands before the period.
        let unit = reference.path.dropLast().last
        func answer(_ title: String, _ columns: [String], _ rows: [[String]]) -> LivingRecordTrace {
            LivingRecordTrace(
                reference: reference.description, title: title, columns: columns, rows: rows,
                kind: reference.kind.rawValue, asAt: reference.asAt, revision: reference.revision)
        }
        let known = try known(reference.revision)
        let language = known.pack.languages[0]
        let records = try StandingRecords(registry, knownAt: reference.revision)
        switch reference.kind {
        case .plan:
            let plan = PlanStanding(records.plan, asAt: reference.asAt)
            var trace = answer(
                "actions", ["task_group", "action", "state", "deadline", "lead_unit", "title", "reason"],
                plan.groups.flatMap { group in
                    group.items.map {
                        [
                            group.code, $0.code, $0.standing.state.rawValue, $0.deadline?.description ?? "",
                            $0.leadUnit.rawValue, $0.title[language], $0.reason ?? "",
                        ]
                    }
                })
            trace.versions = states(of: records.plan, upTo: reference.asAt)
            return trace
        case .target:
            let targets = records.targets.filter {
                [
                    $0.assigner.rawValue, $0.targetKind.rawValue, $0.indicator.rawValue, $0.unit.rawValue,
                    $0.period.description,
                ]
                    == reference.path
            }
            var trace = answer(
                "targets", ["value", "valid_from", "document", "issuer", "trajectory"],
                targets.map {
                    [
                        "\($0.value)", $0.validFrom.description, $0.document?.number ?? "", $0.document?.issuer ?? "",
                        $0.trajectory.name,
                    ]
                })
            trace.versions = try versions(of: targets.first?.series, knownAt: reference.revision)
            return trace
        case .index:
            let results = records.indexResults.filter { $0.index == reference.path[0] && $0.isOurs }
            return answer(
                "index results", ["year", "subject", "rank", "of", "score"],
                results.sorted { $0.year < $1.year }.map {
                    [
                        "\($0.year)", $0.subject, $0.rank.map(String.init) ?? "", $0.of.map(String.init) ?? "",
                        $0.score.map { "\($0)" } ?? "",
                    ]
                })
        case .rank:
            let tables = records.leagueTables.filter { $0.code == reference.path[0] && $0.asAt <= reference.asAt }
            let entries = tables.max { $0.asAt < $1.asAt }?.entries ?? []
            return answer(
                "league table", ["body", "value", "target"],
                entries.map {
                    [
                        $0.body, $0.value.map { "\($0)" } ?? ($0.isOurs ? "from the records" : ""),
                        $0.target.map { "\($0)" } ?? ($0.isOurs ? "from the targets" : ""),
                    ]
                })
        case .directives:
            guard let unit, let period,
                let days = known.pack.defaultCalendar.days(of: period).clipped(to: reference.asAt)
            else { throw WorkspaceError.notReference(reference.description) }
            let lines = records.directives(
                issuedIn: days, to: known.pack.units.subtree(of: try known.pack.unit(unit).id))
            return answer(
                "directives", ["number", "issued", "title", "unit", "acknowledged"],
                lines.flatMap { line in
                    line.units.map {
                        [
                            line.number, line.day.description, line.title[language], $0.rawValue,
                            line.outstanding.contains($0) ? "no" : "yes",
                        ]
                    }
                })
        case .commendations, .milestones, .goal:
            guard let unit, let period else { throw WorkspaceError.notReference(reference.description) }
            return try await ofStanding(reference, unit: unit, period: period, records: records, language, answer)
        }
    }

    private func ofStanding(
        _ reference: RegistryReference, unit: String, period: Period, records: StandingRecords, _ language: Language,
        _ answer: (String, [String], [[String]]) -> LivingRecordTrace
    ) async throws -> LivingRecordTrace {
        let standing = try await standing(of: unit, in: period, asAt: reference.asAt, known: reference.revision)
        switch reference.kind {
        case .commendations:
            let form = reference.path.count == 3 ? reference.path[0] : nil
            let counted = records.commendations.filter {
                $0.counts(for: period, at: standing.unit, in: pack, asAt: standing.asAt)
                    && (form == nil || $0.form == form)
            }
            return answer(
                "commendations", ["code", "subject_kind", "subject", "unit", "form", "decision", "achievement"],
                counted.map {
                    [
                        $0.code, $0.subjectKind.rawValue, $0.subject, $0.unit.rawValue, $0.form, $0.decision.number,
                        $0.achievement,
                    ]
                })
        case .milestones:
            return answer(
                "milestones", ["milestone", "unit", "due", "reached"],
                standing.milestones.flatMap { milestone in
                    milestone.units.map {
                        [
                            milestone.title[language], $0.rawValue, milestone.due.description,
                            milestone.reached[$0]?.description ?? "",
                        ]
                    }
                })
        case .goal, .plan, .target, .index, .rank, .directives:
            let goal = standing.goals.first { $0.code == reference.path[0] }
            return answer(
                "members of the goal", ["member", "reading", "value", "comparator", "threshold", "state", "figure"],
                (goal?.state.parts ?? []).map { part in
                    [
                        part.member.names[language], part.member.reading, part.value.map { "\($0)" } ?? "",
                        part.condition.comparator.rawValue, "\(part.condition.threshold)", part.verdict.rawValue,
                        standing[part.member.indicator]?.figure.reference.description ?? "",
                    ]
                })
        }
    }
}

extension TwofoldWorkspace {
    /// What was ever said of each action.
    private func states(of plan: SteeringPlan, upTo day: Day) -> LivingRecordTrace.Sheet {
        let actions = plan.resolutions.flatMap(\.groups).flatMap(\.actions)
        return LivingRecordTrace.Sheet(
            columns: ["action", "day", "state", "sentence", "reason"],
            rows: actions.flatMap { action in
                action.states.filter { $0.day <= day }.map {
                    [
                        action.action.code, $0.day.description, $0.state.rawValue, $0.sentence ?? "", $0.reason ?? "",
                    ]
                }
            })
    }

    /// Every version of a target, by the day it is in force from and then by revision.
    private func versions(of series: Target.Series?, knownAt revision: Int) throws -> LivingRecordTrace.Sheet? {
        guard let series else { return nil }
        let versions = try registry.targetHistory(knownAt: revision).filter { $0.series == series }
        return LivingRecordTrace.Sheet(
            columns: ["valid_from", "value", "document", "issuer", "trajectory", "note", "known_since"],
            rows: versions.sorted { ($0.validFrom, $0.knownSince) < ($1.validFrom, $1.knownSince) }.map {
                [
                    $0.validFrom.description, "\($0.value)", $0.document?.number ?? "", $0.document?.issuer ?? "",
                    $0.trajectory.name, $0.note ?? "", String($0.knownSince),
                ]
            })
    }
}
