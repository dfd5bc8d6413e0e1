import Diagnostics
package import Domain
import Packs
import Registry

/// Setting milestones and recording that they were reached. Who may is for the caller to have asked.
extension TwofoldWorkspace {
    /// Of all milestones there are, in order.
    package func milestoneCodes() throws -> [String] { try registry.milestones().map(\.code) }

    /// A milestone as it is now, to be changed.
    ///
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    package func milestoneDraft(_ code: String) throws -> MilestoneDraft { MilestoneDraft(try milestone(code)) }

    /// Sets a milestone, or a new version of one.
    ///
    /// - Parameters:
    ///   - code: Of the one that is changed, whose code stays; `nil` for a new one.
    ///   - revision: What the draft was made from; what somebody else changed since is refused. `nil` does not ask.
    /// - Returns: Its code.
    /// - Throws: ``RefusedDraft`` with everything that is wrong; ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    @discardableResult
    package func setMilestone(
        _ draft: MilestoneDraft, replacing code: String? = nil, readAt revision: Int? = nil
    ) throws -> String {
        let old = try code.map(milestone)
        var reader = DraftReader(pack)
        let taken = Set(try registry.milestones().map(\.code))
        let newCode = old?.code ?? reader.code("code", draft.code, taken: taken)
        let title = reader.texts(
            "title", draft.title, vi: "Cần có tên mốc việc.", en: "A milestone needs a title.")
        let due = reader.day("due", draft.due)
        let units = reader.units("units", draft.units, everyOf: draft.kinds, on: due, kept: old?.units ?? [])
        if let old, let revision,
            let read = try registry.milestones(knownAt: revision).first(where: { $0.code == old.code })
        {
            let (before, now) = (MilestoneDraft(read), MilestoneDraft(old))
            reader.refuseMoved("title", draft.title, before: before.title, now: now.title)
            reader.refuseMoved("due", draft.due, before: before.due, now: now.due)
            reader.refuseMoved(
                "units", draft.units.sorted().joined(separator: ", "),
                before: before.units.sorted().joined(separator: ", "),
                now: now.units.sorted().joined(separator: ", "))
        }
        try reader.check()
        guard let newCode, let title, let due, let units else { return code ?? draft.code }
        try record(
            [Milestone(code: newCode, title: title, units: units, due: due)], cause: .plan,
            summary: "milestone \(newCode) \(old == nil ? "set" : "changed")")
        return newCode
    }

    /// Takes a milestone back, with everything recorded of it.
    ///
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    package func withdrawMilestone(_ code: String) throws {
        let milestone = try milestone(code)
        let events = try registry.milestoneEvents().filter { $0.milestone == code }
        try record(
            [], withdrawing: [milestone] + events, cause: .plan, summary: "milestone \(code) withdrawn")
    }

    /// What is recorded of a unit; empty where it has not reached the milestone. Evidence that is a file stays unless other is given.
    package func milestoneEventDraft(_ code: String, at unit: OrgUnit.ID) throws -> MilestoneEventDraft {
        let event = try registry.milestoneEvents().first { $0.milestone == code && $0.unit == unit }
        return MilestoneEventDraft(
            day: event?.day.description ?? "",
            evidence: event?.evidence.flatMap { $0.hasPrefix("file:") ? nil : $0 } ?? "")
    }

    /// Records that a unit reached a milestone, or corrects what was recorded.
    ///
    /// - Parameter file: The evidence, where it is a file. It is discarded where anything is refused.
    /// - Throws: ``RefusedDraft``; ``WorkspaceError/noSuchRecord(kind:code:near:)`` for a milestone or unit of it there is not.
    package func reachMilestone(
        _ code: String, at unit: OrgUnit.ID, _ draft: MilestoneEventDraft, file: Upload? = nil
    ) throws {
        do {
            let milestone = try milestone(code)
            guard milestone.units.contains(unit) else {
                throw WorkspaceError.noSuchRecord(
                    kind: "unit of milestone \(code)", code: unit.rawValue,
                    near: didYouMean(unit.rawValue, among: milestone.units.map(\.rawValue)))
            }
            var reader = DraftReader(pack)
            let day = reader.pastDay("day", draft.day, today: today())
            let evidence = reader.evidence("evidence", draft.evidence, file: file)
            try reader.check()
            guard let day else { return }
            let before = try registry.milestoneEvents().first { $0.milestone == code && $0.unit == unit }?.evidence
            let sent = try file.map { Evidence.file(id: try attach($0, to: "milestone \(code)", of: unit).id).text }
            try record(
                [MilestoneEvent(milestone: code, unit: unit, day: day, evidence: sent ?? evidence ?? before?.asFile)],
                cause: .report,
                summary: "milestone \(code) reached by \(unit)")
        } catch {
            if let file, uploads[file.id] != nil { try uploads.discard(file) }
            throw error
        }
    }

    /// Takes back that a unit reached a milestone.
    ///
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)`` where nothing was recorded.
    package func withdrawReachedMilestone(_ code: String, at unit: OrgUnit.ID) throws {
        let events = try registry.milestoneEvents().filter { $0.milestone == code }
        guard let event = events.first(where: { $0.unit == unit }) else {
            throw WorkspaceError.noSuchRecord(
                kind: "record that milestone \(code) was reached by", code: unit.rawValue,
                near: didYouMean(unit.rawValue, among: events.map(\.unit.rawValue)))
        }
        try record([], withdrawing: [event], cause: .report, summary: "milestone \(code) not reached by \(unit)")
    }

    private func milestone(_ code: String) throws -> Milestone {
        let all = try registry.milestones()
        guard let found = all.first(where: { $0.code == code }) else {
            throw WorkspaceError.noSuchRecord(
                kind: "milestone", code: code, near: didYouMean(code, among: all.map(\.code)))
        }
        return found
    }
}

extension MilestoneDraft {
    init(_ milestone: Milestone) {
        self.init(
            code: milestone.code, title: milestone.title.byLanguage, units: milestone.units.map(\.rawValue),
            due: milestone.due.description)
    }
}

extension DraftReader {
    /// One piece of evidence: a file that was sent, or words.
    mutating func evidence(_ field: String, _ text: String, file: Upload?) -> String? {
        let words = optional(field, text)
        if words != nil, file != nil {
            refuse(
                field, vi: "Gửi tệp hoặc viết bằng lời, không cả hai.",
                en: "Send a file or write it in words, not both.")
        } else if words?.asFile != nil {
            // A file of another record is not shown to others by naming it.
            refuse(field, vi: "Hãy gửi chính tệp đó.", en: "Send the file itself.")
        }
        return words
    }
}

extension String {
    /// Itself where it names a file kept with a record: `file:0123456789abcdef`.
    var asFile: String? { hasPrefix("file:") ? self : nil }
}

extension LocalizedText {
    /// Every text of it.
    var byLanguage: [Language: String] { Dictionary(uniqueKeysWithValues: languages.map { ($0, self[$0]) }) }
}
