import Appraisal
import Domain
import Foundation
import Packs
import Workspace

extension FigurePage {
    init(_ account: FigureAccount, _ visit: Visit) async throws {
        let words = visit.words
        let figure = account.figure
        let indicator = account.indicator
        heading = indicator.names[visit.language]
        let member = figure.by.map {
            ", \(visit.name(ofDimension: $0.dimension, of: indicator)): \(visit.name(of: $0, of: indicator))"
        }
        subtitle = "\(visit.name(of: figure.unit)), \(words.period(figure.period))\(member ?? "")"
        indicatorHref = visit.choice.link(
            "/indicators/\(indicator.id.rawValue.queryEncoded)",
            [("unit", figure.unit.rawValue), ("period", figure.period.description)])
        value = visit.people.value(figure.value, of: indicator)
        measure = visit.people.unit(of: indicator)
        exact = figure.value.map { "\(visit.exact($0)) \(figure.unitOfMeasure)" } ?? words["fig_unknown"]
        facts = Self.facts(account, visit)
        notes = Self.notes(account, visit)
        let chosen = visit.query["part"].flatMap { Int($0) } ?? 0
        guard account.parts.indices.contains(chosen) || account.parts.isEmpty else { throw WebError.notFound }
        parts = account.parts.enumerated().map { Part($1, index: $0, chosen: chosen, figure, visit) }
        (sums, sumsClass) = Self.sums(account, visit)
        compared = Self.compared(account, visit)
        growth = visit.shown(account.growth)
        growthClass = account.growth.better(indicator.direction)
        known = words.sentence(
            "fig_known",
            [
                "n": String(account.revision.sequence), "day": words.moment(account.revision.recordedAt),
                "latest": String(account.latest.sequence),
            ])
        (stands, standsClass) = Self.stands(account, visit)
        changes = account.restatements.map { Change($0, indicator, visit) }
        if !visit.may(.viewRecords) {
            records = nil
            noRecords = words["fig_no_right"]
        } else if account.parts.isEmpty {
            records = nil
            noRecords = words["fig_no_records"]
        } else {
            records = try await Records(account, part: chosen, visit)
            noRecords = nil
        }
    }

    private static func facts(_ account: FigureAccount, _ visit: Visit) -> [Fact] {
        let words = visit.words
        let figure = account.figure
        let languages: [Language] = visit.language == .english ? [.english, .vietnamese] : [.vietnamese, .english]
        var facts = languages.map { language in
            Fact(words["ind_in_words_" + language.rawValue], account.explanation[language] ?? "", in: language)
        }
        facts.append(Fact(words["ind_formula"], account.indicator.formulaText, isCode: true))
        if let numerator = figure.numerator { facts.append(Fact(words["fig_numerator"], visit.exact(numerator))) }
        if let denominator = figure.denominator {
            facts.append(Fact(words["fig_denominator"], visit.exact(denominator)))
        }
        facts.append(Fact(words["fig_exact"], figure.value.map { "\(visit.exact($0)) \(figure.unitOfMeasure)" } ?? "–"))
        facts.append(Fact(words["fig_span"], "\(words.span(figure.span)) (\(words.days(figure.span.days)))"))
        facts.append(
            Fact(
                words["ind_calendar"],
                visit.pack.calendar(figure.calendar)?.names[visit.language] ?? figure.calendar.rawValue))
        facts.append(Fact(words["ind_coverage"], visit.coverage(of: figure)))
        facts.append(Fact(words["fig_records_counted"], visit.people.number(Decimal(figure.records), decimals: 0)))
        if let since = figure.historySince { facts.append(Fact(words["fig_history_since"], words.day(since))) }
        if let day = figure.perimeterDay { facts.append(Fact(words["fig_perimeter"], words.day(day))) }
        if let asWas = account.asWas {
            facts.append(Fact(words["fig_as_was"], visit.amount(asWas.value, account.indicator)))
        }
        facts.append(Fact(words["fig_reference"], figure.reference.description, isCode: true))
        return facts
    }

