import Diagnostics
import Domain
import Foundation

/// What a set of records says about records of the registry: references, commendations given before, versions of targets.
struct ImportCheck {
    private(set) var problems: [Diagnostic] = []
    private let set: RecordSet
    private let latest: [RecordKind: [String: Versions.Row]]

    init(_ set: RecordSet, latest: [RecordKind: [String: Versions.Row]]) throws {
        self.set = set
        self.latest = latest
        for entry in set.entries where entry.isWithdrawn { checkWithdrawal(entry) }
        checkWhatStandsUnder()
        checkReferences()
        checkSteps()
        checkMilestoneUnits(try current(Milestone.self))
        checkAcknowledgements(try current(Directive.self))
        checkCommendations(try current(Commendation.self))
        checkLinkedTargets(try current(Target.self))
    }

    /// What will be there once the set is applied: the registry's records with the set's over them.
    private func current<Record: LivingRecord>(_ type: Record.Type) throws -> [Record] {
        var records: [String: Record] = [:]
        for (key, row) in latest[Record.kind] ?? [:] where !row.isWithdrawn { records[key] = try Record(row.fields) }
        for entry in set.entries {
            guard let record = entry.record as? Record else { continue }
            records[record.key] = entry.isWithdrawn ? nil : record
        }
        return records.sorted { $0.key < $1.key }.map(\.value)
    }

    private func place(_ field: String, of entry: RecordSet.Entry) -> SourceRange {
        entry.places[field] ?? entry.place ?? .whole(file: "this record")
    }

    private mutating func checkWithdrawal(_ entry: RecordSet.Entry) {
        let kind = type(of: entry.record).kind
        guard latest[kind]?[entry.record.key] == nil else { return }
        problems.append(.nothingToWithdraw(kind, entry.record.key, at: place("withdrawn", of: entry)))
    }

    /// What stands under a record goes with it: left behind, it would be in force and nobody would find it.
    private mutating func checkWhatStandsUnder() {
        var written: [RecordKind: Set<String>] = [:]
        for entry in set.entries { written[type(of: entry.record).kind, default: []].insert(entry.record.key) }
        for entry in set.entries where entry.isWithdrawn {
            let kind = type(of: entry.record).kind
            guard let row = latest[kind]?[entry.record.key], !row.isWithdrawn else { continue }
            for child in RecordKind.allCases {
                guard let (column, parent) = child.parent, parent == kind else { continue }
                let left = (latest[child] ?? [:]).filter { key, row in
                    !row.isWithdrawn && row.fields[column].description == entry.record.key
                        && written[child]?.contains(key) != true
                }.keys
                guard !left.isEmpty else { continue }
                problems.append(
                    .standsUnder(
                        left.sorted(by: inReadingOrder), child, of: kind, entry.record.key,
                        at: place("withdrawn", of: entry)))
            }
        }
    }

    // MARK: References

    private mutating func checkReferences() {
        var codes: [RecordKind: Set<String>] = [:]
        for kind in RecordKind.allCases where kind.codeTable != nil || kind == .priority {
            let stored = (latest[kind] ?? [:]).filter { !$0.value.isWithdrawn }.keys
            codes[kind] = Set(stored)
        }
        for entry in set.entries {
            let kind = type(of: entry.record).kind
            if entry.isWithdrawn {
                codes[kind]?.remove(entry.record.key)
            } else {
                codes[kind]?.insert(entry.record.key)
            }
        }
        for entry in set.entries where !entry.isWithdrawn {
            for (field, kind, code) in Self.references(of: entry.record)
            where codes[kind]?.contains(code) != true && !hadAlready(entry, field, code) {
                problems.append(
                    .unknownRecord(
                        code, kind, at: place(field, of: entry), didYouMean: didYouMean(code, among: codes[kind] ?? []))
                )
            }
        }
    }

    /// A link of a record to what has been withdrawn since it was made; what a record stands under must be there.
    private func hadAlready(_ entry: RecordSet.Entry, _ field: String, _ code: String) -> Bool {
        let kind = type(of: entry.record).kind
        guard field != kind.parent?.column, let row = latest[kind]?[entry.record.key], !row.isWithdrawn,
            let stored = try? type(of: entry.record).init(row.fields)
        else { return false }
        return Self.references(of: stored).contains { $0.field == field && $0.code == code }
    }

