import Domain

extension CommendationForm {
    static let path = "commendations.yaml"

    /// The forms of commendations.yaml; none where the file is missing.
    static func readAll(_ context: PackContext) -> [CommendationForm] {
        context.root(of: path)?.group("commendations.yaml") { group in
            group.required("forms")?.list(of: "forms of commendation")?.compactMap { read($0, context) }
        } ?? []
    }

    /// `{code: GK, names: …, level: …}`; `level` is the name of who gives it, in every language.
    private static func read(_ value: YAMLValue, _ context: PackContext) -> CommendationForm? {
        value.group("a form of commendation") { group in
            let code = group.declared("code", as: .commendationForm, context, .officeCode)
            let names = group.names(context)
            let level = group.names(context, key: "level")
            guard let code, let names, let level else { return nil }
            return CommendationForm(code: code, names: names, level: level)
        }
    }
}
