import Diagnostics
package import Domain
import Foundation
import Packs
import Registry

/// Issuing directives and acknowledging them. Who may is for the caller to have asked.
extension TwofoldWorkspace {
    /// Whose workspace it is, in the pack's first language: who issues a directive unless somebody says otherwise.
    package var organisation: String { pack.names[pack.languages.first ?? .vietnamese] }

    /// A directive as it is now, to be changed. A document that is a file stays unless another is given.
    ///
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    package func directiveDraft(_ code: String) throws -> DirectiveDraft {
        DirectiveDraft(try directiveRecord(code))
    }

    /// Issues a directive, or a new version of one.
    ///
    /// - Parameters:
    ///   - code: Of the one that is changed, whose code stays; `nil` for a new one.
    ///   - revision: What the draft was made from; what somebody else changed since is refused. `nil` does not ask.
    ///   - file: The document, where it is a file. It is discarded where anything is refused.
    /// - Returns: Its code.
    /// - Throws: ``RefusedDraft`` with everything that is wrong; ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    @discardableResult
    package func issueDirective(
        _ draft: DirectiveDraft, replacing code: String? = nil, readAt revision: Int? = nil, file: Upload? = nil
    ) throws -> String {
        do {
            let old = try code.map(directiveRecord)
            let directive = try read(draft, over: old, readAt: revision, file: file)
            // The units it is issued to read its document through it; see ``units(reading:)``.
            let document = try file.map {
                Evidence.file(id: try attach($0, to: "directive \(directive.code)", of: pack.units.root).id).text
            }
            try record(
                [directive.with(document: document ?? directive.document ?? old?.document?.asFile)], cause: .plan,
                summary: "directive \(directive.code) \(old == nil ? "issued" : "changed")")
            return directive.code
        } catch {
            if let file, uploads[file.id] != nil { try uploads.discard(file) }
            throw error
        }
    }

    private func read(
        _ draft: DirectiveDraft, over old: Directive?, readAt revision: Int?, file: Upload?
    ) throws -> Directive {
        var reader = DraftReader(pack)
        let number = reader.required(
            "number", draft.number, vi: "Cần có số công văn.", en: "A directive needs its number.")
        let typed = draft.code.isEmpty ? Self.directiveCode(from: draft.number) : draft.code
        let taken = Set(try registry.directives().map(\.code))
        let code = old?.code ?? reader.code("code", typed, taken: taken)
        let issuer = reader.required(
            "issuer", draft.issuer, vi: "Cần có cơ quan ban hành.", en: "Who issues it is needed.")
        let day = reader.pastDay("day", draft.day, today: today())
        let title = reader.texts("title", draft.title, vi: "Cần có trích yếu.", en: "A directive needs a title.")
        let document = reader.evidence("document", draft.document, file: file)
        let units = reader.units("units", draft.units, everyOf: draft.kinds, on: day, kept: old?.units ?? [])
        let due = reader.optionalDay("acknowledge_by", draft.acknowledgeBy)
        if let day, let due, due < day {
            reader.refuse(
                "acknowledge_by", vi: "Hạn tiếp nhận trước ngày ban hành \(day).",
                en: "This is before the day it is issued, \(day).")
        }
        let actions = draft.actions.split { ",; \n\t".contains($0) }.map(String.init)
        let known = try registry.plan().actions.map(\.action.code)
        // What the directive was about already may have been withdrawn since.
        for action in actions where !known.contains(action) && old?.actions.contains(action) != true {
            let near = didYouMean(action, among: known)
            reader.refuse(
                "actions", vi: "Không có giải pháp '\(action)'." + (near.map { " Có phải '\($0)'?" } ?? ""),
                en: "There is no action '\(action)'." + (near.map { " Did you mean '\($0)'?" } ?? ""))
        }
        if let old, let revision,
            let read = try registry.directives(knownAt: revision).first(where: { $0.code == old.code })
        {
            reader.refuseMoved(draft, before: DirectiveDraft(read), now: DirectiveDraft(old))
        }
        try reader.check()
        guard let code, let number, let issuer, let day, let title, let units else {
            throw RefusedDraft(problems: reader.problems)
        }
        return Directive(
            code: code, number: number, issuer: issuer, day: day, title: title, document: document, units: units,
            acknowledgeBy: due, actions: actions)
    }

