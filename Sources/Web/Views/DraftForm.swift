import Domain
import Packs
import Workspace

/// A form whose fields come with what was typed and what is wrong with it; `draft-fields.mustache` shows them.
struct DraftForm: Sendable {
    struct Field: Sendable {
        let name: String
        let label: String
        let value: String
        let help: String?
        let problem: String?
        let isRequired: Bool
        /// The language of what is typed, where the field is for one.
        let lang: String?
        let options: [PageFrame.Option]
        let isLine: Bool
        let isArea: Bool
        let isDay: Bool
        let isNumber: Bool
        let isChoice: Bool
        let isMany: Bool
        let isCheck: Bool
        let isFile: Bool
        let isHidden: Bool
        let isChecked: Bool

        enum Sort { case line, area, day, number, choice, many, check, file, hidden }

        init(
            _ sort: Sort, _ name: String, _ label: String = "", value: String? = nil, isRequired: Bool = false,
            options: [PageFrame.Option] = [], help: String? = nil, problem: String? = nil, lang: String? = nil
        ) {
            self.name = name
            self.label = label
            self.value = value ?? ""
            self.help = help
            self.problem = problem
            self.isRequired = isRequired
            self.lang = lang
            self.options = options
            isLine = sort == .line
            isArea = sort == .area
            isDay = sort == .day
            isNumber = sort == .number
            isChoice = sort == .choice
            isMany = sort == .many
            isCheck = sort == .check
            isFile = sort == .file
            isHidden = sort == .hidden
            isChecked = sort == .check && value != nil
        }
    }

    let action: String
    /// Files are among its fields.
    let hasFiles: Bool
    /// What is wrong with it as a whole; `nil` for nothing.
    let problem: String?
    let fields: [Field]
    let submit: String
}

/// A page that is one form.
struct DraftPage: Sendable {
    let heading: String
    let back: String
    let backText: String
    /// Paragraphs above the form.
    let lead: [String]
    let form: DraftForm
    /// What can be done instead.
    let others: [ShownLink]
}

struct ShownLink: Sendable {
    let text: String
    let href: String
}

/// Makes the fields of one form from what was typed.
struct DraftFields {
    let typed: TypedFields
    let problems: InvalidFields?
    let visit: Visit

    private func problem(_ name: String) -> String? { problems?.message(of: name)?[visit.language] }

    func line(_ name: String, _ word: String, isRequired: Bool = false, help: String? = nil) -> DraftForm.Field {
        DraftForm.Field(
            .line, name, visit.words[word], value: typed[name], isRequired: isRequired, help: help,
            problem: problem(name))
    }

    func area(_ name: String, _ word: String, isRequired: Bool = false, help: String? = nil) -> DraftForm.Field {
        DraftForm.Field(
            .area, name, visit.words[word], value: typed[name], isRequired: isRequired, help: help,
            problem: problem(name))
    }

    func day(_ name: String, _ word: String, isRequired: Bool = false, help: String? = nil) -> DraftForm.Field {
        DraftForm.Field(
            .day, name, visit.words[word], value: typed[name], isRequired: isRequired, help: help,
            problem: problem(name))
    }

    func number(_ name: String, _ word: String, help: String? = nil) -> DraftForm.Field {
        DraftForm.Field(.number, name, visit.words[word], value: typed[name], help: help, problem: problem(name))
    }

    func check(_ name: String, _ word: String) -> DraftForm.Field {
        DraftForm.Field(.check, name, visit.words[word], value: typed[name], problem: problem(name))
    }

    func file(_ word: String, help: String? = nil) -> DraftForm.Field {
        DraftForm.Field(.file, "file", visit.words[word], help: help)
    }

    func hidden(_ name: String) -> DraftForm.Field { DraftForm.Field(.hidden, name, value: typed[name]) }

    func choice(
        _ name: String, _ word: String, _ options: [(value: String, text: String)], isRequired: Bool = false,
        help: String? = nil
    ) -> DraftForm.Field {
        let chosen = typed[name]
        return DraftForm.Field(
            .choice, name, visit.words[word], isRequired: isRequired,
            options: options.map { PageFrame.Option(value: $0.value, text: $0.text, isSelected: $0.value == chosen) },
            help: help, problem: problem(name))
    }

    func many(_ name: String, _ word: String, _ options: [(value: String, text: String)], help: String? = nil)
        -> DraftForm.Field
    {
        let chosen = Set(typed.all(name))
        return DraftForm.Field(
            .many, name, visit.words[word],
            options: options.map {
                PageFrame.Option(value: $0.value, text: $0.text, isSelected: chosen.contains($0.value))
            }, help: help, problem: problem(name))
    }

    /// One area a language of the pack.
    func texts(_ name: String, _ word: String, isRequired: Bool = false) -> [DraftForm.Field] {
        visit.pack.languages.enumerated().map { place, language in
            let field = "\(name).\(language.rawValue)"
            return DraftForm.Field(
                .area, field, "\(visit.words[word]) (\(visit.tongue(language)))", value: typed[field],
                isRequired: isRequired && place == 0, problem: problem(field), lang: language.rawValue)
        }
    }
}

extension Visit {
    fileprivate func tongue(_ language: Language) -> String {
        switch language {
        case .vietnamese: words["tongue_vi"]
        case .english: words["tongue_en"]
        default: language.rawValue
        }
    }

    /// Units that are there on a day, and those chosen already, for a choice: deeper ones further in.
    func unitChoices(on day: Day, chosen: [String] = []) -> [(value: String, text: String)] {
        tree.units.filter { $0.exists(on: day) || chosen.contains($0.id.rawValue) }.map { unit in
            let indent = String(repeating: "\u{2003}", count: max(0, tree.level(of: unit.id)))
            return (unit.id.rawValue, indent + unit.names[language])
        }
    }

    /// What is said of a form as a whole when some of it is wrong.
    func summary(of problems: InvalidFields?) -> String? {
        problems.map { words.sentence("form_problems", ["n": count($0.problems.count)]) }
    }
}

extension TypedFields {
    init(_ form: Form) {
        self.init()
        for name in form.names where name != "csrf" { set(name, form.all(name)) }
    }
}
