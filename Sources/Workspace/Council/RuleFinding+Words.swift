package import Domain
import Foundation
package import Packs

extension RuleFinding {
    /// `Số thu, tăng trưởng: 12,3% (từ 5% trở lên), 6 tháng đầu năm 2020`.
    package func sentence(_ pack: Pack, _ language: Language) -> String {
        let vi = language == .vietnamese
        let people = PeopleFormat(language)
        let value: String
        switch condition {
        case .reading(let indicator, let reading, _, _): value = shown(measured, of: indicator, reading, pack, people)
        case .rank:
            let rest = unranked == 0 ? "" : vi ? " (\(unranked) đơn vị chưa có số)" : " (\(unranked) without a value)"
            value = measured.map { "\(people.number($0, decimals: 0))/\(of ?? 0)\(rest)" } ?? PeopleFormat.unknown
        case .actionsDone:
            value =
                measured.map {
                    people.percent($0, decimals: 1) + (vi ? " của \(of ?? 0) giải pháp" : " of \(of ?? 0) actions")
                } ?? PeopleFormat.unknown
        case .actionsLate:
            value = measured.map { people.number($0, decimals: 0) } ?? PeopleFormat.unknown
        case .reportsInTime:
            value =
                measured.map { late in
                    let number = people.number(late, decimals: 0)
                    return vi ? "\(number) trên \(of ?? 0) báo cáo chậm" : "\(number) of \(of ?? 0) reports late"
                } ?? PeopleFormat.unknown
        }
        return "\(condition.sentence(pack, language)): \(value), \(people.period(period))"
    }

    private func shown(
        _ value: Decimal?, of code: IndicatorID, _ reading: Goal.Reading, _ pack: Pack, _ people: PeopleFormat
    ) -> String {
        guard let value, let indicator = pack.indicator(code) else { return PeopleFormat.unknown }
        return CommendationRule.Condition.amount(value, of: indicator, reading, people)
    }
}

extension CommendationRule.Condition {
    /// What is asked: `Số thu, tăng trưởng từ 5% trở lên`.
    package func sentence(_ pack: Pack, _ language: Language) -> String {
        let vi = language == .vietnamese
        let people = PeopleFormat(language)
        switch self {
        case .reading(let code, let reading, let comparator, let threshold):
            let amount = pack.indicator(code).map { Self.amount(threshold, of: $0, reading, people) } ?? "\(threshold)"
            let bound =
                switch comparator {
                case .atLeast: vi ? "từ \(amount) trở lên" : "at least \(amount)"
                case .above: vi ? "trên \(amount)" : "above \(amount)"
                case .atMost: vi ? "không quá \(amount)" : "at most \(amount)"
                case .below: vi ? "dưới \(amount)" : "below \(amount)"
                }
            return "\(Self.subject(code, reading, pack, language)) \(bound)"
        case .rank(let code, let reading, let most):
            return "\(Self.subject(code, reading, pack, language)) "
                + (vi ? "trong \(most) đơn vị dẫn đầu" : "among the first \(most)")
        case .actionsDone(let least):
            return vi
                ? "Giải pháp chủ trì đến hạn trong kỳ hoàn thành từ \(people.percent(least)) trở lên"
                : "Own actions due in the period done, at least \(people.percent(least))"
        case .actionsLate(let most):
            return most == 0
                ? (vi ? "Không có giải pháp chủ trì nào trễ hạn" : "None of the own actions late")
                : (vi ? "Không quá \(most) giải pháp chủ trì trễ hạn" : "At most \(most) own actions late")
        case .reportsInTime: return vi ? "Báo cáo nộp đúng hạn" : "Reports handed in on time"
        }
    }

    private static func subject(
        _ code: IndicatorID, _ reading: Goal.Reading, _ pack: Pack, _ language: Language
    ) -> String {
        let name = pack.indicator(code)?.names[language] ?? code.rawValue
        return reading.words(pack, language).map { "\(name), \($0)" } ?? name
    }

    fileprivate static func amount(
        _ value: Decimal, of indicator: Indicator, _ reading: Goal.Reading, _ people: PeopleFormat
    ) -> String {
        switch reading {
        case .value: "\(people.value(value, of: indicator)) \(people.unit(of: indicator))"
        case .growth:
            indicator.isPercentage
                ? people.number(value, decimals: 1) + (people.language == .vietnamese ? " điểm %" : " points")
                : people.percent(value, decimals: 1)
        case .attainment, .trajectory: people.percent(value, decimals: 1)
        }
    }
}

extension Goal.Reading {
    /// `nil` for the value itself.
    fileprivate func words(_ pack: Pack, _ language: Language) -> String? {
        let vi = language == .vietnamese
        func target(_ assigner: AssignerID, _ kind: TargetKindID) -> String {
            let kindName = pack.targetKinds.first { $0.id == kind }?.names[language] ?? kind.rawValue
            let assignerName = pack.assigners.first { $0.id == assigner }?.shortNames[language] ?? assigner.rawValue
            return vi ? "\(kindName.lowercased()) \(assignerName) giao" : "\(kindName.lowercased()) of \(assignerName)"
        }
        switch self {
        case .value: return nil
        case .growth: return vi ? "so với cùng kỳ" : "against last year"
        case .attainment(let assigner, let kind):
            return (vi ? "so với " : "of the ") + target(assigner, kind)
        case .trajectory(let assigner, let kind):
            return (vi ? "so với kịch bản của " : "of the path to the ") + target(assigner, kind)
        }
    }
}
