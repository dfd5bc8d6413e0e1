/// What a person is to a unit and everything below it. A person may have several, at several units.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case viewer, reporter, approver, planner, leader, auditor, administrator

    package var permissions: Set<Permission> {
        switch self {
        case .viewer: [.viewFigures]
        case .reporter: [.viewFigures, .viewRecords, .export, .report]
        case .approver: [.viewFigures, .viewRecords, .seeNames, .export, .approve]
        case .planner: [.viewFigures, .viewRecords, .export, .loadRecords, .plan]
        case .leader: [.viewFigures, .viewRecords, .seeNames, .export, .decide]
        case .auditor: [.viewFigures, .viewRecords, .seeNames, .export, .viewAudit]
        // Runs the system; whoever also needs to see figures is given a role for it.
        case .administrator: [.managePeople, .viewAudit, .loadRecords]
        }
    }
}

/// A role at a unit and everything below it.
package struct Grant: Hashable, Sendable {
    package let role: Role
    package let unit: OrgUnit.ID
    package init(_ role: Role, at unit: OrgUnit.ID) {
        self.role = role
        self.unit = unit
    }
}
