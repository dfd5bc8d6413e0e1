import Appraisal
import Documents
import Domain
import Foundation
import Packs

extension ReviewScribe {
    /// What a value term reads as, every number with its origin. What is not known is said, and never a zero.
    func runs(_ term: ValueTerm) -> [Inline] {
        guard let quoted = quoted(term.indicator, of: term.unit, by: term.by) else { return [.text(words.noData)] }
        switch term.reading {
        case .value: return value(quoted, term)
        case .prior:
            return plain(
                quoted.prior?.value, quoted, term, reference: quoted.prior?.reference ?? quoted.source.figure.reference)
        case .cumulative:
            let cumulative = quoted.standing?.cumulative
            return plain(
                cumulative?.value, quoted, term, reference: cumulative?.reference ?? quoted.source.figure.reference)
                + upTo(cumulative)
        case .growth: return growth(quoted, term)
        case .rank: return rank(quoted, term)
        case .forecast: return forecast(quoted, term)
        case .attainment, .target, .laterTarget, .planned, .ahead, .needed: return ofTarget(quoted, term)
        }
    }

    // MARK: Own values

    private func value(_ quoted: QuotedFigure, _ term: ValueTerm) -> [Inline] {
        let verb =
            term.inWords
            ? quoted.isEstimate ? words.estimatedReaches : words.reaches : quoted.isEstimate ? words.estimated : ""
        let figure = quoted.source.figure
        guard let value = quoted.value else { return [.text(words.noData)] }
        let text: [Inline] = (verb.isEmpty ? [] : [.text(verb)]) + number(value, quoted, term, figure.reference)
        return quoted.isEstimate ? text : text + upTo(figure)
    }

    /// ` (tính đến 15/6/2020)` where a review that estimates must print what is counted so far; ` (số sơ bộ)` where records
    /// are missing.
    private func upTo(_ figure: Figure?) -> [Inline] {
        guard let figure, figure.value != nil else { return [] }
        if input.isEstimate, figure.isPreliminary { return [.text(words.upTo(figure.span.to))] }
        return figure.coverage.state == .partial ? [.text(words.preliminary)] : []
    }

    private func plain(
        _ value: Decimal?, _ quoted: QuotedFigure, _ term: ValueTerm, reference: FigureReference
    ) -> [Inline] {
        guard let value else { return [.text(words.noData)] }
        return number(value, quoted, term, reference)
    }

    private func number(
        _ value: Decimal, _ quoted: QuotedFigure, _ term: ValueTerm, _ reference: FigureReference
    ) -> [Inline] {
        let shown = shown(value, quoted.indicator, term.display)
        let mark = Inline.figure(mark(shown.text, reference.description, shown.number))
        return shown.unit.isEmpty || term.display.isBare ? [mark] : [mark, .text(" " + shown.unit)]
    }

    // MARK: Growth

    private func growth(_ quoted: QuotedFigure, _ term: ValueTerm) -> [Inline] {
        guard let growth = quoted.growth else { return [.text(words.noData)] }
        let (text, unit) = changeText(growth, term.display, signed: !term.inWords)
        let figure = mark(text, quoted.source.figure.reference.description, growth.change)
        let hedge = quoted.isEstimate ? words.estimated : ""
        guard term.inWords else {
            return (hedge.isEmpty ? [] : [.text(hedge)]) + [.figure(figure)] + (unit.isEmpty ? [] : [.text(unit)])
        }
        let change = change(growth, term.display)
        let (phrase, hasAmount) = words.change(change, text)
        let vietnameseHedge = language == .english ? "" : hedge
        guard hasAmount else {
            // The figure is said in words, and still knows its origin.
            return [.figure(mark(vietnameseHedge + phrase, figure.reference, growth.change))]
        }
        return [.text(vietnameseHedge + phrase), .figure(figure)] + (unit.isEmpty ? [] : [.text(unit)])
    }

    /// The size of a change and, for rates, its unit.
    func changeText(_ growth: Growth, _ display: DisplayChoice, signed: Bool) -> (String, unit: String) {
        let amount = signed ? growth.change : growth.change.magnitude
        switch growth.measure {
        case .percent: return (percent(display.decimals).text(amount), "")
        case .percentagePoints:
            return (percent(display.decimals ?? 2, sign: false).text(amount), words.points)
        }
    }

    private func change(_ growth: Growth, _ display: DisplayChoice) -> ReviewWords.Change {
        let format = percent(growth.measure == .percent ? display.decimals : display.decimals ?? 2)
        let printed = format.rounded(growth.change)
        if growth.change == 0 { return .none }
        if printed == 0 { return growth.change > 0 ? .hardlyUp : .hardlyDown }
        return printed > 0 ? .up : .down
    }

    // MARK: Place and forecast

    private func rank(_ quoted: QuotedFigure, _ term: ValueTerm) -> [Inline] {
        guard let rank = quoted.standing?.rank else { return [.text(words.noData)] }
        let text =
            term.inWords
            ? words.placeInWords(rank.place, of: rank.of, ties: rank.tiedWith) : words.place(rank.place)
        let path = [rank.set, term.indicator.rawValue] + scope
        return [.figure(mark(text, reference(.rank, path), Decimal(rank.place)))]
    }

    private func forecast(_ quoted: QuotedFigure, _ term: ValueTerm) -> [Inline] {
        guard let forecast = try? quoted.standing?.forecast?.get() else { return [.text(words.noData)] }
        let reference = (quoted.standing?.cumulative ?? quoted.source.figure).reference
        let value = number(forecast.estimate, quoted, term, reference)
        guard forecast.isEstimate else { return value }
        let low = shown(forecast.low, quoted.indicator, term.display).text
        let high = shown(forecast.high, quoted.indicator, term.display)
        let highText = high.unit.isEmpty || term.display.isBare ? high.text : "\(high.text) \(high.unit)"
        let range = term.inWords ? [Inline.text(words.from(low, to: highText))] : []
        return [.text(words.estimated)] + value + range
    }

