package import Appraisal
package import Domain
import Foundation
package import Packs

extension Standing {
    /// The scorecard for a terminal: indicators by group, goals, plan with what is late, milestones, commendations, indices.
    package func text(_ pack: Pack, in language: Language, headlinesOnly: Bool = false) -> String {
        let words = StandingWords(language)
        let format = PeopleFormat(language)
        var parts: [String] = [
            "\(pack.units[unit]?.names[language] ?? unit.rawValue) · \(period) · \(words.asAt) \(asAt) · #\(revision)"
        ]
        var table = TextTable([
            .init(words.indicator), .init(words.unit), .init(words.value, .right), .init(words.prior, .right),
            .init(words.growth, .right), .init(words.targets),
        ])
        for row in indicators {
            guard let indicator = pack.indicator(row.figure.indicator), indicator.isHeadline || !headlinesOnly else {
                continue
            }
            table.add([
                indicator.names[language], format.unit(of: indicator),
                format.value(row.figure.value, of: indicator) + (row.figure.isPreliminary ? " *" : ""),
                format.value(row.prior?.value, of: indicator), row.growthText(format, words),
                row.targets.map { $0.text(pack, indicator, format, words) }.joined(separator: "; "),
            ])
        }
        parts.append(table.text)
        for row in indicators {
            guard let rank = row.rank, let indicator = pack.indicator(row.figure.indicator) else { continue }
            parts.append(
                "\(rank.title[language]): \(words.rank) \(rank.place)/\(rank.of) (\(indicator.names[language]))")
        }
        parts += goals.map { $0.text(language, format, words) }
        parts.append(plan.text(language, words))
        if !milestones.isEmpty {
            parts.append(
                milestones.map {
                    "\($0.title[language]): \($0.reached.count)/\($0.units.count), \(words.inTime) \($0.reachedInTime)"
                }
                .joined(separator: "\n"))
        }
        parts.append(
            "\(words.commended): \(commendations.collectives) \(words.collectives), \(commendations.individuals) \(words.individuals)"
        )
        if !indices.isEmpty {
            parts.append(
                indices.map { index in
                    "\(index.names[language]) \(index.year): \(words.rank) \(index.rank.map(String.init) ?? "–")"
                        + (index.streak.map { ", \(words.yearsRunning($0.years))" } ?? "")
                }.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }
}

extension IndicatorStanding {
    fileprivate func growthText(_ format: PeopleFormat, _ words: StandingWords) -> String {
        guard case .success(let growth) = growth else { return PeopleFormat.unknown }
        switch growth.measure {
        case .percent: return format.percent(growth.change, decimals: 1, signed: true)
        case .percentagePoints:
            return NumberFormat(language: format.language, fractionDigits: 2, showsPlus: true).text(growth.change)
                + " " + words.points
        }
    }
}

extension TargetStanding {
    fileprivate func text(_ pack: Pack, _ indicator: Indicator, _ format: PeopleFormat, _ words: StandingWords)
        -> String
    {
        let name = pack.assigners.first { $0.id == assigner }?.shortNames[format.language] ?? assigner.rawValue
        let goal = "\(name) \(format.value(value, of: indicator))"
        switch outcome {
        case .attainment(let attainment):
            let ahead = aheadBy.map { ahead in
                ", \(ahead < 0 ? words.behind : words.ahead) \(format.value(abs(ahead), of: indicator))"
            }
            return "\(goal): \(format.percent(attainment.percent))\(ahead ?? "")"
        case .ceiling(let check):
            return "\(goal): \(check.isMet ? words.met : words.notMet)"
        case .unknown: return "\(goal): \(PeopleFormat.unknown)"
        }
    }
}

extension GoalStanding {
    fileprivate func text(_ language: Language, _ format: PeopleFormat, _ words: StandingWords) -> String {
        let lines = state.parts.map { part in
            let mark = part.member == state.binding?.member ? " ← \(words.binding)" : ""
            let value = part.value.map { format.number($0, decimals: 1) } ?? PeopleFormat.unknown
            return "  \(words.verdict(part.verdict))  \(part.member.names[language]): \(value)\(mark)"
        }
        return (["\(names[language]): \(words.verdict(state.verdict))"] + lines).joined(separator: "\n")
    }
}

extension PlanStanding {
    package func text(_ language: Language, _ words: StandingWords) -> String {
        let counts = ActionState.allCases.filter { summary[$0] > 0 }.map { "\(words.state($0)) \(summary[$0])" }
        let lines = late.map { item in
            "  \(item.code)  \(item.leadUnit)  \(words.due) \(item.deadline?.description ?? "–")  \(item.title[language])"
                + (item.reason.map { ": \($0)" } ?? "")
        }
        let head =
            "\(words.plan): \(groups.count) \(words.taskGroups), \(items.count) \(words.actions) (\(counts.joined(separator: ", ")))"
        return ([head] + lines).joined(separator: "\n")
    }
}
