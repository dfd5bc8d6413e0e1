import Foundation

@testable import Web
@testable import Workspace

/// Holds a value against a JSON Schema, as far as the API's own schemas go; a keyword it does not know is a problem.
struct SchemaCheck {
    let schemas: JSON

    /// Where the value is not as the schema says: `$.items[0].value: …`. Empty when it fits.
    func problems(_ value: JSON, _ schema: JSON, at place: String = "$") -> [String] {
        guard case .object(let rules) = schema else { return ["\(place): a schema is an object"] }
        if case .text(let reference)? = rules["$ref"] {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let target = schemas[name] else { return ["\(place): no schema '\(name)'"] }
            return problems(value, target, at: place)
        }
        return rules.keys.sorted().flatMap { keyword in
            problems(value, keyword: keyword, rules[keyword]!, rules, place)
        }
    }

    private func problems(
        _ value: JSON, keyword: String, _ rule: JSON, _ rules: [String: JSON], _ place: String
    ) -> [String] {
        switch (keyword, rule, value) {
        case ("type", .text(let type), _): value.isOf(type) ? [] : ["\(place): \(value) is no \(type)"]
        case ("enum", .array(let allowed), _): allowed.contains(value) ? [] : ["\(place): \(value) is not allowed"]
        case ("anyOf", .array(let choices), _):
            choices.contains { problems(value, $0, at: place).isEmpty }
                ? [] : choices.flatMap { problems(value, $0, at: place) }
        case ("oneOf", .array(let choices), _):
            choices.count { problems(value, $0, at: place).isEmpty } == 1
                ? [] : choices.flatMap { problems(value, $0, at: place) } + ["\(place): not one of its shapes"]
        case ("required", .array(let names), .object(let members)):
            names.compactMap { name in
                guard case .text(let name) = name, members[name] == nil else { return nil }
                return "\(place): '\(name)' is missing"
            }
        case ("properties", .object(let properties), .object(let members)):
            members.keys.sorted().flatMap { name in
                properties[name].map { problems(members[name]!, $0, at: "\(place).\(name)") } ?? []
            }
        case ("additionalProperties", .bool(false), .object(let members)):
            Set(members.keys).subtracting(rules["properties"]?.names ?? []).sorted()
                .map { "\(place): '\($0)' is not described" }
        case ("additionalProperties", .object, .object(let members)):
            members.keys.sorted().flatMap { problems(members[$0]!, rule, at: "\(place).\($0)") }
        case ("items", _, .array(let items)):
            items.enumerated().flatMap { problems($1, rule, at: "\(place)[\($0)]") }
        case ("format", .text("date"), .text(let text)):
            text.wholeMatch(of: /\d{4}-\d\d-\d\d/) == nil ? ["\(place): '\(text)' is no day"] : []
        case ("format", .text("date-time"), .text(let text)):
            (try? Date(text, strategy: .iso8601)) == nil ? ["\(place): '\(text)' is no time"] : []
        case ("required", _, _), ("properties", _, _), ("items", _, _), ("format", _, _), ("description", _, _),
            ("additionalProperties", _, _):
            []
        default: ["\(place): the keyword '\(keyword)' is not understood"]
        }
    }
}

extension JSON {
    fileprivate var names: Set<String> {
        guard case .object(let members) = self else { return [] }
        return Set(members.keys)
    }

    fileprivate func isOf(_ type: String) -> Bool {
        switch (type, self) {
        case ("string", .text), ("integer", .int), ("number", .int), ("number", .decimal), ("boolean", .bool),
            ("object", .object), ("array", .array), ("null", .null):
            true
        default: false
        }
    }

    var items: [JSON] {
        guard case .array(let items)? = self["items"] else { return [] }
        return items
    }
    var string: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}

extension Answer {
    func tree() throws -> JSON { try JSONDecoder().decode(JSON.self, from: Data(bytes)) }
}
