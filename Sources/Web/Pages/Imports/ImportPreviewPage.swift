import Diagnostics
import Domain
import Packs
import Workspace

/// Files of living records: where one is sent, and which ones wait.
struct ImportsPage: Sendable {
    struct Waiting: Sendable {
        let name: String
        let href: String
        let about: String
    }
    let problem: String?
    let done: String?
    let waiting: [Waiting]
    /// The plan as a workbook is the reader's to take.
    let mayDownload: Bool
}

/// What a file of living records would change, or why it cannot be used.
struct ImportPreviewPage: Sendable {
    struct Problem: Sendable {
        let place: String
        /// In the page's language, where there is a sentence for it.
        let said: String?
        /// As the program says it, in English.
        let message: ShownText
        let help: ShownText?
    }
    struct Field: Sendable {
        let name: String
        let before: String?
        let after: String?
        /// Nothing stands before it because the record is new.
        let isNew: Bool
    }
    struct Item: Sendable {
        let kind: String
        let key: String
        let title: ShownText?
        let change: ShownState
        let place: String?
        let fields: [Field]
    }
    struct Apply: Sendable {
        let action: String
        let revision: Int
    }

    let fileName: String
    let about: String
    let problem: String?
    /// Why the file is refused; empty for one that can be applied.
    let errors: [Problem]
    let totals: String?
    let questions: [Problem]
    let items: [Item]
    let isSame: Bool
    /// `nil` where there is nothing to apply.
    let apply: Apply?
    let discard: String
}

extension ImportPreviewPage {
    init(
        _ upload: Upload, about: String, problem: String? = nil, preview: RecordPreview? = nil,
        refused: InvalidSource? = nil, _ visit: Visit
    ) {
        fileName = upload.fileName
        self.about = about
        self.problem = problem
        errors = (refused?.diagnostics ?? []).map { Problem($0, of: upload.fileName, visit) }
        questions = (preview?.questions ?? []).map { Problem($0, of: upload.fileName, visit) }
        items = (preview?.items ?? []).map { Item($0, visit) }
        isSame = preview?.items.isEmpty ?? false
        totals = preview.map { preview in
            visit.words.sentence(
                "imp_totals",
                [
                    "new": visit.count(preview.count(.new)), "changed": visit.count(preview.count(.changed)),
                    "withdrawn": visit.count(preview.count(.withdrawn)), "same": visit.count(preview.sameCount),
                ])
        }
        apply = preview.flatMap {
            $0.items.isEmpty ? nil : Apply(action: "/imports/\(upload.id)", revision: $0.revision)
        }
        discard = "/imports/\(upload.id)/discard"
    }
}

extension ImportPreviewPage.Problem {
    init(_ diagnostic: Diagnostic, of file: String, _ visit: Visit) {
        let place = diagnostic.place?.description ?? ""
        self.place =
            place.hasPrefix(file + ":") || place.hasPrefix(file + "!")
            ? String(place.dropFirst(file.count + 1)) : place
        let lang = visit.language == .english ? nil : "en"
        let code = diagnostic.code.rawValue.replacing("-", with: "_")
        let isNumberOfAKind = code.hasPrefix("not_a_")
        said =
            lang == nil
            ? nil : visit.words.all["imp_code_" + code] ?? (isNumberOfAKind ? visit.words["imp_code_not_a"] : nil)
        message = ShownText(text: diagnostic.message, lang: lang)
        help = diagnostic.help.map { ShownText(text: $0, lang: lang) }
    }
}

extension ImportPreviewPage.Item {
    fileprivate init(_ item: RecordPreview.Item, _ visit: Visit) {
        kind = item.kind[visit.language]
        key = item.key.map(visit.said).joined(separator: ", ")
        title = item.title.map(visit.shown)
        place = item.place
        let css =
            switch item.change {
            case .new: "state-holds"
            case .changed: "state-going"
            case .withdrawn: "state-off"
            }
        change = ShownState(text: visit.words["imp_" + item.change.rawValue], css: css)
        fields = item.fields.map {
            ImportPreviewPage.Field(
                name: $0.name[visit.language], before: $0.before.map(visit.said), after: $0.after.map(visit.said),
                isNew: item.change == .new)
        }
    }
}

extension Visit {
    /// `Bộ Tài chính, dự toán: Thu ngân sách, Cục Hải quan, năm 2020`.
    func name(of key: TargetSeriesKey) -> String {
        let indicator = pack.indicator(key.indicator)?.names[language] ?? key.indicator.rawValue
        return "\(name(of: key.assigner)), \(name(of: key.kind)): \(indicator), \(shortName(of: key.unit)), "
            + words.period(key.period)
    }

    /// A field of a living record in the reader's language.
    func said(_ value: RecordValue) -> String {
        switch value {
        case .text(let text): text
        case .localized(let text):
            // Both languages, where a change may be in either.
            text.languages.count > 1
                ? text.languages.map(\.rawValue).sorted().reversed().map { text[Language(rawValue: $0)] }
                    .joined(separator: " / ") : shown(text).text
        case .day(let day): words.day(day)
        case .period(let period): words.period(period)
        case .unit(let unit): name(of: unit)
        case .indicator(let id): pack.indicator(id)?.names[language] ?? id.rawValue
        case .target(let key): name(of: key)
        case .amount(let value, let id):
            pack.indicator(id).map { amount(value, $0) } ?? people.number(value, decimals: 0)
        case .number(let number): NumberFormat(language: language, maximumFractionDigits: 6).text(number)
        case .yes(let yes): words[yes ? "yes" : "no"]
        case .evidence(let evidence): (try? shown(evidence).text) ?? evidence.text
        case .list(let values): values.map(said).joined(separator: "; ")
        case .point(let day, let value): "\(words.day(day)): \(said(value))"
        }
    }
}
