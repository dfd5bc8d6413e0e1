package import Domain
import Registry

/// What a review asks of a period, in order, with the actions that came of it.
package struct PriorityList: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        /// From 1.
        package let order: Int
        package let text: LocalizedText
        /// Actions of the plan that came from it, by code.
        package let actions: [DirectiveAccount.LinkedAction]
    }

    package let period: Period
    package let revision: Int
    package let lines: [Line]
}

/// One line of a list of priorities as somebody types it.
package struct PriorityDraft: Sendable, Hashable {
    /// Where it stood in the list that was read; `nil` for a new one.
    package var was: Int?
    /// Where it shall stand: a number. One moved up goes before the one that stands there, one moved down after it; what has no number
    /// comes last.
    package var place: String
    /// All empty for one that is taken back.
    package var text: [Language: String]

    package init(was: Int? = nil, place: String = "", text: [Language: String] = [:]) {
        self.was = was
        self.place = place
        self.text = text
    }
}

extension TwofoldWorkspace {
    /// What is asked of a period, as a revision knows it; no lines where nothing is.
    package func priorities(for period: Period, known revision: Int? = nil) throws -> PriorityList {
        let known = try known(revision)
        let actions = Dictionary(
            grouping: try registry.plan(knownAt: known.sequence).actions.map(\.action), by: \.priority)
        return PriorityList(
            period: period, revision: known.sequence,
            lines: try registry.priorities(knownAt: known.sequence).filter { $0.period == period }
                .sorted { $0.order < $1.order }
                .map { priority in
                    PriorityList.Line(
                        order: priority.order, text: priority.text,
                        actions: (actions[priority.key] ?? []).map {
                            DirectiveAccount.LinkedAction(
                                code: $0.code, title: $0.title, units: [$0.leadUnit] + $0.supportingUnits)
                        })
                })
    }

    /// The priority an action came from, with its period and place; `nil` where it came from none, or that is taken back.
    package func priority(of action: String, known revision: Int? = nil) throws -> (key: String, text: LocalizedText)? {
        let known = try known(revision)
        let actions = try registry.plan(knownAt: known.sequence).actions
        guard let key = actions.first(where: { $0.action.code == action })?.action.priority else { return nil }
        return try registry.priorities(knownAt: known.sequence).first { $0.key == key }.map { (key, $0.text) }
    }

    /// The lines of a period's list, to be changed.
    package func priorityDrafts(for period: Period) throws -> [PriorityDraft] {
        try priorities(for: period).lines.map {
            PriorityDraft(was: $0.order, place: String($0.order), text: $0.text.byLanguage)
        }
    }

    /// Sets the whole list of a period: lines in the order of their places, numbered from 1. Actions that came from a priority follow it
    /// to its new place.
    ///
    /// - Parameter revision: At which the list was read; `nil` for now.
    /// - Returns: Whether anything changed.
    /// - Throws: ``RefusedDraft`` with everything that is wrong, also where somebody else changed the list since it was read. Fields are
    ///   `list`, `2.place`, `2.text.vi`, counted from 1 in the drafts.
    @discardableResult
    package func setPriorities(
        _ drafts: [PriorityDraft], for period: Period, readAt revision: Int? = nil
    ) throws -> Bool {
        var reader = DraftReader(pack)
        let now = try registry.priorities().filter { $0.period == period }
        if let revision, try registry.priorities(knownAt: revision).filter({ $0.period == period }) != now {
            reader.refuse(
                "list", vi: "Danh sách vừa được người khác thay đổi. Tải lại trang rồi sửa.",
                en: "Somebody else has changed the list. Load the page again, then change it.")
        }
        let lines = reader.lines(drafts, known: Set(now.map(\.order)))
        try reader.check()
        let set = lines.enumerated().map { Priority(period: period, order: $0.offset + 1, text: $0.element.text) }
        let kept = Set(set.map(\.order))
        let places = Dictionary(
            lines.enumerated().compactMap { index, line in line.was.map { ($0, index + 1) } },
            uniquingKeysWith: { first, _ in first })
        let moved = try registry.plan().actions.map(\.action).compactMap { action -> Action? in
            guard let old = now.first(where: { $0.key == action.priority }) else { return nil }
            let place = places[old.order]
            return place == old.order ? nil : action.coming(from: place.map { "\(period)/\($0)" })
        }
        return try record(
            set + moved as [any LivingRecord], withdrawing: now.filter { !kept.contains($0.order) }, cause: .plan,
            summary: "priorities of \(period) set") != nil
    }
}

