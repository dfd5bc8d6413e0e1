import Appraisal
import Domain
import Foundation
import Packs
import Workspace

/// A number on a page, with the page behind it.
struct ShownFigure: Sendable {
    let text: String
    let href: String
    /// What a reader must know of it: preliminary, not covered, `5 of 6 reported`. `nil` for nothing.
    let note: String?
}

/// A verdict: a word, and the class that gives it its mark and colour.
struct ShownState: Sendable {
    let text: String
    let css: String
}

extension Visit {
    var people: PeopleFormat { PeopleFormat(language) }

    /// `6.718`, linked to its page.
    func shown(_ figure: Figure) -> ShownFigure {
        let text = pack.indicator(figure.indicator).map { people.value(figure.value, of: $0) } ?? PeopleFormat.unknown
        return ShownFigure(text: text, href: choice.link(to: figure), note: note(on: figure))
    }

    func note(on figure: Figure) -> String? {
        var notes: [String] = []
        switch figure.coverage.state {
        case .none: notes.append(words["not_covered"])
        case .partial:
            notes.append(
                words.sentence(
                    "days_covered", ["n": String(figure.coverage.coveredDays), "of": String(figure.coverage.days)]))
        case .complete: if figure.isPreliminary { notes.append(words["preliminary"]) }
        }
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// An amount of an indicator, in its display unit: `6.718 tỷ đồng`.
    func amount(_ value: Decimal?, _ indicator: Indicator, signed: Bool = false) -> String {
        guard let value else { return PeopleFormat.unknown }
        let number = NumberFormat(language: language, fractionDigits: indicator.decimals, showsPlus: signed)
            .text(value.divided(by: indicator.displayUnit))
        return "\(number) \(people.unit(of: indicator))"
    }

    /// `+19%`, `-1,2 điểm %`.
    func shown(_ growth: Result<Growth, Growth.Unknown>) -> String {
        guard let growth = try? growth.get() else { return PeopleFormat.unknown }
        switch growth.measure {
        case .percent: return people.percent(growth.change, decimals: 1, signed: true)
        case .percentagePoints:
            let points = NumberFormat(language: language, fractionDigits: 2, showsPlus: true).text(growth.change)
            return "\(points) \(words["points"])"
        }
    }

    func shown(_ verdict: GoalState<GoalStanding.Member>.Verdict) -> ShownState {
        switch verdict {
        case .holds: ShownState(text: words["goal_holds"], css: "state-holds")
        case .broken: ShownState(text: words["goal_broken"], css: "state-broken")
        case .unknown: ShownState(text: words["goal_unknown"], css: "state-unknown")
        }
    }

    func name(of unit: OrgUnit.ID) -> String { tree[unit]?.names[language] ?? unit.rawValue }
    func shortName(of unit: OrgUnit.ID) -> String { tree[unit]?.shortNames[language] ?? unit.rawValue }
    func name(of assigner: AssignerID) -> String {
        pack.assigners.first { $0.id == assigner }?.shortNames[language] ?? assigner.rawValue
    }
    func name(of kind: TargetKindID) -> String {
        pack.targetKinds.first { $0.id == kind }?.names[language] ?? kind.rawValue
    }
}
