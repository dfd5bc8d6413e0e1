import Appraisal
import Diagnostics
import Domain
import Packs
import Registry

/// What forms ask of a record that is new or changed, asked of one from a file: what the registry has already stays as it is.
struct FileRules {
    let pack: Pack
    let today: Day
    /// Actions by code, and the days of resolutions by the groups under them, as they will be once the file is applied.
    private let actions: [String: SteeringPlan.ActionPlan]
    private let issued: [String: Day]
    private(set) var problems: [Diagnostic] = []

    init(_ changes: ImportPlan, over plan: SteeringPlan, _ pack: Pack, today: Day) throws {
        self.pack = pack
        self.today = today
        actions = try plan.actions(with: changes)
        issued = try plan.daysOfGroups(with: changes)
        for change in changes.comparisons {
            switch change.item.change {
            case .new, .changed: try check(change)
            case .withdrawn, .same: continue
            }
        }
    }

    private mutating func check(_ change: ImportPlan.Comparison) throws {
        checkCode(change)
        checkTexts(change)
        checkDay(change)
        try checkUnits(change)
        if change.item.kind == .target { try checkPath(Target(change.after), change) }
        if change.item.kind == .actionState { try checkState(RecordedState(change.after), change) }
    }

    // MARK: Every record

    private mutating func checkCode(_ change: ImportPlan.Comparison) {
        switch change.item.kind {
        case .resolution, .taskGroup, .action, .milestone, .directive: break
        case .target, .actionState, .milestoneEvent, .acknowledgement, .theme, .reported, .commendation, .proposal,
            .indexResult, .leagueTable, .priority, .reportStep:
            return
        }
        let code = change.after["code"].description
        guard change.item.change == .new, !TypedText.isCode(code) else { return }
        problems.append(
            Diagnostic(
                code: "not-a-code", message: "'\(code)' cannot be the code of a new record",
                place: change.place(of: "code"), help: TypedText.noCode[.english]))
    }

    private mutating func checkTexts(_ change: ImportPlan.Comparison) {
        for (field, text) in change.writtenTexts where !TypedText.isShort(text) {
            problems.append(
                Diagnostic(
                    code: "text-too-long",
                    message: "'\(field)' has \(text.count) characters; a text has \(TypedText.longest) at most",
                    place: change.place(of: field), help: "write less, or keep it as a file"))
        }
    }

    /// Nothing has happened yet on a day to come. States say so themselves.
    private mutating func checkDay(_ change: ImportPlan.Comparison) {
        switch change.item.kind {
        case .milestoneEvent, .directive, .acknowledgement: break
        case .target, .resolution, .taskGroup, .action, .actionState, .milestone, .theme, .reported, .commendation,
            .proposal, .indexResult, .leagueTable, .priority, .reportStep:
            return
        }
        guard let day = Day(change.after["day"].description), day > today else { return }
        problems.append(.dayToCome(day, at: change.place(of: "day")))
    }

    // MARK: Targets

    /// A value without its path beside it meets the path that is there.
    private mutating func checkPath(_ target: Target, _ change: ImportPlan.Comparison) {
        guard let last = pack.calendar(target.calendar)?.days(of: target.period).to,
            !target.trajectory.ends(at: target.value, on: last)
        else { return }
        problems.append(
            Diagnostic(
                code: "path-ends-elsewhere",
                message: "the path by hand of this target does not end at its value on \(last)",
                place: change.place(of: "value"),
                help: "give the file the column 'trajectory', with a path that ends at the value"))
    }

    // MARK: Units

    private mutating func checkUnits(_ change: ImportPlan.Comparison) throws {
        let before = Set(try change.before.map(datedUnits)?.map(\.unit) ?? [])
        for (field, unit, day) in try datedUnits(change.after) where !before.contains(unit) {
            guard let gone = pack.gone(unit, on: day) else { continue }
            problems.append(
                Diagnostic(
                    code: "unit-not-there", message: gone[.english], place: change.place(of: field),
                    help: "name a unit that is there on that day"))
        }
    }

