import Appraisal
import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

/// A target beside what is handed down of it, unit by unit.
struct HandDownPage: Sendable {
    struct Row: Sendable {
        let unit: String
        let name: String
        let value: String
        let current: String
        let from: String?
        let lastYear: String
        let share: String
        let proposal: String
        let problem: String?
    }

    let back: String
    let heading: String
    let subtitle: String
    let about: String
    let action: String
    let target: String
    let problems: [String]
    let questions: [String]
    let code: String
    let rows: [Row]
    let scales: [TargetFormPage.Scale]
    let lastYear: String
    /// In the unit people read, for the script: `11000`.
    let wholeNumber: String
    let split: ShownSplit
    let shapes: [ShownOption]
    let validFrom: String
    let validFromProblem: String?
    let valueProblem: String?
    let note: String
    let document: ShownDocumentFields
    let hasShares: Bool
}

/// What units' targets come to against the whole.
struct ShownSplit: Sendable {
    let whole: String
    /// `nil` where the values do not add up.
    let sum: String?
    let difference: String
    let differenceClass: String
    let verdict: String

    /// - Parameter values: One a row of the sheet.
    init(_ sheet: HandDownSheet, _ values: [Decimal?], _ visit: Visit) {
        func exact(_ value: Decimal, signed: Bool = false) -> String {
            visit.people.exact(value, of: sheet.indicator, signed: signed)
        }
        let split = sheet.split(values)
        let difference = split?.difference
        whole = exact(sheet.whole.value)
        sum = split.map { split in split.sum.map { exact($0) } ?? PeopleFormat.unknown }
        self.difference = difference.map { exact($0, signed: true) } ?? PeopleFormat.unknown
        differenceClass = difference.map { $0 == 0 ? "" : "worse" } ?? ""
        verdict = difference.map { visit.words[$0 == 0 ? "tset_exact" : $0 > 0 ? "tset_over" : "tset_under"] } ?? ""
    }
}

extension WebServer {
    func bindHandDown(_ book: RouteBook) {
        let limit = settings.attachmentLimitMiB
        book.on(.handDownForm) { visit in
            let sheet = try await visit.sheet(visit.query["target"])
            return try await visit.answer(HandDownPage(HandDownDraft(sheet, visit), sheet, visit).page(visit))
        }
        book.on(.handDown) { visit in
            let (form, uploads) = try await visit.receiveForm(limitMiB: limit)
            let sheet = try await visit.sheet(form["target"])
            let sent = try SentDocument(form, uploads, visit)
            var draft = HandDownDraft(form, sheet)
            if form["redraw"] != nil || form["fill"] != nil {
                if form["fill"] != nil { draft.fill(sheet, visit) }
                return try await visit.answer(HandDownPage(draft, sheet, visit, sent: sent.upload).page(visit))
            }
            do {
                let outcome = try await visit.workspace.handDown(
                    draft, of: sheet, by: visit.author(), document: sent.target,
                    confirming: form["checked"].map { .code($0) } ?? .none)
                switch outcome {
                case .asked(let questions, let code):
                    let page = HandDownPage(draft, sheet, visit, asked: (questions, code), sent: sent.upload)
                    return try await visit.answer(page.page(visit))
                case .recorded(let revision, _):
                    let done = revision == nil ? "target_same" : "handed_down"
                    return visit.redirect(to: visit.link(to: sheet.parent) + "&done=" + done)
                }
            } catch let invalid as InvalidTarget {
                let page = HandDownPage(
                    draft, sheet, visit, problems: FieldProblems(invalid, visit), sent: sent.upload)
                return try await visit.answer(page.page(visit), status: .badRequest)
            }
        }
    }
}

extension Visit {
    /// - Throws: ``WebError/forbidden`` for a target that is not there, not of this unit, or not handed down.
    fileprivate func sheet(_ text: String?) async throws -> HandDownSheet {
        guard let key = text.flatMap(TargetSeriesKey.init), key.unit == unit,
            let sheet = try await workspace.handDownSheet(of: key, asAt: choice.asAt)
        else { throw WebError.forbidden }
        return sheet
    }
}

