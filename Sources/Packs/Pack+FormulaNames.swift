package import Domain
import Formulas

extension Pack: FormulaNames {
    package func name(ofDataset id: DatasetID, in language: Language) -> String {
        dataset(id)?.names[language] ?? id.rawValue
    }

    package func name(ofColumn column: String, of dataset: DatasetID, in language: Language) -> String {
        self.dataset(dataset)?.column(column)?.names[language] ?? column
    }

    package func name(ofValue value: String, of column: String, in dataset: DatasetID, language: Language) -> String {
        guard case .code(let values)? = self.dataset(dataset)?.column(column)?.type else { return value }
        return values.first { $0.code == value }?.names[language] ?? value
    }

    package func name(ofIndicator id: IndicatorID, in language: Language) -> String {
        indicator(id)?.names[language] ?? id.rawValue
    }

    package func name(ofReported code: String, in language: Language) -> String {
        forms.lazy.flatMap(\.fields).first { $0.code == code }?.names[language] ?? code
    }
}
