import Domain
import Foundation
import Hummingbird
import Workspace

/// The document of a sent form: its file, which waits among the uploads while something is asked.
struct SentDocument: Sendable {
    let upload: Upload?

    /// The file just sent, else the one sent with the form before, which only who sent it can name.
    init(_ form: Form, _ uploads: [Upload], _ visit: Visit) throws {
        let earlier = form["upload"].flatMap { visit.workspace.uploads[$0] }.flatMap { upload in
            upload.account == visit.identity.account && upload.purpose == .attachment ? upload : nil
        }
        for superfluous in uploads.dropFirst() { try visit.workspace.uploads.discard(superfluous) }
        if let sent = uploads.first {
            if let earlier { try visit.workspace.uploads.discard(earlier) }
            upload = sent
        } else {
            upload = earlier
        }
    }

    var target: TargetDocument? { upload.map { .upload($0) } }
}

extension DocumentDraft {
    init(_ form: Form) {
        self.init()
        number = form["document_number"] ?? ""
        issuer = form["document_issuer"] ?? ""
        day = form["document_day"] ?? ""
    }
}

/// The fields of a document on a form, with what was typed.
struct ShownDocumentFields: Sendable {
    let number: String
    let issuer: String
    let day: String
    let numberProblem: String?
    let dayProblem: String?
    /// A file that was sent and waits.
    let uploadID: String?
    let uploadName: String?

    init(_ draft: DocumentDraft, _ upload: Upload?, _ problems: FieldProblems) {
        number = draft.number
        issuer = draft.issuer
        day = draft.day
        numberProblem = problems[.documentNumber]
        dayProblem = problems[.documentDay]
        uploadID = upload?.id
        uploadName = upload?.fileName
    }
}

/// What is wrong with a sent form, by field.
struct FieldProblems: Sendable {
    private let texts: [TargetProblem.Field: String]
    /// All of them, in order, each with the name of its field.
    let all: [String]

    static let none = FieldProblems(texts: [:], all: [])

    private init(texts: [TargetProblem.Field: String], all: [String]) {
        self.texts = texts
        self.all = all
    }

    init(_ invalid: InvalidTarget, _ visit: Visit) {
        let said = invalid.problems.map { ($0.field, $0.text(in: visit.language, of: invalid.indicator)) }
        texts = Dictionary(said, uniquingKeysWith: { "\($0) \($1)" })
        all = said.map { "\(visit.name(of: $0.0)): \($0.1)" }
    }

    subscript(field: TargetProblem.Field) -> String? { texts[field] }
}

extension Visit {
    /// The label of a field on its form.
    fileprivate func name(of field: TargetProblem.Field) -> String {
        switch field {
        case .assigner: words["tgt_assigner"]
        case .kind: words["tset_kind"]
        case .indicator: words["tgt_indicator"]
        case .unit: words["tset_unit"]
        case .period: words["tset_period"]
        case .value: words["tset_value"]
        case .validFrom: words["tgt_valid_from"]
        case .documentNumber: words["tgt_document"]
        case .documentDay: words["tgt_document_day"]
        case .trajectory: words["tgt_trajectory"]
        case .point(let place): words.sentence("tset_point", ["n": String(place + 1)])
        case .row(let unit): shortName(of: unit)
        }
    }

    /// A value as it is typed, in the unit people read: every digit.
    func typed(_ value: Decimal, in unit: Decimal) -> String {
        NumberFormat(language: language, maximumFractionDigits: 12).text(value.divided(by: unit))
    }

    func author() -> TargetAuthor { TargetAuthor(language: language, units: units) }
}
