import Appraisal
import Domain
import Foundation
import Packs
import Workspace

extension IndicatorPage {
    /// - Throws: ``WebError/notFound`` for an indicator the pack does not have or a breakdown it does not declare.
    init(_ visit: Visit) async throws {
        let choice = visit.choice
        let words = visit.words
        guard let indicator = visit.pack.indicator(IndicatorID(visit.path("indicator"))) else {
            throw WebError.notFound
        }
        let all = try await visit.live.standing(
            of: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
        guard let standing = all[indicator.id] else { throw WebError.notFound }
        let series = try await visit.live.series(
            of: indicator.id, at: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
        heading = indicator.names[visit.language]
        subtitle = "\(visit.name(of: visit.unit)), \(words.period(choice.period))"
        asAt = words.sentence("as_at_day", ["day": words.day(all.asAt)])
        catalogueHref = choice.link("/indicators")
        measure = visit.people.unit(of: indicator)
        own = Row(
            ComparedFigure(standing),
            label: words.period(choice.period), indicator, visit)
        asWas = standing.priorAsWas.map {
            words.sentence("ind_as_was", ["amount": visit.amount($0.value, indicator)])
        }
        targets = standing.targets.map { TargetCell($0, standing, indicator, visit) }
        forecast = Self.forecast(standing, indicator, visit)
        definition = Self.definition(indicator, visit)
        chart = try series.cumulative.map { CumulativePicture(series: $0, indicator: indicator, visit: visit).chart }
            .map(ShownChart.init)
        months =
            series.cumulative == nil
            ? try MonthlyPicture(series: series, indicator: indicator, visit: visit).shown : nil
        (ranking, rankingNote) = try await Self.ranking(indicator, visit)
        let by = visit.query["by"]
        if let by, !indicator.dimensions.contains(by) { throw WebError.notFound }
        let chosen = by ?? indicator.dimensions.first
        dimensions = indicator.dimensions.map { name in
            Dimension(
                name: visit.name(ofDimension: name, of: indicator),
                dimensionHref: choice.link("/indicators/\(indicator.id)", [("by", name)]) + "#breakdown",
                isCurrent: name == chosen)
        }
        breakdown = try await Self.breakdown(indicator, by: chosen, visit)
        periods = [Period.Kind.month, .quarter, .half, .nineMonths, .year].compactMap { kind in
            let lines = series.periods(of: kind)
            return lines.isEmpty
                ? nil
                : RowGroup(
                    title: words["ind_periods_" + kind.rawValue],
                    rows: lines.map { Row($0, label: words.period($0.figure.period), indicator, visit) })
        }
        files =
            visit.may(.export)
            ? [("data.csv", "download_csv"), ("data.xlsx", "download_xlsx")].map { file, word in
                File(name: words[word], fileHref: choice.link("/indicators/\(indicator.id)/\(file)"))
            } : []
        changes = try await visit.live.definitionHistory(of: indicator.id, known: choice.known).map {
            Change($0, visit)
        }
    }

    private static func forecast(_ standing: IndicatorStanding, _ indicator: Indicator, _ visit: Visit) -> String? {
        guard let made = standing.forecast, let forecast = try? made.get(), forecast.isEstimate else { return nil }
        let people = visit.people
        let band = "\(people.value(forecast.low, of: indicator)) – \(people.value(forecast.high, of: indicator))"
        return visit.words.sentence(
            "ind_forecast",
            [
                "amount": visit.amount(forecast.estimate, indicator), "band": band,
                "error": people.percent(forecast.backtestErrorPercent, decimals: 1),
                "years": forecast.usedYears.map(String.init).joined(separator: ", "),
            ])
    }

    private static func ranking(_ indicator: Indicator, _ visit: Visit) async throws -> ([Ranked], String) {
        let choice = visit.choice
        let children = visit.tree.children(of: visit.unit).map(\.id).filter(visit.units.contains)
        guard !children.isEmpty else { return ([], visit.words["ind_no_units_below"]) }
        let comparison = try await visit.live.comparison(
            of: [indicator.id], among: children, in: choice.period, asAt: choice.asAt, known: choice.known)
        let line = comparison.lines[0]
        let largest = line.ranking.places.map(\.value).max() ?? 0
        func row(_ unit: OrgUnit.ID) -> Row? {
            line.standing(of: unit).map {
                Row(
                    ComparedFigure($0),
                    label: visit.name(of: unit), href: visit.link(to: unit), indicator, visit)
            }
        }
        let ranked = line.ranking.places.compactMap { place in
            row(place.member).map {
                Ranked(
                    place: place.tiedWith.isEmpty ? "\(place.rank)" : "\(place.rank) =", row: $0,
                    note: place.tiedWith.isEmpty
                        ? nil
                        : visit.words.sentence(
                            "ind_tied_with",
                            ["names": place.tiedWith.map(visit.shortName).joined(separator: ", ")]),
                    fill: percent(of: place.value, in: largest))
            }
        }
        let unranked = line.ranking.unranked.compactMap { unit in
            row(unit).map { Ranked(place: PeopleFormat.unknown, row: $0, note: visit.words["ind_unranked"], fill: 0) }
        }
        let order = indicator.direction == .lower ? "ind_ranked_low" : "ind_ranked_high"
        return (ranked + unranked, visit.words[order])
    }

    /// How full a bar of a value is beside the largest one; 0 for a negative value.
    static func percent(of value: Decimal, in largest: Decimal) -> Int {
        guard largest > 0, value > 0 else { return 0 }
        return Int(((value * 100).divided(by: largest) as NSDecimalNumber).doubleValue.rounded())
    }

    private static func breakdown(
        _ indicator: Indicator, by dimension: String?, _ visit: Visit
    ) async throws -> Breakdown? {
        guard let dimension else { return nil }
        let choice = visit.choice
        let parts = try await visit.live.breakdown(
            of: indicator.id, by: dimension, at: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
        return Breakdown(
            title: visit.name(ofDimension: dimension, of: indicator),
            rows: parts.map { Row($0, label: visit.name(of: $0.figure.by, of: indicator), indicator, visit) })
    }

    private static func definition(_ indicator: Indicator, _ visit: Visit) -> [Fact] {
        let words = visit.words
        let others: [Language] = visit.language == .english ? [.english, .vietnamese] : [.vietnamese, .english]
        var facts: [Fact] = []
        if let description = indicator.description {
            facts.append(Fact(words["ind_description"], description[visit.language]))
        }
        for language in others {
            facts.append(
                Fact(
                    words["ind_in_words_" + language.rawValue],
                    visit.pack.explanation(of: indicator, in: language), in: language))
        }
        facts.append(Fact(words["ind_formula"], indicator.formulaText, isCode: true))
        facts.append(Fact(words["ind_direction"], words["ind_direction_" + indicator.direction.rawValue]))
        facts.append(
            Fact(words["ind_calendar"], visit.pack.calendar(indicator.calendar)?.names[visit.language] ?? ""))
        facts.append(Fact(words["unit_of_measure"], visit.people.unit(of: indicator)))
        if !indicator.dimensions.isEmpty {
            facts.append(
                Fact(
                    words["ind_dimensions"],
                    indicator.dimensions.map { visit.name(ofDimension: $0, of: indicator) }.joined(separator: ", ")))
        }
        return facts
    }
}

extension IndicatorPage.Fact {
    init(_ term: String, _ text: String, in language: Language? = nil, isCode: Bool = false) {
        self.init(term: term, text: text, textLanguage: language?.rawValue, isCode: isCode)
    }
}

extension IndicatorPage.Row {
    init(_ line: ComparedFigure, label: String, href: String? = nil, _ indicator: Indicator, _ visit: Visit) {
        self.label = label
        labelHref = href
        let coverage = line.figure.coverage
        sub = visit.words.span(line.figure.span)
        // The coverage stands in a column of its own.
        value = ShownFigure(
            text: visit.people.value(line.figure.value, of: indicator), href: visit.choice.link(to: line.figure),
            note: line.figure.notes.isEmpty ? nil : line.figure.notes.joined(separator: "; "))
        prior = line.prior.map(visit.shown)
        growth = visit.shown(line.growth)
        growthClass = line.growth.better(indicator.direction)
        self.coverage =
            coverage.state == .complete && !line.figure.isPreliminary
            ? visit.words["ind_complete"] : visit.note(on: line.figure) ?? ""
    }
}

extension IndicatorPage.Change {
    init(_ change: DefinitionChange, _ visit: Visit) {
        let words = visit.words
        when = words.sentence(
            "ind_revision", ["n": String(change.revision), "day": words.moment(change.recordedAt)])
        guard let after = change.after else {
            what = [IndicatorPage.Fact(words["ind_removed"], change.before?.formulaText ?? "", isCode: true)]
            return
        }
        guard let before = change.before else {
            what = [IndicatorPage.Fact(words["ind_introduced"], after.formulaText, isCode: true)]
            return
        }
        var facts: [IndicatorPage.Fact] = []
        func compare(_ word: String, _ old: String, _ new: String, isCode: Bool = false) {
            guard old != new else { return }
            facts.append(
                IndicatorPage.Fact(words.sentence("ind_was", ["what": words[word]]), old, isCode: isCode))
            facts.append(
                IndicatorPage.Fact(words.sentence("ind_became", ["what": words[word]]), new, isCode: isCode))
        }
        compare("ind_formula", before.formulaText, after.formulaText, isCode: true)
        for language in [Language.vietnamese, .english] {
            compare("ind_name_" + language.rawValue, before.names[language], after.names[language])
        }
        compare(
            "ind_description", before.description?[visit.language] ?? "–", after.description?[visit.language] ?? "–")
        compare(
            "ind_direction", words["ind_direction_" + before.direction.rawValue],
            words["ind_direction_" + after.direction.rawValue])
        compare("ind_calendar", before.calendar.rawValue, after.calendar.rawValue)
        what = facts
    }
}

extension Visit {
    func name(ofDimension name: String, of indicator: Indicator) -> String {
        pack.name(ofDimension: name, of: indicator, in: language)
    }

    /// A member of a breakdown as the pack names it.
    func name(of member: DimensionMember?, of indicator: Indicator) -> String {
        member.flatMap { pack.name(of: $0, of: indicator, in: language) } ?? words["ind_empty_member"]
    }

    func link(to unit: OrgUnit.ID) -> String {
        choice.link("/units/\(unit.rawValue.queryEncoded)", [("unit", unit.rawValue)])
    }
}

extension Words {
    /// `2020-07-01T03:04:05Z` as `1/7/2020`.
    func moment(_ text: String) -> String { Day(String(text.prefix(10))).map(day) ?? text }
}
