import Foundation
import Hummingbird

/// The fields of a sent form, or of a query, in their order.
struct Form: Sendable, Hashable {
    private let fields: [(name: String, value: String)]

    /// The parts of a multipart form that are no files.
    init(_ fields: [(name: String, value: String)]) {
        self.fields = fields.map { ($0.name, $0.value.precomposedStringWithCanonicalMapping) }
    }

    /// `application/x-www-form-urlencoded`.
    init(urlEncoded text: String) {
        fields = text.split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decoded = parts.map { $0.replacing("+", with: " ").removingPercentEncoding }
            guard let name = decoded.first ?? nil, !name.isEmpty else { return nil }
            return (name, ((decoded.count > 1 ? decoded[1] : "") ?? "").precomposedStringWithCanonicalMapping)
        }
    }

    /// The first value, without blanks around it; `nil` where the field is missing or empty.
    subscript(name: String) -> String? {
        guard let value = fields.first(where: { $0.name == name })?.value else { return nil }
        let text = value.trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }

    /// Every value of a field that may be there several times, empty ones left out.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// As it was sent, blanks kept: for passwords.
    func verbatim(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    static func == (a: Form, b: Form) -> Bool { a.fields.elementsEqual(b.fields, by: ==) }
    func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}

/// The part of an address behind `?`.
typealias QueryItems = Form

extension Form {
    init(_ request: Request) { self.init(urlEncoded: request.uri.query ?? "") }
}

extension Form {
    /// Each name once, in order.
    var names: [String] {
        var seen: Set<String> = []
        return fields.map(\.name).filter { seen.insert($0).inserted }
    }
}
