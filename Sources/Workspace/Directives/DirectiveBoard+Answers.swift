package import Domain

extension DirectiveBoard {
    /// For a terminal: a line a directive and unit.
    package func table(in language: Language) -> String {
        var table = TextTable([
            .init("directive"), .init("number"), .init("issued"), .init("by"), .init("unit"), .init("state"),
            .init("acknowledged"), .init("days", .right), .init("title"),
        ])
        for directive in directives {
            for row in directive.rows {
                table.add([
                    directive.code, directive.number, directive.day.description,
                    directive.acknowledgeBy?.description ?? "", row.unit.rawValue, row.state.name,
                    row.state.day?.description ?? "", row.state.daysLate.map(String.init) ?? "",
                    directive.title[language],
                ])
            }
        }
        return table.isEmpty ? "no directives" : table.text
    }

    package var json: JSON {
        .object([
            "asAt": .text(asAt.description), "revision": .int(revision),
            "directives": .array(directives.map(\.json)),
        ])
    }
}

extension DirectiveAccount {
    fileprivate var json: JSON {
        .object([
            "code": .text(code), "number": .text(number), "issuer": .text(issuer), "day": .text(day.description),
            "title": title.json, "document": .optional(document?.text), "acknowledgeBy": .optional(acknowledgeBy),
            "actions": .array(actions.map { .text($0.code) }),
            "units": .array(
                rows.map { row in
                    .object([
                        "unit": .text(row.unit.rawValue), "state": .text(row.state.name),
                        "acknowledged": .optional(row.state.day), "daysLate": .optional(row.state.daysLate),
                        "by": .optional(row.by), "note": .optional(row.note),
                    ])
                }),
        ])
    }
}

extension DirectiveAccount.State {
    /// `nil` for what is in time.
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