    private static func notes(_ account: FigureAccount, _ visit: Visit) -> [String] {
        var notes = account.figure.notes
        if account.figure.isPreliminary { notes.append(visit.words["fig_preliminary"]) }
        return notes
    }

    private static func sums(_ account: FigureAccount, _ visit: Visit) -> (String?, String) {
        switch account.addsUp {
        case true?:
            let isQuotient = account.figure.denominator != nil
            return (visit.words[isQuotient ? "fig_parts_make_quotient" : "fig_parts_make"], "done")
        case false?: return (visit.words["fig_parts_differ"], "problem")
        case nil: return (nil, "")
        }
    }

    private static func compared(_ account: FigureAccount, _ visit: Visit) -> [Compared] {
        let words = visit.words
        let indicator = account.indicator
        let lines: [(String, Figure?)] = [
            ("fig_this", account.figure), ("last_year", account.prior), ("fig_last_year_as_was", account.priorAsWas),
        ]
        return lines.compactMap { word, figure in
            figure.map {
                Compared(
                    what: words[word], span: words.span($0.span), days: words.days($0.span.days),
                    value: ShownFigure(
                        text: visit.amount($0.value, indicator), href: visit.choice.link(to: $0), note: nil),
                    coverage: visit.coverage(of: $0))
            }
        }
    }

    private static func stands(_ account: FigureAccount, _ visit: Visit) -> (String, String) {
        let latest = String(account.latest.sequence)
        guard let last = account.restatements.last else {
            return (visit.words.sentence("fig_stands", ["latest": latest]), "done")
        }
        if last.after?.value == account.figure.value {
            return (visit.words.sentence("fig_stands_again", ["latest": latest]), "done")
        }
        return (
            visit.words.sentence(
                "fig_restated",
                ["latest": latest, "amount": visit.amount(last.after?.value, account.indicator)]), "problem"
        )
    }
}

extension FigurePage.Part {
    fileprivate init(_ part: FigureAccount.Part, index: Int, chosen: Int, _ figure: Figure, _ visit: Visit) {
        role = visit.words["fig_role_" + part.role]
        dataset = part.names[visit.language]
        atom = part.trace.atom
        total = part.trace.total.map(visit.exact) ?? PeopleFormat.unknown
        count = visit.people.number(Decimal(part.trace.count), decimals: 0)
        isCurrent = index == chosen
        partHref = visit.may(.viewRecords) ? visit.figureLink(figure, [("part", String(index))]) + "#records" : nil
    }
}

extension FigurePage.Change {
    fileprivate init(_ change: Restatement, _ indicator: Indicator, _ visit: Visit) {
        let words = visit.words
        revision = words.sentence(
            "ind_revision",
            ["n": String(change.revision.sequence), "day": words.moment(change.revision.recordedAt)])
        // What a revision says of itself counts the rows of every unit.
        let seesAll = visit.may(.viewFigures, at: visit.tree.root)
        cause = words["fig_cause_" + change.revision.cause] + (seesAll ? ": \(change.revision.summary)" : "")
        before = visit.amount(change.before, indicator)
        after = visit.amount(change.after?.value, indicator)
        afterHref = change.after.map(visit.choice.link(to:))
    }
}

extension Visit {
    /// The page of a figure with more in its address.
    func figureLink(_ figure: Figure, _ items: [(String, String?)], path: String = "/figure") -> String {
        choice.link(path, [("ref", figure.reference.description)] + items)
    }

    /// Every digit there is.
    func exact(_ value: Decimal) -> String {
        NumberFormat(language: language, maximumFractionDigits: 12).text(value)
    }

    func coverage(of figure: Figure) -> String {
        switch figure.coverage.state {
        case .none: words["not_covered"]
        case .partial, .complete:
            words.sentence(
                "days_covered", ["n": String(figure.coverage.coveredDays), "of": String(figure.coverage.days)])
        }
    }
}

extension Words {
    func days(_ count: Int) -> String { sentence("fig_days", ["n": String(count)]) }
}
