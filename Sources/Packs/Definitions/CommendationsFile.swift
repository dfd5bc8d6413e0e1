import Domain

/// commendations.yaml: the forms there are, the rules that make candidates, and the head of the council's list.
struct CommendationsFile {
    static let path = "commendations.yaml"
    var forms: [CommendationForm] = []
    var rules: [CommendationRule] = []
    var list: CommendationList?

    /// Empty where the file is missing. Read after units, target kinds and indicators, which rules name.
    static func read(_ context: PackContext) -> CommendationsFile {
        context.root(of: path)?.group("commendations.yaml") { group in
            CommendationsFile(
                forms: group.required("forms")?.list(of: "forms of commendation")?.compactMap {
                    CommendationForm.read($0, context)
                } ?? [],
                rules: group.optional("rules")?.list(of: "rules")?.compactMap {
                    CommendationRule.read($0, context)
                } ?? [], list: group.optional("list").flatMap(CommendationList.read))
        } ?? CommendationsFile()
    }
}

extension CommendationForm {
    /// `{code: GK, names: …, level: …}`; `level` is the name of who gives it, in every language.
    fileprivate static func read(_ value: YAMLValue, _ context: PackContext) -> CommendationForm? {
        value.group("a form of commendation") { group in
            let code = group.declared("code", as: .commendationForm, context, .officeCode)
            let names = group.names(context)
            let level = group.names(context, key: "level")
            guard let code, let names, let level else { return nil }
            return CommendationForm(code: code, names: names, level: level)
        }
    }
}