    /// The units a record gives something to do, each with the day it must be there on.
    private func datedUnits(_ fields: StoredFields) throws -> [(field: String, unit: OrgUnit.ID, day: Day)] {
        switch fields.kind {
        case .action:
            let action = try Action(fields)
            guard let day = action.deadline ?? issued[action.taskGroup] else { return [] }
            return [("lead_unit", action.leadUnit, day)]
                + action.supportingUnits.map { ("supporting_units", $0, day) }
        case .milestone:
            let milestone = try Milestone(fields)
            return milestone.units.map { ("units", $0, milestone.due) }
        case .directive:
            let directive = try Directive(fields)
            return directive.units.map { ("units", $0, directive.day) }
        case .target, .resolution, .taskGroup, .actionState, .milestoneEvent, .acknowledgement, .theme, .reported,
            .commendation, .proposal, .indexResult, .leagueTable, .priority, .reportStep:
            return []
        }
    }

    // MARK: States

    private mutating func checkState(_ said: RecordedState, _ change: ImportPlan.Comparison) {
        guard let action = actions[said.action] else { return }
        for objection in action.objections(
            to: said.state, on: said.day, sentence: said.sentence, reason: said.reason, today: today)
        {
            let place = change.place(of: objection.field)
            let needed =
                switch objection {
                case .dayToCome: Diagnostic.dayToCome(said.day, at: place)
                case .noSentence, .lateWithoutReason, .atRiskWithoutReason, .cancelledWithoutReason:
                    Diagnostic(
                        code: "missing-field",
                        message: "the state of '\(said.action)' on \(said.day) has no '\(objection.field)'",
                        place: place, help: objection == .noSentence ? "say what was done" : objection.words[.english])
                }
            problems.append(needed)
        }
        guard let by = pack.units[OrgUnit.ID(said.by)]?.id else { return }
        let part = [action.action.leadUnit] + action.action.supportingUnits
        guard !part.contains(where: { pack.units.ancestors(of: $0).contains(by) }) else { return }
        problems.append(
            Diagnostic(
                code: "no-part-in-it", message: "'\(by)' has no part in '\(said.action)'",
                place: change.place(of: "by"),
                help: "it is led by '\(action.action.leadUnit)': name the unit or office that reports"))
    }
}

private typealias RecordedState = Registry.ActionState

extension Diagnostic {
    fileprivate static func dayToCome(_ day: Day, at place: SourceRange?) -> Diagnostic {
        Diagnostic(
            code: "day-to-come", message: "\(day) has not come yet; only what has happened is recorded", place: place,
            help: "correct the day, or import it when the day has come")
    }
}

extension SteeringPlan {
    /// The actions as they will be, with what will have been said of them.
    fileprivate func actions(with changes: ImportPlan) throws -> [String: ActionPlan] {
        var known = Dictionary(actions.map { ($0.action.code, $0.action) }, uniquingKeysWith: { first, _ in first })
        var said = Dictionary(actions.map { ($0.action.code, $0.states) }, uniquingKeysWith: { first, _ in first })
        for change in changes.comparisons where change.item.change != .same {
            let isWithdrawn = change.item.change == .withdrawn
            if change.item.kind == .action {
                let action = try Action(change.after)
                known[action.code] = isWithdrawn ? nil : action
            } else if change.item.kind == .actionState {
                let state = try RecordedState(change.after)
                said[state.action, default: []].removeAll { $0.day == state.day }
                if !isWithdrawn { said[state.action, default: []].append(state) }
            }
        }
        return known.mapValues { ActionPlan(action: $0, states: said[$0.code] ?? []) }
    }

    /// The day of each group's resolution, as it will be.
    fileprivate func daysOfGroups(with changes: ImportPlan) throws -> [String: Day] {
        var days = Dictionary(
            resolutions.map { ($0.resolution.code, $0.resolution.day) }, uniquingKeysWith: { first, _ in first })
        var above = Dictionary(
            groups.map { ($0.group.code, $0.group.resolution) }, uniquingKeysWith: { first, _ in first })
        for change in changes.comparisons {
            if change.item.kind == .resolution {
                let resolution = try Resolution(change.after)
                days[resolution.code] = resolution.day
            } else if change.item.kind == .taskGroup {
                let group = try TaskGroup(change.after)
                above[group.code] = group.resolution
            }
        }
        return above.compactMapValues { days[$0] }
    }
}

extension ImportPlan.Comparison {
    /// The texts people wrote that the registry does not have yet, by the field they stand in.
    fileprivate var writtenTexts: [(field: String, text: String)] {
        let before = before?.writtenTexts ?? []
        return after.writtenTexts.filter { field, text in !before.contains { $0.field == field && $0.text == text } }
    }
}
