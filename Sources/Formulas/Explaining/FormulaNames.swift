package import Domain

/// The names readers know things by. In English a dataset is in the plural, as in "number of declarations".
package protocol FormulaNames: Sendable {
    func name(ofDataset id: DatasetID, in language: Language) -> String
    func name(ofColumn column: String, of dataset: DatasetID, in language: Language) -> String
    /// A value of a code or text column: `red` → "đỏ".
    func name(ofValue value: String, of column: String, in dataset: DatasetID, language: Language) -> String
    func name(ofIndicator id: IndicatorID, in language: Language) -> String
    func name(ofReported code: String, in language: Language) -> String
}

/// Names things as packs spell them, where nothing better is known.
package struct CodesAsNames: FormulaNames {
    package init() {}
    package func name(ofDataset id: DatasetID, in language: Language) -> String { id.rawValue }
    package func name(ofColumn column: String, of dataset: DatasetID, in language: Language) -> String { column }
    package func name(ofValue value: String, of column: String, in dataset: DatasetID, language: Language) -> String {
        value
    }
    package func name(ofIndicator id: IndicatorID, in language: Language) -> String { id.rawValue }
    package func name(ofReported code: String, in language: Language) -> String { code }
}