extension HandDownDraft {
    fileprivate init(_ sheet: HandDownSheet, _ visit: Visit) {
        self.init()
        scale = visit.pack.typedUnits(of: sheet.indicator, in: visit.language)[0]
        validFrom = visit.workDay.description
        trajectory = "keep"
        for row in sheet.rows {
            values[row.unit.id] = row.target.map { visit.typed($0.value, in: sheet.indicator.displayUnit) }
        }
    }

    fileprivate init(_ form: Form, _ sheet: HandDownSheet) {
        self.init()
        for row in sheet.rows { values[row.unit.id] = form["value_\(row.unit.id)"] }
        scale = form["scale"] ?? ""
        validFrom = form["valid_from"] ?? ""
        document = DocumentDraft(form)
        trajectory = form["trajectory"] ?? ""
        note = form["note"] ?? ""
    }

    /// What last year's shares make of the whole, as people read it: rounded, so that their sum may differ from the whole.
    fileprivate mutating func fill(_ sheet: HandDownSheet, _ visit: Visit) {
        scale = visit.pack.typedUnits(of: sheet.indicator, in: visit.language)[0]
        for row in sheet.rows {
            guard let share = row.share, share.part > 0 else { continue }
            values[row.unit.id] = visit.people.value(share.part, of: sheet.indicator)
        }
    }
}

extension HandDownPage {
    fileprivate init(
        _ draft: HandDownDraft, _ sheet: HandDownSheet, _ visit: Visit, problems: FieldProblems = .none,
        asked: (questions: [TargetQuestion], code: String)? = nil, sent upload: Upload? = nil
    ) {
        let words = visit.words
        let people = visit.people
        let indicator = sheet.indicator
        let parent = sheet.parent
        back = visit.link(to: parent)
        heading = words.sentence("tset_hand_down_heading", ["name": indicator.names[visit.language]])
        subtitle =
            "\(visit.name(of: parent.unit)) · \(visit.name(of: parent.assigner)), \(visit.name(of: parent.kind)), "
            + words.period(parent.period)
        about = words.sentence(
            "tset_hand_down_about",
            ["assigner": sheet.assigner.names[visit.language], "kind": visit.name(of: parent.kind)])
        action = visit.choice.link("/targets/\(parent.unit.rawValue.queryEncoded)/hand-down")
        target = parent.description
        self.problems = problems.all
        questions = asked?.questions.map { $0.text(in: visit.language, of: indicator) } ?? []
        code = asked?.code ?? ""
        rows = sheet.rows.map { row in
            Row(
                unit: row.unit.names[visit.language], name: "value_\(row.unit.id)",
                value: draft.values[row.unit.id] ?? "", current: people.value(row.target?.value, of: indicator),
                from: row.target.map { target in
                    let from = words.sentence("tgt_from", ["day": words.day(target.validFrom)])
                    return sheet.addsUp ? "\(from), \(words["tgt_path_" + target.trajectory])" : from
                },
                lastYear: people.value(row.lastYear, of: indicator),
                share: people.percent(row.share?.percent, decimals: 1),
                proposal: people.value(row.share?.part, of: indicator), problem: problems[.row(row.unit.id)])
        }
        scales = visit.scales(of: indicator, chosen: draft.scale)
        lastYear = words.period(sheet.lastYear)
        wholeNumber = sheet.whole.value.divided(by: indicator.displayUnit).description
        let values = visit.workspace.handDownValues(draft, of: sheet, by: visit.author()).values
        split = ShownSplit(sheet, values, visit)
        shapes = (sheet.addsUp ? ["keep", "linear", "seasonal"] : ["keep"]).map {
            ShownOption($0, words["tgt_path_" + $0], isSelected: $0 == draft.trajectory)
        }
        validFrom = draft.validFrom
        validFromProblem = problems[.validFrom]
        valueProblem = problems[.value]
        note = draft.note
        document = ShownDocumentFields(draft.document, upload, problems)
        hasShares = sheet.rows.contains { $0.share != nil }
    }

    fileprivate func page(_ visit: Visit) -> Page {
        Page("hand-down", title: heading, menu: .targets, showsChoice: false, model: self)
    }
}