    /// `112/HQQN-GSQL` is `112-HQQN-GSQL`; letters lose their marks.
    private static func directiveCode(from number: String) -> String {
        let plain = number.replacing("Đ", with: "D").replacing("đ", with: "d")
            .folding(options: .diacriticInsensitive, locale: Locale(identifier: "en_US_POSIX"))
        let kept = plain.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._".contains($0)) ? $0 : "-" }
        return String(kept).split(separator: "-").joined(separator: "-")
    }

    /// Takes a directive back, with who acknowledged it.
    ///
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    package func withdrawDirective(_ code: String) throws {
        let directive = try directiveRecord(code)
        let acknowledgements = try registry.acknowledgements().filter { $0.directive == code }
        try record(
            [], withdrawing: [directive] + acknowledgements, cause: .plan, summary: "directive \(code) withdrawn")
    }

    /// Records that a unit has taken note of a directive, or corrects what was recorded.
    ///
    /// - Parameter by: Who says so: an account, an office.
    /// - Throws: ``RefusedDraft``; ``WorkspaceError/noSuchRecord(kind:code:near:)`` for a directive there is not, or that is not
    ///   issued to the unit.
    package func acknowledgeDirective(
        _ code: String, at unit: OrgUnit.ID, _ draft: AcknowledgementDraft, by: String
    ) throws {
        let directive = try directiveRecord(code)
        guard directive.units.contains(unit) else {
            throw WorkspaceError.noSuchRecord(
                kind: "unit of directive \(code)", code: unit.rawValue,
                near: didYouMean(unit.rawValue, among: directive.units.map(\.rawValue)))
        }
        var reader = DraftReader(pack)
        let day = reader.pastDay("day", draft.day, today: today())
        if let day, day < directive.day {
            reader.refuse(
                "day", vi: "Trước ngày ban hành công văn, \(directive.day).",
                en: "This is before the directive was issued, \(directive.day).")
        }
        let note = reader.optional("note", draft.note)
        try reader.check()
        guard let day else { return }
        try record(
            [Acknowledgement(directive: code, unit: unit, day: day, by: by, note: note)], cause: .report,
            summary: "directive \(code) acknowledged by \(unit)")
    }

    /// Takes back that a unit acknowledged a directive.
    ///
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)`` where it did not.
    package func withdrawAcknowledgement(_ code: String, at unit: OrgUnit.ID) throws {
        let all = try registry.acknowledgements().filter { $0.directive == code }
        guard let found = all.first(where: { $0.unit == unit }) else {
            throw WorkspaceError.noSuchRecord(
                kind: "acknowledgement of directive \(code) by", code: unit.rawValue,
                near: didYouMean(unit.rawValue, among: all.map(\.unit.rawValue)))
        }
        try record(
            [], withdrawing: [found], cause: .report, summary: "directive \(code) not acknowledged by \(unit)")
    }

    private func directiveRecord(_ code: String) throws -> Directive {
        let all = try registry.directives()
        guard let found = all.first(where: { $0.code == code }) else {
            throw WorkspaceError.noSuchRecord(
                kind: "directive", code: code, near: didYouMean(code, among: all.map(\.code)))
        }
        return found
    }
}

extension DirectiveDraft {
    fileprivate init(_ directive: Directive) {
        self.init(
            code: directive.code, number: directive.number, issuer: directive.issuer, day: directive.day.description,
            title: directive.title.byLanguage,
            document: directive.document.flatMap { $0.asFile == nil ? $0 : nil } ?? "",
            units: directive.units.map(\.rawValue), acknowledgeBy: directive.acknowledgeBy?.description ?? "",
            actions: directive.actions.joined(separator: ", "))
    }
}

extension DraftReader {
    fileprivate mutating func refuseMoved(_ draft: DirectiveDraft, before: DirectiveDraft, now: DirectiveDraft) {
        let lines: [(String, KeyPath<DirectiveDraft, String>)] = [
            ("number", \.number), ("issuer", \.issuer), ("day", \.day), ("document", \.document),
            ("acknowledge_by", \.acknowledgeBy), ("actions", \.actions),
        ]
        refuseMoved("title", draft.title, before: before.title, now: now.title)
        for (field, path) in lines {
            refuseMoved(field, draft[keyPath: path], before: before[keyPath: path], now: now[keyPath: path])
        }
        refuseMoved(
            "units", draft.units.sorted().joined(separator: ", "),
            before: before.units.sorted().joined(separator: ", "),
            now: now.units.sorted().joined(separator: ", "))
    }
}

extension Directive {
    fileprivate func with(document: String?) -> Directive {
        Directive(
            code: code, number: number, issuer: issuer, day: day, title: title, document: document,
            units: units, acknowledgeBy: acknowledgeBy, actions: actions)
    }
}
