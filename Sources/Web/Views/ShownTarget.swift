import Appraisal
import Domain
import Foundation
import Packs
import Workspace

/// How a value stands to a target, in words.
struct ShownTarget: Sendable {
    /// `70,7%`, `trong giới hạn`, `–`.
    let outcome: String
    /// `142,2%` of the planned path by that day; `nil` without a path.
    let pathPercent: String?
    /// `vượt kịch bản 1.983 tỷ đồng`; `nil` without a path.
    let pace: String?
    let paceClass: String
    /// What is still to be done; `nil` where it cannot be told.
    let needed: String?
}

extension ShownTarget {
    init(_ target: TargetStanding, _ indicator: Indicator, _ visit: Visit) {
        let words = visit.words
        outcome =
            switch target.outcome {
            case .attainment(let attainment): visit.people.percent(attainment.percent, decimals: 1)
            case .ceiling(let check): words[check.isMet ? "ceiling_met" : "ceiling_missed"]
            case .unknown: PeopleFormat.unknown
            }
        pathPercent = Attainment(cumulative: target.cumulative, target: target.planned).map {
            visit.people.percent($0.percent, decimals: 1)
        }
        if let ahead = target.aheadBy {
            pace = words.sentence(
                ahead >= 0 ? "ahead_by" : "behind_by", ["amount": visit.amount(abs(ahead), indicator)])
            paceClass = ahead >= 0 ? "better" : "worse"
        } else {
            pace = nil
            paceClass = ""
        }
        switch target.pace {
        case .needed(_, let days):
            needed = words.sentence(
                "needed_per_day",
                ["amount": visit.amount(target.pace?.perDay, indicator.withDecimals), "days": String(days)])
        case .reached: needed = words["target_reached"]
        case .over(let short): needed = words.sentence("target_short", ["amount": visit.amount(short, indicator)])
        case nil: needed = nil
        }
    }
}

extension Indicator {
    /// An amount for one day is small: it is printed with a decimal more.
    fileprivate var withDecimals: Indicator {
        Indicator(
            id: id, names: names, description: description, group: group, formula: formula, formulaText: formulaText,
            direction: direction, isPercentage: isPercentage, displayUnit: displayUnit, displayNames: displayNames,
            decimals: decimals + 1, dimensions: dimensions, calendar: calendar, isHeadline: isHeadline)
    }
}
