import Appraisal
import Domain
import Foundation
import Packs
import Workspace

extension TodayPage.DutyLine {
    init(_ duty: Duty, _ standing: Standing, _ visit: Visit) {
        let words = visit.words
        unit = visit.shortName(of: duty.unit)
        let overdue = duty.due.map {
            words.sentence(
                "due_days_ago", ["day": words.day($0), "n": String(max(0, standing.asAt.days(since: $0)))])
        }
        since = overdue ?? ""
        let title = duty.title[visit.language]
        switch duty.kind {
        case .lateAction:
            what = "\(duty.subject) \(title)"
            detail = duty.reason ?? words["no_reason_given"]
        case .contradiction:
            what = "\(duty.subject) \(title)"
            detail = words.sentence("duty_contradicted", ["n": String(duty.count)])
        case .missedMilestone, .unacknowledgedDirective:
            what = title
            detail = ""
        case .missingReport:
            what = "\(title), \(duty.period.map(words.period) ?? "")"
            detail = words.sentence("fields_missing", ["n": String(duty.count)])
        case .waitingApproval:
            what = "\(title), \(duty.period.map(words.period) ?? "")"
            detail = duty.about.map(visit.shortName) ?? ""
        case .undecidedProposal:
            what = "\(title), \(duty.period.map(words.period) ?? "")"
            detail = ""
        case .refusedRows:
            what = words.sentence("load_file", ["n": duty.subject, "file": title])
            detail = words.sentence("rows_refused", ["n": visit.people.number(.init(duty.count), decimals: 0)])
        case .watchFlag:
            what = title
            detail =
                visit.pack.watchRules.first { duty.subject.hasPrefix($0.code + "/") }?.question[visit.language] ?? ""
        case .restatedFigure:
            what = title
            let indicator = duty.now.flatMap { visit.pack.indicator($0.indicator) }
            detail =
                indicator.map {
                    words.sentence(
                        "restated_from_to",
                        ["from": visit.amount(duty.before?.value, $0), "to": visit.amount(duty.now?.value, $0)])
                } ?? ""
        }
        switch duty.kind {
        case .lateAction, .contradiction: href = visit.choice.link("/plan", [("action", duty.subject)])
        case .missedMilestone:
            let path = "/milestones/\(duty.subject.queryEncoded)"
            href = visit.choice.link(
                visit.mayReachMilestones(at: duty.unit) ? "\(path)/units/\(duty.unit.rawValue.queryEncoded)" : path)
        case .unacknowledgedDirective: href = visit.choice.link("/directives/\(duty.subject.queryEncoded)")
        case .missingReport, .waitingApproval:
            href = duty.about.flatMap { unit in
                duty.period.map { visit.choice.link("/reports/\(duty.subject)/\(unit)/\($0)") }
            }
        case .undecidedProposal:
            href =
                visit.sitsInCouncil || visit.may(.approve, at: visit.tree.root)
                ? visit.choice.link("/commendations/proposals/\(duty.subject.queryEncoded)") : nil
        case .refusedRows: href = visit.may(.loadRecords) ? visit.choice.link("/data/loads/\(duty.subject)") : nil
        case .watchFlag: href = visit.choice.link("/watch") + "#" + WatchPage.Flag.anchor(duty.subject)
        case .restatedFigure: href = duty.now.map(visit.choice.link(to:))
        }
    }
}
