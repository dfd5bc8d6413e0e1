package import Domain

extension CheckedFormula {
    /// The formula in words: "Số tờ khai (luồng = đỏ) chia cho số tờ khai". Vietnamese, and English for any other language.
    package func explanation(in language: Language, names: any FormulaNames) -> String {
        let words = FormulaExplainer(language: language, names: names, events: events).value(syntax)
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
