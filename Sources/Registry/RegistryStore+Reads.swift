package import Domain
import Foundation
import GRDB

/// Living records as one revision knew them (`nil`: as known now), without those withdrawn by then.
extension RegistryStore {
    /// Every target, also those that a later one of its series has moved: by series, then `validFrom`.
    package func targets(knownAt: Int? = nil) throws -> [Target] { try records(knownAt: knownAt) }

    /// The one target of each series that is in force on a day: the last whose `validFrom` is not after it.
    package func targets(inForceOn day: Day, knownAt: Int? = nil) throws -> [Target] {
        let series = Dictionary(grouping: try targets(knownAt: knownAt).filter { $0.validFrom <= day }, by: \.series)
        return series.values.compactMap { $0.max { $0.validFrom < $1.validFrom } }.sorted { $0.key < $1.key }
    }

    /// Every version of every target in order of revision, for the history of one.
    package func targetHistory(knownAt: Int? = nil) throws -> [Target] {
        try pool.read { db in
            try Versions.all(of: .target, knownAt: knownAt, in: db).filter { !$0.isWithdrawn }
                .map { try Target($0.fields) }
        }
    }

    /// A task group without its resolution, or an action without its group, is left out: somebody withdrew it.
    package func plan(knownAt: Int? = nil) throws -> SteeringPlan {
        try pool.read { db in
            let states = Dictionary(
                grouping: try Self.records(of: ActionState.self, knownAt: knownAt, in: db), by: \.action)
            let actions = Dictionary(
                grouping: try Self.records(of: Action.self, knownAt: knownAt, in: db), by: \.taskGroup)
            let groups = Dictionary(
                grouping: try Self.records(of: TaskGroup.self, knownAt: knownAt, in: db), by: \.resolution)
            let resolutions = try Self.records(of: Resolution.self, knownAt: knownAt, in: db)
            return SteeringPlan(
                resolutions: resolutions.sorted { ($0.day, $0.code) < ($1.day, $1.code) }.map { resolution in
                    let ordered = (groups[resolution.code] ?? []).sorted { ($0.order, $0.code) < ($1.order, $1.code) }
                    return SteeringPlan.ResolutionPlan(
                        resolution: resolution,
                        groups: ordered.map { group in
                            let ordered = (actions[group.code] ?? []).sorted { inReadingOrder($0.code, $1.code) }
                            return SteeringPlan.GroupPlan(
                                group: group,
                                actions: ordered.map {
                                    SteeringPlan.ActionPlan(action: $0, states: states[$0.code] ?? [])
                                })
                        })
                })
        }
    }

    /// By code.
    package func milestones(knownAt: Int? = nil) throws -> [Milestone] { try records(knownAt: knownAt) }
    /// By milestone, then unit.
    package func milestoneEvents(knownAt: Int? = nil) throws -> [MilestoneEvent] { try records(knownAt: knownAt) }
    /// By code.
    package func directives(knownAt: Int? = nil) throws -> [Directive] { try records(knownAt: knownAt) }
    /// By directive, then unit.
    package func acknowledgements(knownAt: Int? = nil) throws -> [Acknowledgement] { try records(knownAt: knownAt) }
    /// By year, then sort.
    package func themes(knownAt: Int? = nil) throws -> [Theme] { try records(knownAt: knownAt) }

    /// The values that count: of each field, unit and period the last approved one. A newer draft does not unseat it.
    package func reported(knownAt: Int? = nil) throws -> [ReportedValue] {
        let versions = try pool.read { db in try Versions.all(of: .reported, knownAt: knownAt, in: db) }
        var approved: [String: ReportedValue] = [:]
        for version in versions {
            let value = try ReportedValue(version.fields)
            if version.isWithdrawn {
                approved[value.key] = nil
            } else if value.status == .approved {
                approved[value.key] = value
            }
        }
        return approved.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Every version of every report in order of revision.
    package func reportHistory(knownAt: Int? = nil) throws -> [ReportedValue] {
        try pool.read { db in
            try Versions.all(of: .reported, knownAt: knownAt, in: db).filter { !$0.isWithdrawn }
                .map { try ReportedValue($0.fields) }
        }
    }

    /// Where each report stands, approved or not: the latest version of each.
    package func reportStates(knownAt: Int? = nil) throws -> [ReportedValue] { try records(knownAt: knownAt) }

    /// By code.
    package func commendations(knownAt: Int? = nil) throws -> [Commendation] { try records(knownAt: knownAt) }
    /// By code.
    package func proposals(knownAt: Int? = nil) throws -> [Proposal] { try records(knownAt: knownAt) }
    /// By index, year, subject.
    package func indexResults(knownAt: Int? = nil) throws -> [IndexResult] { try records(knownAt: knownAt) }
    /// By code, period, day.
    package func leagueTables(knownAt: Int? = nil) throws -> [LeagueTable] { try records(knownAt: knownAt) }
    /// By period, then order.
    package func priorities(knownAt: Int? = nil) throws -> [Priority] { try records(knownAt: knownAt) }

    private func records<Record: LivingRecord>(knownAt: Int?) throws -> [Record] {
        try pool.read { db in try Self.records(of: Record.self, knownAt: knownAt, in: db) }
    }

    static func records<Record: LivingRecord>(
        of type: Record.Type, knownAt: Int?, in db: Database
    ) throws -> [Record] {
        try Versions.latest(of: Record.kind, knownAt: knownAt, in: db).filter { !$0.isWithdrawn }
            .map { try Record($0.fields) }
    }
}

/// `A2` before `A10`: runs of digits compare as numbers, all else as text.
func inReadingOrder(_ a: String, _ b: String) -> Bool {
    let order = a.compare(b, options: .numeric)
    return order == .orderedSame ? a < b : order == .orderedAscending
}
