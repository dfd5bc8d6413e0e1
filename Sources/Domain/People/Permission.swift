/// One thing a person may be allowed to do, always at a unit and everything below it.
package enum Permission: String, Hashable, Sendable, Codable, CaseIterable {
    /// Figures, standings, targets, plan, milestones, indices.
    case viewFigures = "view_figures"
    /// The records behind a figure, one by one.
    case viewRecords = "view_records"
    /// Names of enterprises and persons in records, commendations and reports.
    case seeNames = "see_names"
    /// Taking figures and records away as files.
    case export
    /// Loading files, correcting refused rows, taking loads back.
    case loadRecords = "load_records"
    /// Handing in what the unit reports and the state of its actions.
    case report
    /// Approving or returning what was handed in.
    case approve
    /// Targets, plan, milestones, directives and themes.
    case plan
    /// Deciding on commendations and issuing what binds units.
    case decide
    /// Accounts, roles, sessions and tokens.
    case managePeople = "manage_people"
    case viewAudit = "view_audit"
}
