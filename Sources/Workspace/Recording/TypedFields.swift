package import Domain
import Foundation

/// What somebody typed into a form, or gave on a command line, by field: not yet understood.
package struct TypedFields: Sendable, Hashable {
    private var values: [String: [String]] = [:]

    package init() {}

    /// The first value; `nil` for an empty one. Lines end in a line feed whatever they were sent with.
    package subscript(name: String) -> String? {
        get { all(name).first }
        set { values[name] = newValue.map { [$0] } ?? [] }
    }

    /// Every value that is not empty, in order.
    package func all(_ name: String) -> [String] {
        (values[name] ?? []).map {
            $0.replacing("\r\n", with: "\n").precomposedStringWithCanonicalMapping
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }.filter { !$0.isEmpty }
    }

    package mutating func set(_ name: String, _ all: [String]) { values[name] = all }
    /// Of every field that was there, in order.
    var names: [String] { values.keys.sorted() }
    /// Whether the field was there at all, empty or not.
    package func has(_ name: String) -> Bool { values[name] != nil }
}

/// What is wrong with one field.
package struct FieldProblem: Sendable, Hashable {
    package let field: String
    package let message: LocalizedText
}

/// What was typed cannot be taken; every problem at once. Nothing was written.
package struct InvalidFields: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one.
    package let problems: [FieldProblem]

    package var description: String {
        problems.map { "\($0.field): \($0.message[.english])" }.joined(separator: "\n")
    }

    package func message(of field: String) -> LocalizedText? { problems.first { $0.field == field }?.message }
}