extension TwofoldWorkspace {
    /// Changes one priority of a period's list; see ``setPriorities(_:for:readAt:)``.
    ///
    /// - Throws: ``RefusedDraft``; ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    package func changePriority(_ order: Int, of period: Period, _ change: (inout PriorityDraft) -> Void) throws {
        var drafts = try priorityDrafts(for: period)
        guard let index = drafts.firstIndex(where: { $0.was == order }) else {
            throw WorkspaceError.noSuchRecord(kind: "priority of \(period)", code: String(order), near: nil)
        }
        change(&drafts[index])
        try setPriorities(drafts, for: period)
    }
}

extension DraftReader {
    fileprivate struct Line {
        let was: Int?
        let place: Int
        let text: LocalizedText
    }

    /// The lines that have a text, in the order of their places.
    fileprivate mutating func lines(_ drafts: [PriorityDraft], known: Set<Int>) -> [Line] {
        var lines: [Line] = []
        var used: Set<Int> = []
        for (index, draft) in drafts.enumerated() {
            guard draft.text.values.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { continue }
            let text = texts(
                "\(index + 1).text", draft.text, vi: "Cần có nội dung.", en: "A priority needs a text.")
            let typed = draft.place.filter { !$0.isWhitespace }
            let place = typed.isEmpty ? Int.max : Int(typed)
            if place == nil || place.map({ $0 < 1 }) == true {
                refuse(
                    "\(index + 1).place", vi: "'\(typed)' không phải là số thứ tự; viết 1, 2, 3…",
                    en: "'\(typed)' is not a place; write 1, 2, 3…")
            }
            if let was = draft.was, !known.contains(was) || !used.insert(was).inserted {
                refuse(
                    "\(index + 1).place", vi: "Dòng này không còn trong danh sách; tải lại trang.",
                    en: "This line is no longer in the list; load the page again.")
            }
            if let text, let place { lines.append(Line(was: draft.was, place: place, text: text)) }
        }
        return lines.enumerated().sorted {
            ($0.element.place, $0.element.precedence, $0.offset) < ($1.element.place, $1.element.precedence, $1.offset)
        }.map(\.element)
    }
}

extension DraftReader.Line {
    /// Among lines with the same place: one that was moved up, or is new, goes before the one that stands there; one moved down after.
    fileprivate var precedence: Int {
        guard let was else { return 0 }
        return place < was ? 0 : place == was ? 1 : 2
    }
}

extension Action {
    fileprivate func coming(from priority: String?) -> Action {
        Action(
            code: code, taskGroup: taskGroup, title: title, leadUnit: leadUnit, supportingUnits: supportingUnits,
            deadline: deadline, expectedResult: expectedResult, indicators: indicators, targets: targets, theme: theme,
            priority: priority)
    }
}

extension PriorityList {
    /// For a terminal: a line a priority.
    package func table(in language: Language) -> String {
        var table = TextTable([.init("order", .right), .init("actions"), .init("text")])
        for line in lines {
            table.add([String(line.order), line.actions.map(\.code).joined(separator: ", "), line.text[language]])
        }
        return table.isEmpty ? "no priorities of \(period)" : table.text
    }

    package var json: JSON {
        .object([
            "period": .text(period.description), "revision": .int(revision),
            "priorities": .array(
                lines.map { line in
                    .object([
                        "order": .int(line.order), "text": line.text.json,
                        "actions": .array(line.actions.map { .text($0.code) }),
                    ])
                }),
        ])
    }
}
