import Appraisal
package import Domain
import Packs

/// Who must act, as the command line prints it.
package struct DutyList: Sendable {
    package let duties: [Duty]
    private let unit: OrgUnit.ID
    private let period: Period
    private let asAt: Day
    private let revision: Int
    private let pack: Pack

    init(_ standing: Standing, _ duties: [Duty], pack: Pack) {
        self.duties = duties
        unit = standing.unit
        period = standing.period
        asAt = standing.asAt
        revision = standing.revision
        self.pack = pack
    }

    /// A line a duty, by kind, then what is due longest.
    package func table(in language: Language) -> String {
        var table = TextTable([
            .init("duty"), .init("unit"), .init("subject"), .init("due"), .init("days", .right), .init("title"),
            .init("detail"),
        ])
        for duty in duties {
            table.add([
                duty.kind.rawValue, duty.unit.rawValue, duty.subject, duty.due?.description ?? "",
                duty.due.map { String(asAt.days(since: $0)) } ?? "", duty.title[language], detail(duty, language),
            ])
        }
        return table.isEmpty ? "nobody must act" : table.text
    }

    private func detail(_ duty: Duty, _ language: Language) -> String {
        switch duty.kind {
        case .lateAction: return duty.reason ?? "no reason given"
        case .contradiction: return "done, but \(duty.count) of its targets missed"
        case .missedMilestone, .unacknowledgedDirective: return ""
        case .missingReport: return "\(duty.period.map(\.description) ?? ""): \(duty.count) values missing"
        case .waitingApproval: return "\(duty.period.map(\.description) ?? "") of \(duty.about?.rawValue ?? "")"
        case .undecidedProposal: return duty.period.map(\.description) ?? ""
        case .refusedRows: return "\(duty.count) rows"
        case .watchFlag: return duty.subject
        case .restatedFigure:
            let indicator = duty.now.flatMap { pack.indicator($0.indicator) }
            let people = PeopleFormat(language)
            return indicator.map {
                "\(people.value(duty.before?.value, of: $0)) → \(people.value(duty.now?.value, of: $0)) "
                    + people.unit(of: $0)
            } ?? ""
        }
    }

    package var json: JSON {
        .object([
            "unit": .text(unit.rawValue), "period": .text(period.description), "asAt": .text(asAt.description),
            "revision": .int(revision), "duties": .array(duties.map { $0.json(asAt: asAt) }),
        ])
    }
}

extension Duty {
    fileprivate func json(asAt: Day) -> JSON {
        .object([
            "kind": .text(kind.rawValue), "unit": .text(unit.rawValue), "subject": .text(subject),
            "title": .object(
                Dictionary(uniqueKeysWithValues: title.languages.map { ($0.rawValue, .text(title[$0])) })),
            "due": .optional(due), "daysLate": .optional(due.map { asAt.days(since: $0) }),
            "period": .optional(period), "reason": .optional(reason), "count": .int(count),
            "before": .optional(before?.value), "now": .optional(now?.value),
            "reference": .optional(now?.reference.description), "about": .optional(about),
        ])
    }
}