    // MARK: Targets

    private func ofTarget(_ quoted: QuotedFigure, _ term: ValueTerm) -> [Inline] {
        guard let choice = term.reading.target, let target = quoted.target(choice, kinds: pack.targetKinds) else {
            return [.text(words.noTarget)]
        }
        let cumulative = (quoted.standing?.cumulative ?? quoted.source.figure).reference
        let own = targetReference(target, of: quoted).description
        switch term.reading {
        case .target: return amount(target.value, quoted, term, own)
        case .laterTarget:
            guard let later = target.later else { return [.text(words.noTarget)] }
            return amount(later.value, quoted, term, own)
        case .planned: return amount(target.planned, quoted, term, own)
        case .ahead: return ahead(target, quoted, term, cumulative.description)
        case .needed: return needed(target, quoted, term, cumulative.description)
        case .attainment, .value, .prior, .growth, .cumulative, .rank, .forecast:
            return attainment(quoted.outcome(of: target), quoted, term, cumulative.description)
        }
    }

    func targetReference(_ target: TargetStanding, of quoted: QuotedFigure) -> RegistryReference {
        RegistryReference(
            .target,
            [
                target.assigner.rawValue, target.kind.rawValue, quoted.indicator.id.rawValue,
                quoted.source.figure.unit.rawValue, target.period.description,
            ], asAt: standing.asAt, revision: standing.revision)
    }

    private func amount(
        _ value: Decimal?, _ quoted: QuotedFigure, _ term: ValueTerm, _ reference: String
    ) -> [Inline] {
        guard let value else { return [.text(words.noData)] }
        let shown = shown(value, quoted.indicator, term.display)
        let mark = Inline.figure(mark(shown.text, reference, shown.number))
        return shown.unit.isEmpty || term.display.isBare ? [mark] : [mark, .text(" " + shown.unit)]
    }

    /// A difference of two values; of two rates in percentage points.
    private func difference(
        _ value: Decimal, _ quoted: QuotedFigure, _ term: ValueTerm, _ reference: String
    ) -> [Inline] {
        guard quoted.indicator.isPercentage else { return amount(value, quoted, term, reference) }
        let format = NumberFormat(
            language: language, fractionDigits: term.display.decimals ?? quoted.indicator.decimals)
        return [.figure(mark(format.text(value), reference, value)), .text(words.points)]
    }

    private func attainment(
        _ outcome: TargetOutcome, _ quoted: QuotedFigure, _ term: ValueTerm, _ reference: String
    ) -> [Inline] {
        switch outcome {
        case .unknown: return [.text(words.noData)]
        case .attainment(let attainment):
            let format = percent(term.display.decimals)
            guard term.inWords else {
                let figure = Inline.figure(mark(format.text(attainment.percent), reference, attainment.percent))
                return (quoted.isEstimate ? [.text(words.estimated)] : []) + [figure]
            }
            if attainment.excess > 0 {
                let figure = Inline.figure(mark(format.text(attainment.excess), reference, attainment.excess))
                return [.text((quoted.isEstimate ? words.estimated : "") + words.exceeds), figure]
            }
            let verb = quoted.isEstimate ? words.estimatedReaches : words.reaches
            let figure = Inline.figure(mark(format.text(attainment.percent), reference, attainment.percent))
            return (verb.isEmpty ? [] : [.text(verb)]) + [figure]
        case .ceiling(let check):
            guard term.inWords else {
                return [.figure(mark(check.isMet ? words.met : words.notMet, reference, check.value))]
            }
            return [.text(check.isMet ? words.withinCeiling : words.aboveCeiling)]
                + difference(check.margin.magnitude, quoted, term, reference)
        }
    }

    private func ahead(
        _ target: TargetStanding, _ quoted: QuotedFigure, _ term: ValueTerm, _ reference: String
    ) -> [Inline] {
        guard let ahead = target.aheadBy else { return [.text(words.noData)] }
        let late = input.isEstimate ? [Inline.text(words.upTo(standing.asAt))] : []
        guard term.inWords else { return difference(ahead, quoted, term, reference) + late }
        if ahead == 0 { return [.figure(mark(words.exactlyOn, reference, 0))] + late }
        return [.text(ahead > 0 ? words.aheadOf : words.shortOf)]
            + difference(ahead.magnitude, quoted, term, reference) + late
    }

    private func needed(
        _ target: TargetStanding, _ quoted: QuotedFigure, _ term: ValueTerm, _ reference: String
    ) -> [Inline] {
        switch target.pace {
        case nil: return [.text(words.noData)]
        case .reached: return [.figure(mark(words.alreadyReached, reference, 0))]
        case .over(let short): return [.text(words.periodOver)] + amount(short, quoted, term, reference)
        case .needed:
            var term = term
            if term.display.decimals == nil { term.display.decimals = 1 }
            return amount(target.pace?.perDay, quoted, term, reference) + [.text(words.aDay)]
        }
    }
}

extension ValueTerm.Reading {
    var target: TargetChoice? {
        switch self {
        case .attainment(let target), .target(let target), .laterTarget(let target), .planned(let target),
            .ahead(let target), .needed(let target):
            target
        case .value, .prior, .growth, .cumulative, .rank, .forecast: nil
        }
    }
}
