package import Diagnostics
package import Domain
import Packs
import Registry

/// What a file of living records would change, for people: every record that is not the same, field by field.
package struct RecordPreview: Sendable {
    package enum Change: String, Sendable, Hashable, CaseIterable { case new, changed, withdrawn }

    /// One field; for a new record `before` is always `nil`.
    package struct Field: Sendable, Hashable {
        package let name: LocalizedText
        /// `nil` where it was empty.
        package let before: RecordValue?
        package let after: RecordValue?
    }

    package struct Item: Sendable, Hashable {
        package let kind: LocalizedText
        package let change: Change
        /// What names it among its kind: the code, or the parts of its key.
        package let key: [RecordValue]
        /// `nil` for a kind of record that has none.
        package let title: LocalizedText?
        /// Of a new record all that say something; of a changed one those that differ; none of a withdrawn one.
        package let fields: [Field]
        /// `Giải pháp!A7`, `4:5`; `nil` for what came from no file.
        package let place: String?
    }

    /// The revision the file was compared with; applying it asks for the same.
    package let revision: Int
    /// In order of kind, each as in the file.
    package let items: [Item]
    /// Records of the file that are there already, as they are.
    package let sameCount: Int
    /// What is worth asking before it is applied; nothing of it is refused.
    package let questions: [Diagnostic]

    package func count(_ change: Change) -> Int { items.count { $0.change == change } }
}

/// What came of applying a file.
package struct RecordReceipt: Sendable, Hashable {
    /// `nil` where there was nothing new.
    package let revision: Int?
    package let new: Int
    package let changed: Int
    package let withdrawn: Int
}

extension TwofoldWorkspace {
    /// Looks at a file of living records that was sent: writes nothing.
    ///
    /// - Parameter sender: What they may not do on the pages is refused here, too.
    /// - Throws: `InvalidSource` with every problem at its cell or line; `UnusableFile`.
    package func recordPreview(of upload: Upload, by sender: Identity) async throws -> RecordPreview {
        let plan = try recordPlan(of: upload, by: sender)
        return RecordPreview(plan.asking(try await questions(about: plan)), in: pack, file: upload.fileName)
    }

    /// Writes what the preview showed, and throws the sent file away.
    ///
    /// - Parameters:
    ///   - revision: That of the preview.
    ///   - sender: See ``recordPreview(of:by:)``.
    /// - Throws: ``WorkspaceError/previewIsStale(previewedAt:now:)`` when the workspace has moved since; `InvalidSource`.
    package func applyRecords(of upload: Upload, previewedAt revision: Int, by sender: Identity) throws
        -> RecordReceipt
    {
        let plan = try recordPlan(of: upload, by: sender)
        guard plan.revision == revision else {
            throw WorkspaceError.previewIsStale(previewedAt: revision, now: plan.revision)
        }
        let made: Revision?
        do {
            made = try registry.apply(plan, summary: "imported \(upload.fileName)", by: actor)
        } catch RegistryError.planIsStale(let planned, let now) {
            throw WorkspaceError.previewIsStale(previewedAt: planned, now: now)
        }
        try uploads.discard(upload)
        return RecordReceipt(
            revision: made?.sequence, new: plan.count(.new), changed: plan.count(.changed),
            withdrawn: plan.count(.withdrawn))
    }

    private func recordPlan(of upload: Upload, by sender: Identity) throws -> ImportPlan {
        let plan = try importPlan([(uploads.file(of: upload), upload.fileName)])
        let waiting = try registry.proposals().filter { $0.state == .proposed }.map(\.grant)
        let refused = try plan.comparisons.compactMap { change -> Diagnostic? in
            let place = change.item.place ?? upload.fileName
            if change.item.kind == .reported { return .reportedElsewhere(at: place) }
            guard change.item.change != .same, try !may(sender, change, waiting: waiting) else { return nil }
            return .notYours(change.item.kind, at: place)
        }
        guard refused.isEmpty else { throw InvalidSource(refused) }
        return plan
    }

