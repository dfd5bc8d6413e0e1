import Domain
import Foundation

extension StoredValue {
    static func of(_ text: String?) -> Self { text.map { .text($0) } ?? .absent }
    static func of(_ number: Int?) -> Self { number.map { .integer($0) } ?? .absent }
    static func of(_ flag: Bool) -> Self { .integer(flag ? 1 : 0) }
    static func of(_ day: Day?) -> Self { of(day?.description) }
    static func of(_ period: Period?) -> Self { of(period?.description) }
    static func of<Entity>(_ id: Identifier<Entity>) -> Self { .text(id.rawValue) }
    static func of<Entity>(_ ids: [Identifier<Entity>]) -> Self { json(ids.map(\.rawValue)) }
    static func of(_ number: Decimal?) -> Self { of(number?.exactText) }

    static func of(_ text: LocalizedText?) -> Self {
        guard let text else { return .absent }
        return json(Dictionary(uniqueKeysWithValues: text.languages.map { ($0.rawValue, text[$0]) }))
    }

    /// Keys in order, so that equal values give equal text.
    static func json(_ value: some Encodable) -> Self { .text(canonicalJSON(value)) }
}

/// JSON with its keys in order and nothing between them.
func canonicalJSON(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { preconditionFailure("text, numbers and lists of them are JSON") }
    return String(decoding: data, as: UTF8.self)
}

extension Decimal {
    /// All its digits without trailing zeros: `11000`, `0.5`. One text for one number.
    var exactText: String {
        let text = description
        guard text.contains(".") else { return text }
        let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(String(kept.reversed()))
    }
}
