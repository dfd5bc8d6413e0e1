/// The kinds of living record, in an order in which each comes after what it refers to. The raw value is the table's name.
package enum RecordKind: String, Hashable, Sendable, Codable, CaseIterable {
    case target
    case resolution
    case taskGroup = "task_group"
    case action
    case actionState = "action_state"
    case milestone
    case milestoneEvent = "milestone_event"
    case directive
    case acknowledgement
    case theme
    case reported
    case commendation
    case proposal
    case indexResult = "index_result"
    case leagueTable = "league_table"
    case priority
    /// What happened to a report; from pages and commands, never from a file.
    case reportStep = "report_step"

    /// The columns that name a record; its versions share them.
    package var keyColumns: [String] {
        switch self {
        case .target: ["assigner", "kind", "indicator", "unit", "period", "calendar", "valid_from"]
        case .resolution, .taskGroup, .action, .milestone, .directive, .commendation, .proposal: ["code"]
        case .actionState: ["action", "day"]
        case .milestoneEvent: ["milestone", "unit"]
        case .acknowledgement: ["directive", "unit"]
        case .theme: ["year", "kind"]
        case .reported: ["field", "unit", "period", "calendar"]
        case .indexResult: ["index_code", "year", "subject"]
        case .leagueTable: ["code", "period", "as_at"]
        case .priority: ["period", "position"]
        case .reportStep: ["form", "unit", "period", "calendar", "number"]
        }
    }

    /// The table that holds each code once, for records that others refer to.
    var codeTable: String? {
        switch self {
        case .resolution, .taskGroup, .action, .milestone, .directive: rawValue + "_code"
        case .target, .actionState, .milestoneEvent, .acknowledgement, .theme, .reported, .commendation, .proposal,
            .indexResult, .leagueTable, .priority, .reportStep:
            nil
        }
    }

    /// How people read it in a preview: `task group`.
    package var label: String { rawValue.replacing("_", with: " ") }
}
