import Domain
import Foundation
import HTTPTypes
import Packs
import Workspace

/// What the pages of reporting write alike.
extension Visit {
    /// The report a path names.
    ///
    /// - Throws: ``WebError/forbidden`` for what is none: what is not there and what may not be seen answer alike.
    func reportKey() throws -> ReportKey {
        guard let period = Period(path("period")) else { throw WebError.forbidden }
        return ReportKey(form: path("form"), unit: unit, period: period)
    }

    /// Those who hand a unit's reports in or approve them see what is on its way; all others what was approved.
    func isInsider(at unit: OrgUnit.ID) -> Bool { may(.report, at: unit) || may(.approve, at: unit) }

    /// - Throws: ``WebError/forbidden`` for a form or report there is not.
    func reportAccount(_ key: ReportKey) throws -> ReportAccount {
        do {
            let account = try workspace.report(key, known: choice.known)
            return isInsider(at: key.unit) ? account : account.fromOutside
        } catch ReportingError.unknownForm, ReportingError.notAsked {
            throw WebError.forbidden
        }
    }

    /// The day reports are followed on: as chosen, else today; what is asked for after a chosen period is asked for, too.
    var reportsAsAt: Day { choice.asAt ?? workspace.today() }

    /// The day on which something is done to reports: as chosen, but none to come.
    var reportDay: Day { min(reportsAsAt, workspace.today()) }

    /// The day on which something is done to one report: not before what was done last.
    func reportDay(after account: ReportAccount) -> Day {
        account.steps.last.map { max($0.day, reportDay) } ?? reportDay
    }

    /// - Parameter action: What is done to it; nothing for the report itself.
    func link(to key: ReportKey, _ action: String = "", with items: [(String, String?)] = []) -> String {
        choice.link(
            "/reports/\(key.form.queryEncoded)/\(key.unit.rawValue.queryEncoded)/\(key.period)\(action)", items)
    }

    func name(of level: ReportForm.Level) -> String { words["rep_level_" + level.rawValue] }

    func shown(_ state: ReportState) -> ShownState {
        switch state {
        case .none: ShownState(text: words["rep_state_none"], css: "state-idle")
        case .draft: ShownState(text: words["rep_state_draft"], css: "state-idle")
        case .submitted: ShownState(text: words["rep_state_submitted"], css: "state-unknown")
        case .returned: ShownState(text: words["rep_state_returned"], css: "state-broken")
        case .approved: ShownState(text: words["rep_state_approved"], css: "state-holds")
        }
    }

    func shown(_ cell: ReportBoard.Cell) -> ShownState {
        let text = words["rep_state_" + cell.state.rawValue]
        switch cell.state {
        case .notAsked, .notDue, .missing, .draft: return ShownState(text: text, css: "state-idle")
        case .late, .returned: return ShownState(text: text, css: "state-broken")
        case .submitted: return ShownState(text: text, css: "state-unknown")
        case .approved: return ShownState(text: text, css: "state-holds")
        }
    }

    /// A value as people read it; `–` for none.
    func shown(_ value: Decimal?, _ field: ReportForm.Field) -> String {
        value.map { people.number($0, decimals: field.scale) } ?? PeopleFormat.unknown
    }

    /// A value as it is typed: no grouping, the reader's decimal mark.
    func typed(_ value: Decimal?, _ field: ReportForm.Field) -> String {
        guard let value else { return "" }
        return NumberFormat(
            language: language, fractionDigits: 0, maximumFractionDigits: field.scale, groupsThousands: false
        ).text(value)
    }

    /// The moment of a step as the registry has it; the day alone where there is no moment.
    func moment(of step: ReportAccount.Step) -> String {
        (try? Date(step.at, strategy: .iso8601)).map(moment) ?? words.day(step.day)
    }
}

extension WebError {
    init(_ error: ReportingError) {
        let status: HTTPResponse.Status =
            switch error {
            case .waiting, .locked, .notSubmitted, .notApproved, .moved: .conflict
            case .ownReport, .approvedBelow, .notAtLevel: .forbidden
            case .unknownForm, .unknownField, .notAsked, .noReason, .noText, .textTooLong, .unreadableDay, .future,
                .beforeLastStep, .notBegun, .notOver, .invalid:
                .badRequest
            }
        self.init(status, error.code, vi: error.message[.vietnamese], en: error.message[.english])
    }
}

extension ReportingError {
    /// Stable.
    fileprivate var code: String {
        switch self {
        case .unknownForm: "unknown-form"
        case .unknownField: "unknown-field"
        case .notAsked: "report-not-asked"
        case .waiting: "report-waiting"
        case .locked: "report-locked"
        case .notSubmitted: "report-not-submitted"
        case .notApproved: "report-not-approved"
        case .ownReport: "own-report"
        case .approvedBelow: "approved-below"
        case .notAtLevel: "not-at-level"
        case .noReason: "no-reason"
        case .noText: "no-text"
        case .textTooLong: "text-too-long"
        case .moved: "report-moved"
        case .unreadableDay: "bad-day"
        case .future: "future-day"
        case .beforeLastStep: "before-last-step"
        case .notBegun: "period-not-begun"
        case .notOver: "period-not-over"
        case .invalid: "invalid-report"
        }
    }
}
