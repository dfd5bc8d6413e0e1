import Appraisal
import Documents
import Domain
import Foundation
import Packs

/// What every part of the writing shares: the input, the words, and how a number becomes text with its origin.
struct ReviewScribe {
    let input: ReviewInput
    let words: ReviewWords

    var pack: Pack { input.pack }
    var standing: Standing { input.standing }
    var language: Language { words.language }

    init(_ input: ReviewInput, _ language: Language) {
        self.input = input
        words = ReviewWords(language)
    }

    // MARK: Figures

    /// - Returns: `nil` where nobody handed the figure in.
    func quoted(_ id: IndicatorID, of unit: OrgUnit.ID? = nil, by: DimensionMember? = nil) -> QuotedFigure? {
        guard let indicator = pack.indicator(id) else { return nil }
        let unit = unit ?? standing.unit
        if unit == standing.unit, by == nil, let own = standing[id] {
            let source = ReviewFigure(
                figure: own.figure, prior: own.prior, growth: own.growth, targets: own.targets,
                estimate: input.estimates[id])
            return QuotedFigure(indicator: indicator, source: source, standing: own, review: input.isEstimate)
        }
        return input.figures[ReviewKey(id, of: unit, by: by)].map {
            QuotedFigure(indicator: indicator, source: $0, standing: nil, review: input.isEstimate)
        }
    }

    func mark(_ text: String, _ reference: String, _ value: Decimal?) -> FigureMark {
        guard let bookmark = input.bookmark(reference) else {
            return FigureMark(text: text, reference: reference, value: value)
        }
        return FigureMark(text: text, bookmark: bookmark, reference: reference, value: value)
    }

    /// The reference of a living record of the reviewed unit and period.
    func reference(_ kind: RegistryReference.Kind, _ path: [String]) -> String {
        RegistryReference(kind, path, asAt: standing.asAt, revision: standing.revision).description
    }
    var scope: [String] { [standing.unit.rawValue, standing.period.description] }

    // MARK: Numbers

    /// A value of an indicator as printed: divided by its display unit, with that unit's name.
    struct Shown {
        let number: Decimal
        let format: NumberFormat
        /// `tỷ đồng`; empty for a percentage, whose sign belongs to the number.
        let unit: String
        var text: String { format.text(number) }
    }

    func shown(_ value: Decimal, _ indicator: Indicator, _ display: DisplayChoice = DisplayChoice()) -> Shown {
        if indicator.isPercentage {
            let format = NumberFormat(
                language: language, fractionDigits: display.decimals ?? indicator.decimals, suffix: .percent)
            return Shown(number: value, format: format, unit: "")
        }
        let divisor = display.unit?.divisor ?? indicator.displayUnit
        let names = display.unit?.names ?? indicator.displayNames
        let decimals = display.decimals ?? (divisor == 1 && indicator.displayUnit != 1 ? 0 : indicator.decimals)
        return Shown(
            number: divisor == 1 ? value : value.divided(by: divisor),
            format: NumberFormat(language: language, fractionDigits: decimals), unit: names[language])
    }

    /// A percentage: as many decimals as asked for, else up to one.
    func percent(_ decimals: Int?, showsPlus: Bool = false, sign: Bool = true) -> NumberFormat {
        NumberFormat(
            language: language, fractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 1,
            showsPlus: showsPlus, suffix: sign ? .percent : .none)
    }
}
