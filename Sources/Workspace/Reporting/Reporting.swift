import Diagnostics
package import Domain
import Foundation
import Packs
import Registry

extension TwofoldWorkspace {
    /// Keeps what was typed as a draft. Only what cannot be read is refused.
    ///
    /// - Throws: ``ReportingError``.
    @discardableResult
    package func saveReport(_ draft: ReportDraft) throws -> ReportAccount {
        try write([saving(draft, try reportBook())])
        return try report(draft.key)
    }

    /// Hands a report in. All that is wrong is said at once; a question needs a note.
    ///
    /// - Throws: ``ReportingError``.
    @discardableResult
    package func submitReport(_ draft: ReportDraft) throws -> ReportAccount {
        try write([submitting(draft, try reportBook())])
        return try report(draft.key)
    }

    /// Keeps drafts or hands them in, all of them or none: one revision holds them.
    ///
    /// - Throws: ``ReportingError``.
    func takeReports(_ drafts: [ReportDraft], submitting: Bool) throws {
        let book = try reportBook()
        try write(drafts.map { submitting ? try self.submitting($0, book) : try saving($0, book) })
    }

    /// What handing it in would be refused for: what cannot be read, what is wrong, and questions without a note.
    package func reportProblems(_ draft: ReportDraft) throws -> [ReportProblem] {
        let book = try reportBook()
        return try check(draft, try book.record(draft.key), book)
    }

    private func check(_ draft: ReportDraft, _ record: ReportRecord, _ book: ReportBook) throws -> [ReportProblem] {
        let (numbers, unreadable) = try draft.values(over: record)
        let answers = draft.answers(over: record)
        let bad = Set(unreadable.map(\.field))
        let checked = ReportValidation(
            form: record.form, values: numbers, last: book.lastNumbers(of: draft.key, record.form)
        ).problems.filter { problem in
            // What cannot be read is said once.
            !bad.contains(problem.field) && !(problem.isQuestion && problem.field.map { answers[$0] != nil } ?? false)
        }
        let order = record.form.fields.map(\.code)
        return (unreadable + checked).enumerated().sorted { a, b in
            let places = [a, b].map { entry in entry.element.field.flatMap(order.firstIndex(of:)) ?? order.count }
            return (places[0], a.offset) < (places[1], b.offset)
        }.map(\.element)
    }

    /// Approves at the level where it waits; the last level locks it, and its values count from then on.
    ///
    /// - Parameters:
    ///   - text: What the approver adds; `nil` for nothing.
    ///   - seen: The last step the approver had seen; `nil` where nobody looked.
    /// - Throws: ``ReportingError``, ``ReportingError/ownReport(_:)`` among them.
    @discardableResult
    package func approveReport(
        _ key: ReportKey, text: String? = nil, day: Day, seen: Int? = nil, by authority: Authority
    ) throws -> ReportAccount {
        let (record, level) = try waiting(key, seen: seen, day: day, by: authority)
        guard !record.authors.contains(authority.name) else { throw ReportingError.ownReport(key) }
        guard !record.lowerApprovers.contains(authority.name) else { throw ReportingError.approvedBelow(key) }
        let said = try checked(text)
        let step = record.step(.approved, level: level, text: said, day: day, by: actor)
        let isLast = level >= record.form.approval.count
        return try write(
            isLast ? record.values(of: record.form.fields, record.numbers, .approved, day, actor) : [], step)
    }

    /// Gives a report back to be mended.
    @discardableResult
    package func returnReport(
        _ key: ReportKey, reason: String, day: Day, seen: Int? = nil, by authority: Authority
    ) throws -> ReportAccount {
        let (record, level) = try waiting(key, seen: seen, day: day, by: authority)
        guard let reason = try checked(reason) else { throw ReportingError.noReason }
        let step = record.step(.returned, level: level, text: reason, day: day, by: actor)
        return try write(
            record.values(of: record.form.fields, record.numbers, .returned, day, actor, note: reason), step)
    }

    /// Begins a new version of an approved report. What was approved goes on counting until the new version is.
    @discardableResult
    package func reopenReport(_ key: ReportKey, reason: String, day: Day, seen: Int? = nil) throws -> ReportAccount {
        let record = try reportBook().record(key)
        try check(record, seen: seen, day: day)
        guard record.state == .approved else { throw ReportingError.notApproved(key) }
        guard let reason = try checked(reason) else { throw ReportingError.noReason }
        let step = record.step(.reopened, text: reason, day: day, by: actor, isNewVersion: true)
        return try write(record.values(of: record.form.fields, record.numbers, .draft, day, actor), step)
    }

    /// Adds a comment, whatever state the report is in.
    @discardableResult
    package func comment(on key: ReportKey, _ text: String, day: Day) throws -> ReportAccount {
        let record = try reportBook().record(key)
        try check(record, seen: nil, day: day)
        guard let text = try checked(text) else { throw ReportingError.noText }
        return try write([], record.step(.commented, text: text, day: day, by: actor))
    }
}

/// What one step writes: itself, and the values it concerns.
private struct ReportWriting {
    let values: [ReportedValue]
    let step: ReportStep
}