    /// Whether the sender may do on the pages what a row of a file does. Who may send files makes the plan; what a unit, or the
    /// council, says is theirs to say.
    private func may(_ sender: Identity, _ change: ImportPlan.Comparison, waiting: [Commendation.Grant]) throws -> Bool
    {
        let tree = pack.units
        func may(_ permission: Permission, _ unit: OrgUnit.ID) -> Bool { sender.may(permission, at: unit, in: tree) }
        switch change.item.kind {
        case .acknowledgement: return sender.mayAcknowledge(at: try Acknowledgement(change.after).unit, in: tree)
        case .proposal:
            // Proposing is the planning office's, too; what was decided stands, and a decision is the council's.
            let before = try change.before.map { try Proposal($0).state }
            return try (before ?? .proposed) == .proposed && Proposal(change.after).state == .proposed
                || may(.decide, tree.root)
        case .commendation:
            // The register keeps what was decided elsewhere; what waits before the council, or was decided there, is its own.
            let isTheCouncils = try registry.proposals().contains { $0.commendation == change.item.key }
            return try !(isTheCouncils || waiting.contains(Commendation(change.after).grant)) || may(.decide, tree.root)
        case .target, .resolution, .taskGroup, .action, .actionState, .milestone, .milestoneEvent, .directive, .theme,
            .indexResult, .leagueTable, .priority:
            return may(.plan, tree.root)
        case .reported, .reportStep: return false
        }
    }
}

extension Diagnostic {
    fileprivate static func reportedElsewhere(at place: String) -> Diagnostic {
        Diagnostic(
            code: "reported-elsewhere", message: "reported figures are handed in and approved with their form",
            place: .whole(file: place), help: "take these rows out, and hand the figures in with the form")
    }

    fileprivate static func notYours(_ kind: RecordKind, at place: String) -> Diagnostic {
        let help =
            kind == .acknowledgement
            ? "the unit takes note of a directive on its page" : "what the council has before it is decided on its page"
        return Diagnostic(
            code: "not-yours-to-record", message: "your roles do not let you record this \(kind.label)",
            place: .whole(file: place), help: help)
    }
}

extension RecordPreview {
    fileprivate init(_ plan: ImportPlan, in pack: Pack, file: String) {
        revision = plan.revision
        sameCount = plan.count(.same)
        questions = plan.warnings.filter { $0.severity != .error }
        items = plan.comparisons.compactMap { Item($0, in: pack, file: file) }
    }
}

extension RecordPreview.Item {
    /// - Returns: `nil` for a record that is the same.
    fileprivate init?(_ comparison: ImportPlan.Comparison, in pack: Pack, file: String) {
        let item = comparison.item
        guard let change = RecordPreview.Change(rawValue: item.change.rawValue) else { return nil }
        let after = comparison.after
        kind = item.kind.names
        self.change = change
        key = item.kind.keyColumns.compactMap { RecordValue($0, of: after, in: pack) }
        title =
            ["title", "text"].lazy.compactMap { column in
                guard case .localized(let text)? = RecordValue(column, of: after, in: pack) else { return nil }
                return text
            }.first
        let columns: [String] =
            switch change {
            case .new: after.columns.filter { !item.kind.keyColumns.contains($0) && $0 != "title" && $0 != "text" }
            case .changed: item.differences.map(\.field)
            case .withdrawn: []
            }
        fields = columns.compactMap { column in
            let before = comparison.before.flatMap { RecordValue(column, of: $0, in: pack) }
            let value = RecordValue(column, of: after, in: pack)
            guard before != nil || value != nil else { return nil }
            return RecordPreview.Field(name: item.kind.name(ofColumn: column), before: before, after: value)
        }
        place = item.place.map { $0.hasPrefix(file + ":") ? String($0.dropFirst(file.count + 1)) : $0 }
    }
}
