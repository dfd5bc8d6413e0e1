import Appraisal
import Documents
import Domain
import Foundation
import Packs

extension ReviewScribe {
    /// How many actions of each task group stand how.
    func plan(_ title: [Inline]?) -> Block {
        guard !standing.plan.groups.isEmpty else {
            return nothing("Chưa có chương trình công tác được nhập.", "No plan has been entered.")
        }
        let reference = reference(.plan, scope)
        func counts(_ summary: ActionSummary) -> [Table.Cell] {
            [
                summary.total, summary[.done], summary[.onTrack], summary[.atRisk], summary[.late],
                summary[.notStarted],
                summary[.cancelled],
            ].map { count($0, reference) }
        }
        var rows = standing.plan.groups.enumerated().map { index, group in
            Table.Row(
                [serial(index), .text(group.title[language])] + counts(ActionSummary(group.items.map(\.standing))))
        }
        let total: [Table.Cell] = [.text(""), .text(words.pick("Tổng cộng", "Total"))]
        rows.append(Table.Row(total + counts(standing.plan.summary), style: .total))
        return table(
            title ?? [.text(words.pick("Tiến độ theo nhóm nhiệm vụ", "Progress by task group"))],
            [
                ("STT", "No.", column(.centre, 0.8)), ("Nhóm nhiệm vụ", "Task group", column(.left, 5.4)),
                ("Số giải pháp", "Actions", column(.right, 1.1)), ("Hoàn thành", "Done", column(.right, 1.1)),
                ("Đúng tiến độ", "On track", column(.right, 1.1)), ("Có nguy cơ", "At risk", column(.right, 1.1)),
                ("Chậm", "Late", column(.right, 1)), ("Chưa thực hiện", "Not started", column(.right, 1.1)),
                ("Đã hủy", "Cancelled", column(.right, 1)),
            ], rows)
    }

    func lateActions(_ title: [Inline]?) -> Block {
        let late = standing.plan.late.sorted { ($1.standing.daysLate, $0.code) < ($0.standing.daysLate, $1.code) }
        guard !late.isEmpty else { return nothing("Không có giải pháp nào chậm tiến độ.", "No action is late.") }
        let reference = reference(.plan, scope)
        return table(
            title ?? [.text(words.pick("Các giải pháp chậm tiến độ", "Late actions"))],
            [
                ("STT", "No.", column(.centre, 0.8)), ("Giải pháp", "Action", column(.left, 4)),
                ("Đơn vị chủ trì", "Lead unit", column(.left, 2)), ("Thời hạn", "Deadline", column(.centre, 1.5)),
                ("Chậm (ngày)", "Days late", column(.right, 1)), ("Nguyên nhân", "Reason", column(.left, 3.5)),
            ],
            late.enumerated().map { index, item in
                Table.Row([
                    serial(index), .text(item.title[language]), .text(name(item.leadUnit)),
                    item.deadline.map { .day($0) } ?? .missing(), count(item.standing.daysLate, reference),
                    item.reason.map { .text($0) }
                        ?? .missing(shown: words.pick("chưa nêu nguyên nhân", "no reason given")),
                ])
            })
    }

    func milestones(_ title: [Inline]?) -> Block {
        guard !standing.milestones.isEmpty else {
            return nothing("Chưa có mốc việc được nhập.", "No milestone has been entered.")
        }
        let reference = reference(.milestones, scope)
        return table(
            title ?? [.text(words.pick("Các mốc việc", "Milestones"))],
            [
                ("STT", "No.", column(.centre, 0.8)), ("Mốc việc", "Milestone", column(.left, 4)),
                ("Thời hạn", "Due", column(.centre, 1.5)), ("Số đơn vị", "Units", column(.right, 1)),
                ("Đã hoàn thành", "Reached", column(.right, 1.2)), ("Đúng hạn", "In time", column(.right, 1)),
                ("Quá hạn", "Overdue", column(.left, 2.4)),
            ],
            standing.milestones.enumerated().map { index, milestone in
                Table.Row([
                    serial(index), .text(milestone.title[language]), .day(milestone.due),
                    count(milestone.units.count, reference),
                    count(milestone.units.count { milestone.reached[$0] != nil }, reference),
                    count(milestone.reachedInTime, reference),
                    milestone.missed.isEmpty ? .missing() : .text(milestone.missed.map(name).joined(separator: ", ")),
                ])
            })
    }