extension TwofoldWorkspace {
    private func saving(_ draft: ReportDraft, _ book: ReportBook) throws -> ReportWriting {
        let record = try editable(draft, book)
        guard book.days(of: draft.key.period, record.form).from <= draft.day else {
            throw ReportingError.notBegun(draft.key, begins: book.days(of: draft.key.period, record.form).from)
        }
        let (numbers, problems) = try draft.values(over: record)
        guard problems.isEmpty else { throw ReportingError.invalid(problems) }
        // A field nobody has typed anything into has no version of its own yet.
        let fields = record.form.fields.filter { numbers[$0.code] != nil || record.present[$0.code] != nil }
        return ReportWriting(
            values: record.values(of: fields, numbers, .draft, draft.day, actor),
            step: record.step(.saved, answers: draft.answers(over: record), day: draft.day, by: actor))
    }

    private func submitting(_ draft: ReportDraft, _ book: ReportBook) throws -> ReportWriting {
        let record = try editable(draft, book)
        guard book.days(of: draft.key.period, record.form).to <= draft.day else {
            throw ReportingError.notOver(draft.key, ends: book.days(of: draft.key.period, record.form).to)
        }
        let problems = try check(draft, record, book)
        guard problems.isEmpty else { throw ReportingError.invalid(problems) }
        let numbers = try draft.values(over: record).numbers
        return ReportWriting(
            values: record.values(of: record.form.fields, numbers, .submitted, draft.day, actor),
            step: record.step(.submitted, answers: draft.answers(over: record), day: draft.day, by: actor))
    }

    private func editable(_ draft: ReportDraft, _ book: ReportBook) throws -> ReportRecord {
        let record = try book.record(draft.key)
        try check(record, seen: draft.seen, day: draft.day)
        switch record.state {
        case .none, .draft, .returned: return record
        case .submitted: throw ReportingError.waiting(draft.key)
        case .approved: throw ReportingError.locked(draft.key)
        }
    }

    private func waiting(
        _ key: ReportKey, seen: Int?, day: Day, by authority: Authority
    ) throws -> (ReportRecord, level: Int) {
        let book = try reportBook()
        let record = try book.record(key)
        guard case .submitted(let level) = record.state else { throw ReportingError.notSubmitted(key) }
        try check(record, seen: seen, day: day)
        let place = record.form.approval[level - 1].place(of: key.unit, in: book.known.pack.units)
        if case .person(let identity) = authority, !identity.may(.approve, at: place, in: book.known.pack.units) {
            throw ReportingError.notAtLevel(key, unit: place)
        }
        return (record, level)
    }

    private func check(_ record: ReportRecord, seen: Int?, day: Day) throws {
        if let seen, seen != record.lastNumber { throw ReportingError.moved(record.key) }
        guard day <= today() else { throw ReportingError.future(day) }
        if let last = record.lastDay, day < last { throw ReportingError.beforeLastStep(record.key, last) }
    }

    /// - Returns: `nil` for nothing but blanks.
    private func checked(_ text: String?) throws -> String? {
        let text = (text ?? "").precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.count <= ReportDraft.longestText else {
            throw ReportingError.textTooLong(limit: ReportDraft.longestText)
        }
        return text.isEmpty ? nil : text
    }

    private func write(_ values: [ReportedValue], _ step: ReportStep) throws -> ReportAccount {
        try write([ReportWriting(values: values, step: step)])
        return try report(step.report)
    }

    /// One revision holds the values and the steps.
    private func write(_ writings: [ReportWriting]) throws {
        guard let first = writings.first?.step else { return }
        let more = writings.count > 1 ? " and \(writings.count - 1) more" : ""
        do {
            try self.record(
                writings.flatMap { $0.values + [$0.step] as [any LivingRecord] }, cause: .report,
                summary: "\(first.report)\(more): \(first.event.rawValue)")
        } catch let problems as InvalidSource where problems.diagnostics.contains(where: { $0.code == "report-moved" })
        {
            throw ReportingError.moved(first.report)
        }
    }
}

extension ReportDraft {
    /// The notes so far, with those typed now; a field that is typed again without a note has none.
    fileprivate func answers(over record: ReportRecord) -> [String: String] {
        record.answers.filter { entries[$0.key] == nil }.merging(notes) { $1 }
    }
}

extension ReportStep {
    fileprivate var report: ReportKey { ReportKey(form: form, unit: unit, period: period) }
}

extension ReportRecord {
    fileprivate func step(
        _ event: ReportStep.Event, level: Int? = nil, text: String? = nil, answers: [String: String] = [:], day: Day,
        by actor: String, isNewVersion: Bool = false
    ) -> ReportStep {
        ReportStep(
            form: key.form, unit: key.unit, period: key.period, calendar: form.calendar, number: nextNumber,
            version: version + (isNewVersion ? 1 : 0), event: event, level: level, text: text, answers: answers,
            day: day, by: actor)
    }

    fileprivate func values(
        of fields: [ReportForm.Field], _ numbers: [String: Decimal], _ status: ReportedValue.Status, _ day: Day,
        _ actor: String, note: String? = nil
    ) -> [ReportedValue] {
        fields.map {
            ReportedValue(
                field: $0.code, unit: key.unit, period: key.period, calendar: form.calendar, value: numbers[$0.code],
                status: status, day: day, by: actor, note: note)
        }
    }
}