    private static func references(of record: any LivingRecord) -> [(field: String, kind: RecordKind, code: String)] {
        switch record {
        case let group as TaskGroup: [("resolution", .resolution, group.resolution)]
        case let action as Action:
            [("task_group", .taskGroup, action.taskGroup)]
                + (action.priority.map { [("priority", .priority, $0)] } ?? [])
        case let state as ActionState: [("action", .action, state.action)]
        case let event as MilestoneEvent: [("milestone", .milestone, event.milestone)]
        case let directive as Directive: directive.actions.map { ("actions", .action, $0) }
        case let acknowledgement as Acknowledgement: [("directive", .directive, acknowledgement.directive)]
        default: []  // other records name codes of the pack only
        }
    }

    /// A step that is there was written by somebody else meanwhile.
    private mutating func checkSteps() {
        for entry in set.entries {
            guard let step = entry.record as? ReportStep, let row = latest[.reportStep]?[step.key],
                row.fields != step.stored
            else { continue }
            problems.append(
                Diagnostic(
                    code: "report-moved", message: "somebody else changed this report meanwhile",
                    place: place("number", of: entry), help: "look at it again, then repeat what is still right"))
        }
    }

    private mutating func checkLinkedTargets(_ targets: [Target]) {
        let known = Set(targets.map(\.series))
        for entry in set.entries where !entry.isWithdrawn {
            guard let action = entry.record as? Action else { continue }
            // What the action had already may have been withdrawn since.
            let stored = latest[.action]?[action.key].flatMap { try? Action($0.fields) }
            for series in action.targets where !known.contains(series) && stored?.targets.contains(series) != true {
                problems.append(
                    .unknownRecord(
                        series.description, .target, at: place("targets", of: entry),
                        didYouMean: didYouMean(series.description, among: known.map(\.description))))
            }
        }
    }

    private mutating func checkMilestoneUnits(_ milestones: [Milestone]) {
        let units = Dictionary(milestones.map { ($0.code, $0.units) }, uniquingKeysWith: { first, _ in first })
        for entry in set.entries where !entry.isWithdrawn {
            guard let event = entry.record as? MilestoneEvent, let asked = units[event.milestone],
                !asked.contains(event.unit)
            else { continue }
            problems.append(
                Diagnostic(
                    code: "not-asked-for", message: "'\(event.unit)' is none of the units of '\(event.milestone)'",
                    place: place("unit", of: entry),
                    help: didYouMean(event.unit.rawValue, among: asked.map(\.rawValue)).map { "did you mean '\($0)'?" }
                        ?? "add it to the milestone's 'units'"))
        }
    }

    private mutating func checkAcknowledgements(_ directives: [Directive]) {
        let byCode = Dictionary(directives.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in set.entries where !entry.isWithdrawn {
            guard let acknowledgement = entry.record as? Acknowledgement,
                let directive = byCode[acknowledgement.directive]
            else { continue }
            if !directive.units.contains(acknowledgement.unit) {
                problems.append(
                    .notAddressed(acknowledgement.unit, by: directive, at: place("unit", of: entry)))
            }
            if acknowledgement.day < directive.day {
                problems.append(
                    Diagnostic(
                        code: "acknowledged-before-issued",
                        message:
                            "it is acknowledged on \(acknowledgement.day), before it was issued on \(directive.day)",
                        place: place("day", of: entry), help: "correct one of the two days"))
            }
        }
    }

    // MARK: Commendations

    private mutating func checkCommendations(_ all: [Commendation]) {
        let byGrant = Dictionary(grouping: all, by: \.grant)
        let place = Dictionary(
            set.entries.compactMap { entry in (entry.record as? Commendation).map { ($0.code, entry) } },
            uniquingKeysWith: { first, _ in first })
        for same in byGrant.values where same.count > 1 {
            // The one the registry has, else the first, stands; the others are refused.
            let ordered = same.sorted {
                ((place[$0.code] == nil ? 0 : 1), $0.code) < ((place[$1.code] == nil ? 0 : 1), $1.code)
            }
            for other in ordered.dropFirst() {
                guard let entry = place[other.code] else { continue }
                problems.append(.commendedAlready(other, as: ordered[0].code, at: self.place("achievement", of: entry)))
            }
        }
    }
}
