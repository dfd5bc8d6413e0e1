package import Domain
package import Foundation
import Packs
import Registry

/// What a field of a living record holds, as a page can say it in the reader's language.
package indirect enum RecordValue: Sendable, Hashable {
    case text(String)
    case localized(LocalizedText)
    case day(Day)
    case period(Period)
    case unit(OrgUnit.ID)
    case indicator(IndicatorID)
    case target(TargetSeriesKey)
    /// In the indicator's base unit.
    case amount(Decimal, IndicatorID)
    case number(Decimal)
    case yes(Bool)
    case evidence(Evidence)
    /// Empty for a list of nothing.
    case list([RecordValue])
    /// A step of a path by hand.
    case point(Day, RecordValue)
}

extension RecordValue {
    /// A column of a record.
    ///
    /// - Returns: `nil` where it is empty, and for a list of nothing.
    init?(_ column: String, of fields: StoredFields, in pack: Pack) {
        switch fields[column] {
        case .absent: return nil
        case .integer(let number): self = column.hasPrefix("is_") ? .yes(number == 1) : .number(Decimal(number))
        case .text(let text):
            let value = Self.value(text, column, of: fields, in: pack)
            if value == .list([]) { return nil }
            self = value
        }
    }

    private static func value(_ text: String, _ column: String, of fields: StoredFields, in pack: Pack) -> Self {
        switch (column, fields.kind) {
        case ("unit", _), ("lead_unit", _): return .unit(OrgUnit.ID(text))
        case ("units", _), ("supporting_units", _): return .list(texts(text).map { .unit(OrgUnit.ID($0)) })
        case ("indicator", _): return .indicator(IndicatorID(text))
        case ("indicators", _): return .list(texts(text).map { .indicator(IndicatorID($0)) })
        case ("targets", .action):
            return .list(texts(text).map { key in TargetSeriesKey(key).map { .target($0) } ?? .text(key) })
        case ("assigner", _): return name(text, pack.assigners.map { ($0.id.rawValue, $0.names) })
        case ("target_kind", _), ("kind", .target):
            return name(text, pack.targetKinds.map { ($0.id.rawValue, $0.names) })
        case ("calendar", _): return name(text, pack.calendars.map { ($0.id.rawValue, $0.names) })
        case ("form", .commendation): return name(text, pack.commendationForms.map { ($0.code, $0.names) })
        case ("index_code", _): return name(text, pack.indices.map { ($0.code, $0.names) })
        case ("period", _): return Period(text).map { .period($0) } ?? .text(text)
        case ("evidence", _), ("document", _): return .evidence(Evidence(text))
        case ("value", _): return amount(text, of: fields)
        case ("points", _): return points(text, of: fields)
        default: break
        }
        if let words = choices["\(fields.kind.rawValue).\(column)"]?[text] ?? choices[column]?[text] {
            return .localized(words)
        }
        if let day = Day(text) { return .day(day) }
        let data = Data(text.utf8)
        if text.hasPrefix("{"), let texts = try? JSONDecoder().decode([String: String].self, from: data) {
            if texts.keys.allSatisfy({ $0.count == 2 }),
                let localized = LocalizedText(
                    Dictionary(uniqueKeysWithValues: texts.map { (Language(rawValue: $0), $1) }))
            {
                return .localized(localized)
            }
            return .list(texts.sorted { $0.key < $1.key }.map { .text("\($0.key): \($0.value)") })
        }
        if text.hasPrefix("["), let items = try? JSONDecoder().decode([String].self, from: data) {
            return .list(items.map { .text($0) })
        }
        return .text(text)
    }

    private static func texts(_ text: String) -> [String] {
        (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }

    private static func name(_ code: String, _ names: [(code: String, names: LocalizedText)]) -> Self {
        names.first { $0.code == code }.map { .localized($0.names) } ?? .text(code)
    }

    private static func amount(_ text: String, of fields: StoredFields) -> Self {
        guard let number = Decimal(string: text, locale: nil) else { return .text(text) }
        guard case .text(let indicator) = fields["indicator"] else { return .number(number) }
        return .amount(number, IndicatorID(indicator))
    }

    private static func points(_ text: String, of fields: StoredFields) -> Self {
        let pairs = (try? JSONDecoder().decode([[String]].self, from: Data(text.utf8))) ?? []
        return .list(
            pairs.compactMap { pair in
                guard pair.count == 2, let day = Day(pair[0]) else { return nil }
                return .point(day, amount(pair[1], of: fields))
            })
    }

    private static func words(_ vi: String, _ en: String) -> LocalizedText {
        LocalizedText([.vietnamese: vi, .english: en]) ?? LocalizedText(en, in: .english)
    }

    /// What is kept as one of a few names; by column, or by kind and column.
    private static let choices: [String: [String: LocalizedText]] = [
        "action_state.state": [
            "not_started": words("chưa thực hiện", "not started"), "on_track": words("đúng tiến độ", "on track"),
            "at_risk": words("có nguy cơ chậm", "at risk"), "done": words("hoàn thành", "done"),
            "cancelled": words("đã hủy", "cancelled"),
        ],
        "theme.kind": [
            "year": words("chủ đề năm", "theme of the year"), "emulation": words("chủ đề thi đua", "emulation theme"),
        ],
        "subject_kind": [
            "collective": words("tập thể", "collective"), "individual": words("cá nhân", "individual"),
        ],
        "trajectory": [
            "linear": words("đều theo ngày", "even by day"),
            "seasonal": words("theo mùa vụ các năm trước", "by the season of past years"),
            "by_hand": words("theo mốc tự lập", "by hand"),
        ],
    ]
}
