import Appraisal
package import Domain

extension MilestoneBoard {
    /// For a terminal: a line a milestone and unit.
    package func table(in language: Language) -> String {
        var table = TextTable([
            .init("milestone"), .init("due"), .init("unit"), .init("state"), .init("reached"), .init("days", .right),
            .init("title"),
        ])
        for milestone in milestones {
            for row in milestone.rows {
                table.add([
                    milestone.standing.code, milestone.standing.due.description, row.unit.rawValue, row.state.name,
                    row.state.day?.description ?? "", row.state.daysLate.map(String.init) ?? "",
                    milestone.standing.title[language],
                ])
            }
        }
        return table.isEmpty ? "no milestones" : table.text
    }

    package var json: JSON {
        .object([
            "asAt": .text(asAt.description), "revision": .int(revision),
            "completion": .array(
                tallies.map { tally in
                    .object([
                        "unit": .text(tally.unit.rawValue), "asked": .int(tally.asked), "inTime": .int(tally.inTime),
                        "late": .int(tally.late), "missed": .int(tally.missed), "open": .int(tally.open),
                    ])
                }),
            "milestones": .array(
                milestones.map { milestone in
                    .object([
                        "code": .text(milestone.standing.code),
                        "title": milestone.standing.title.json,
                        "due": .text(milestone.standing.due.description),
                        "units": .array(
                            milestone.rows.map { row in
                                .object([
                                    "unit": .text(row.unit.rawValue), "state": .text(row.state.name),
                                    "reached": .optional(row.state.day), "daysLate": .optional(row.state.daysLate),
                                    "evidence": .optional(row.evidence),
                                ])
                            }),
                    ])
                }),
        ])
    }
}

extension MilestoneBoard.State {
    /// The day it was reached; `nil` before.
    package var day: Day? {
        switch self {
        case .inTime(let day), .late(let day, _): day
        case .missed, .open: nil
        }
    }

    fileprivate var daysLate: Int? {
        switch self {
        case .late(_, let days), .missed(let days): days
        case .inTime, .open: nil
        }
    }

    fileprivate var name: String {
        switch self {
        case .inTime: "in_time"
        case .late: "late"
        case .missed: "missed"
        case .open: "open"
        }
    }
}
