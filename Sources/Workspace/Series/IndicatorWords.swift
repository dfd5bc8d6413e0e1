package import Domain
import Formulas
package import Packs

extension Pack {
    /// An indicator's formula in words.
    package func explanation(of indicator: Indicator, in language: Language) -> String {
        indicator.formula.explanation(in: language, names: self)
    }

    /// What the column is called that an indicator is broken down by.
    package func name(ofDimension name: String, of indicator: Indicator, in language: Language) -> String {
        indicator.formula.datasets.lazy.compactMap { self.dataset($0)?.column(name) }.first?.names[language] ?? name
    }

    /// A member of a breakdown; `nil` where the records leave the column empty.
    package func name(of member: DimensionMember, of indicator: Indicator, in language: Language) -> String? {
        guard let code = member.member else { return nil }
        return indicator.formula.datasets.first.map {
            name(ofValue: code, of: member.dimension, in: $0, language: language)
        } ?? code
    }
}