    func directives(_ title: [Inline]?) -> Block {
        guard !input.directives.isEmpty else {
            return nothing("Trong kỳ không có công văn chỉ đạo.", "No directive was issued in the period.")
        }
        let reference = reference(.directives, scope)
        return table(
            title ?? [.text(words.pick("Các công văn chỉ đạo", "Directives"))],
            [
                ("STT", "No.", column(.centre, 0.8)), ("Số công văn", "Number", column(.left, 2)),
                ("Ngày ban hành", "Issued on", column(.centre, 1.5)), ("Trích yếu", "Title", column(.left, 4)),
                ("Số đơn vị", "Units", column(.right, 1)), ("Đã tiếp nhận", "Acknowledged", column(.right, 1.2)),
                ("Chưa tiếp nhận", "Outstanding", column(.left, 2.4)),
            ],
            input.directives.enumerated().map { index, directive in
                Table.Row([
                    serial(index), .text(directive.number), .day(directive.day), .text(directive.title[language]),
                    count(directive.units.count, reference),
                    count(directive.units.count - directive.outstanding.count, reference),
                    directive.outstanding.isEmpty
                        ? .missing() : .text(directive.outstanding.map(name).joined(separator: ", ")),
                ])
            })
    }

    /// The members of a goal, each with its threshold, its value and whether it holds.
    func goal(_ code: String, _ title: [Inline]?) -> Block {
        guard let goal = standing.goals.first(where: { $0.code == code }) else {
            return nothing("Chưa có số liệu về mục tiêu.", "No data on the goal.")
        }
        let reference = reference(.goal, [code] + scope)
        let rows = goal.state.parts.enumerated().map { index, part in
            let value: Table.Cell =
                part.value.map { .text([.figure(mark(text($0, of: part.member), reference, $0))]) }
                ?? .missing(shown: words.noData)
            let verdict = words.shortVerdict(GoalVerdict(part.verdict))
            return Table.Row([
                serial(index), .text(part.member.names[language]),
                .text(sign(part.condition.comparator) + " " + threshold(part.condition.threshold, of: part.member)),
                value,
                .text([.figure(mark(verdict, reference, nil))]),
            ])
        }
        return table(
            title ?? [.text(goal.names[language])],
            [
                ("STT", "No.", column(.centre, 0.8)), ("Điều kiện", "Condition", column(.left, 5)),
                ("Ngưỡng", "Threshold", column(.right, 1.6)), ("Thực hiện", "Actual", column(.right, 1.6)),
                ("Kết quả", "Verdict", column(.centre, 1.6)),
            ], rows)
    }

    /// A value of a goal's member as its reading has it: in the indicator's unit, or in percent.
    private func text(_ value: Decimal, of member: GoalStanding.Member) -> String {
        guard member.reading == "value", let indicator = pack.indicator(member.indicator) else {
            return percent(nil).text(value)
        }
        let shown = shown(value, indicator)
        return shown.unit.isEmpty ? shown.text : "\(shown.text) \(shown.unit)"
    }

    /// A threshold is as round as it was set.
    private func threshold(_ value: Decimal, of member: GoalStanding.Member) -> String {
        guard member.reading == "value", let indicator = pack.indicator(member.indicator) else {
            return percent(nil).text(value)
        }
        let shown = shown(value, indicator)
        var format = shown.format
        format.fractionDigits = 0
        return shown.unit.isEmpty ? format.text(shown.number) : "\(format.text(shown.number)) \(shown.unit)"
    }

    private func sign(_ comparator: GoalCondition.Comparator) -> String {
        switch comparator {
        case .atLeast: "≥"
        case .above: ">"
        case .atMost: "≤"
        case .below: "<"
        }
    }
}
