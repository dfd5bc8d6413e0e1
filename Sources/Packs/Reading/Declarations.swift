import Diagnostics

/// Every name the pack gives so far, with its place: what references are checked against.
///
/// A name counts as given as soon as it is read, even where the rest of its definition has problems, so that one mistake
/// is not reported again at every reference.
final class Declarations {
    enum Kind: String, Hashable {
        case calendar = "calendar"
        case workingTime = "working time"
        case unitKind = "kind of unit"
        case unit = "unit"
        case assigner = "assigner"
        case targetKind = "kind of target"
        case dataset = "dataset"
        case column = "column"
        case member = "member"
        case half = "half"
        case component = "component"
        case form = "form"
        case reportedField = "reported field"
        case source = "source"
        case indicator = "indicator"
        case goal = "goal"
        case index = "index"
        case commendationForm = "form of commendation"
        case commendationRule = "rule for candidates"
        case question = "question"
        case respondent = "kind of respondent"
        case review = "review template"
        case watchRule = "watch rule"

        /// Where a pack gives such names.
        var home: String {
            switch self {
            case .calendar: "'calendars' of pack.yaml"
            case .workingTime: "'working_times' of pack.yaml"
            case .unitKind: "'kinds' of units.yaml"
            case .unit: "'units' of units.yaml"
            case .assigner: "'assigners' of targets.yaml"
            case .targetKind: "'kinds' of targets.yaml"
            case .dataset: "'datasets/'"
            case .column: "'columns'"
            case .member: "'members'"
            case .half: "'halves'"
            case .component: "'components'"
            case .form, .reportedField: "'forms/'"
            case .source: "'sources/'"
            case .indicator: "'indicators/'"
            case .goal: "goals.yaml"
            case .index: "'indices/'"
            case .commendationForm, .commendationRule: "commendations.yaml"
            case .question: "'questions'"
            case .respondent: "'respondents'"
            case .review: "'reviews/'"
            case .watchRule: "watch.yaml"
            }
        }
    }

    private var places: [Kind: [String: SourceRange]] = [:]

    /// Notes a name; a second one of the same kind is reported.
    func declare(_ kind: Kind, _ name: String, at value: YAMLValue) {
        if let first = places[kind]?[name] {
            value.report(
                "declared-twice", "the \(kind.rawValue) '\(name)' is declared twice",
                help: "the first is at \(first); rename or remove one of them")
        } else {
            places[kind, default: [:]][name] = value.place
        }
    }

    func names(of kind: Kind) -> [String] { places[kind, default: [:]].keys.sorted() }
    func place(of kind: Kind, _ name: String) -> SourceRange? { places[kind]?[name] }

    /// The name `value` holds, where the pack gives it; otherwise reported.
    func reference(to kind: Kind, in value: YAMLValue) -> String? {
        guard let name = value.text("the code of \(kind.article) \(kind.rawValue)") else { return nil }
        guard places[kind]?[name] != nil else {
            let near = didYouMean(name, among: names(of: kind)).map { "did you mean '\($0)'?" }
            let code = kind.rawValue.replacing(" ", with: "-")
            value.report(
                Diagnostic.Code(rawValue: "unknown-\(code)"),
                "'\(name)' is not \(kind.article) \(kind.rawValue) of this \(kind.scope)",
                help: near ?? "add it under \(kind.home), or correct the name")
            return nil
        }
        return name
    }
}

extension Declarations.Kind {
    fileprivate var article: String { ["a", "i"].contains(rawValue.first) ? "an" : "a" }

    /// What such names are unique within.
    fileprivate var scope: String {
        switch self {
        case .column: "dataset"
        case .member, .half: "goal"
        case .component, .question, .respondent: "index"
        case .calendar, .workingTime, .unitKind, .unit, .assigner, .targetKind, .dataset, .form, .reportedField,
            .source,
            .indicator, .goal, .index, .commendationForm, .commendationRule, .review, .watchRule:
            "pack"
        }
    }
}
