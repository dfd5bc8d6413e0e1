import Domain
import Foundation
import Packs
import Registry

/// Where a report stands.
package enum ReportState: Hashable, Sendable {
    case none, draft
    /// Waits at a level, from 1.
    case submitted(level: Int)
    case returned
    /// At the last level: locked, and counted.
    case approved

    /// `draft`, `submitted` …
    package var name: String {
        switch self {
        case .none: "none"
        case .draft: "draft"
        case .submitted: "submitted"
        case .returned: "returned"
        case .approved: "approved"
        }
    }
}

/// One report as a revision knows it: the versions of its values, and the steps it went through.
struct ReportRecord: Sendable {
    let key: ReportKey
    let form: ReportForm
    /// By number.
    var steps: [KnownVersion<ReportStep>] = []
    /// By field; in order of revision.
    var values: [String: [KnownVersion<ReportedValue>]] = [:]

    /// The latest value of each field, whatever its status.
    var present: [String: ReportedValue] {
        values.compactMapValues { versions in versions.last.flatMap { $0.isWithdrawn ? nil : $0.record } }
    }

    /// The values that count.
    var approved: [String: ReportedValue] {
        values.compactMapValues { versions in
            versions.reduce(nil as ReportedValue?) { counted, version in
                version.isWithdrawn ? nil : version.record.status == .approved ? version.record : counted
            }
        }
    }

    var numbers: [String: Decimal] { present.compactMapValues(\.value) }

    /// Fields for which nothing counts: of a required one a value, of another at least that there is none.
    var missingFields: [String] {
        let approved = approved
        return form.fields.filter { field in
            guard let value = approved[field.code] else { return true }
            return field.isRequired && value.value == nil
        }.map(\.code)
    }

    /// The last step that did something; `nil` where there is none, or files brought other values since.
    var lastChange: ReportStep? {
        guard let last = steps.last(where: { $0.record.event != .commented }) else { return nil }
        let isOverwritten = values.values.contains { $0.last.map { $0.knownSince > last.knownSince } ?? false }
        return isOverwritten ? nil : last.record
    }

    /// What a page says it looked at; comments are no change.
    var lastNumber: Int { steps.last { $0.record.event != .commented }?.record.number ?? 0 }
    var nextNumber: Int { (steps.last?.record.number ?? 0) + 1 }
    var version: Int { steps.last?.record.version ?? 1 }

    var state: ReportState {
        let present = present
        guard let last = lastChange else { return Self.state(of: present, form) }
        switch last.event {
        case .saved, .reopened, .commented: return .draft
        case .submitted: return .submitted(level: 1)
        case .returned: return .returned
        case .approved:
            if present.values.allSatisfy({ $0.status == .approved }) { return .approved }
            return .submitted(level: min((last.level ?? 1) + 1, form.approval.count))
        }
    }

    /// Of values that came from a file, the least advanced says it.
    private static func state(of present: [String: ReportedValue], _ form: ReportForm) -> ReportState {
        let statuses = Set(present.values.map(\.status))
        if statuses.isEmpty { return .none }
        if statuses.contains(.returned) { return .returned }
        if statuses.contains(.draft) { return .draft }
        if statuses.contains(.submitted) { return .submitted(level: 1) }
        return form.fields.allSatisfy { present[$0.code] != nil } ? .approved : .draft
    }

    /// The day of the last step that did something; nothing is done on an earlier one.
    var lastDay: Day? { steps.last { $0.record.event != .commented }?.record.day }

    /// The steps since it was last locked, a reopening among them.
    private var unlockedSteps: ArraySlice<KnownVersion<ReportStep>> {
        let counted = Set(values.values.joined().filter { $0.record.status == .approved }.map(\.knownSince))
        let last = steps.lastIndex { step in
            step.record.event == .reopened || (step.record.event == .approved && counted.contains(step.knownSince))
        }
        guard let last else { return steps[...] }
        return steps[(steps[last].record.event == .reopened ? last : last + 1)...]
    }

    /// Who typed, handed in or reopened any of it since it was last locked: none of them approves it.
    var authors: Set<String> {
        let edits: [ReportStep.Event] = [.saved, .submitted, .reopened]
        let given: [ReportedValue.Status] = [.draft, .submitted]
        // A file brings values without a step.
        let typed = values.values.flatMap { versions in
            versions.reversed().prefix { $0.record.status != .approved }.map(\.record)
                .filter { given.contains($0.status) }.map(\.by)
        }
        return Set(unlockedSteps.map(\.record).filter { edits.contains($0.event) }.map(\.by)).union(typed)
    }

    /// Who approved it below the level where it waits: nobody approves two levels of what was handed in once.
    var lowerApprovers: Set<String> {
        guard case .submitted(let level) = state else { return [] }
        let approvals = unlockedSteps.reversed().map(\.record).filter { $0.event != .commented }
            .prefix { $0.event == .approved }
        return Set(approvals.filter { ($0.level ?? level) < level }.map(\.by))
    }

    /// None of them approves it where it waits.
    var nonApprovers: Set<String> { authors.union(lowerApprovers) }

    /// The version in which a value was typed: the first draft or submission of those in a row that say the same.
    func typing(of version: KnownVersion<ReportedValue>) -> ReportedValue {
        let same = (values[version.record.field] ?? []).filter { $0.knownSince <= version.knownSince }.reversed()
            .prefix { !$0.isWithdrawn && $0.record.value == version.record.value }.map(\.record)
        return same.last { $0.status == .draft || $0.status == .submitted } ?? version.record
    }

    /// Who typed what a field says now; `nil` where it says nothing.
    func typist(of field: String) -> String? {
        values[field]?.last.flatMap { $0.isWithdrawn ? nil : typing(of: $0).by }
    }

    /// Who gave the answer a field has now, or took it away; `nil` where there never was one.
    func answerer(of field: String) -> String? {
        let told = steps.map(\.record).filter { $0.event == .saved || $0.event == .submitted }
        let same = told.reversed().prefix { $0.answers[field] == answers[field] }
        return told.contains { $0.answers[field] != nil } ? same.last?.by : nil
    }

    /// What was answered to questions, by field, as it was last handed in or kept.
    var answers: [String: String] {
        let told: [ReportStep.Event] = [.saved, .submitted]
        return steps.last { told.contains($0.record.event) }?.record.answers ?? [:]
    }

    /// Why it was returned, where it is.
    var returnReason: String? {
        guard state == .returned else { return nil }
        return lastChange?.text ?? present.values.compactMap(\.note).first
    }

    /// The day it was first handed in; `nil` before that.
    var handedIn: Day? {
        if let step = steps.first(where: { $0.record.event == .submitted }) { return step.record.day }
        let given = values.values.joined().filter {
            !$0.isWithdrawn && [.submitted, .approved].contains($0.record.status)
        }
        return given.map(\.record.day).min()
    }
}
