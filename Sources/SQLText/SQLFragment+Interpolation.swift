package import Foundation

extension SQLFragment: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text: text) }
}

extension SQLFragment: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var fragment: SQLFragment = ""

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { fragment += SQLFragment(text: literal) }

        /// `\(other)`: another fragment, as it stands.
        package mutating func appendInterpolation(_ other: SQLFragment) { fragment += other }

        /// `\(raw: "ASC")`: text written in our own source.
        package mutating func appendInterpolation(raw text: StaticString) {
            fragment += SQLFragment(text: text.description)
        }

        /// `\(name: "org unit")`: the identifier `"org unit"`.
        package mutating func appendInterpolation(name: String) { fragment += .name(name) }

        /// `\(names: ["lake", "payment"])`: the dotted identifier `"lake"."payment"`.
        package mutating func appendInterpolation(names: [String]) {
            precondition(!names.isEmpty, "an identifier has at least one part")
            fragment += names.map { .name($0) }.joined(separator: ".")
        }

        /// `\(date: "2020-06-30")`: the literal `DATE '2020-06-30'`; any other spelling is a flaw.
        package mutating func appendInterpolation(date: String) { fragment += .date(date) }

        /// `\(date: nil)`: `NULL`.
        package mutating func appendInterpolation(date: String?) {
            fragment += date.map { .date($0) } ?? .null
        }

        package mutating func appendInterpolation(_ value: some SQLLiteralConvertible) { fragment += value.sqlLiteral }

        /// `NULL` for `nil`.
        package mutating func appendInterpolation(_ value: (some SQLLiteralConvertible)?) {
            fragment += value?.sqlLiteral ?? .null
        }

        /// `\(list: ["a", "b"])`: `('a', 'b')`, for the right side of `IN`.
        ///
        /// An empty list becomes an empty subquery: nothing is `IN` it and everything is `NOT IN` it.
        package mutating func appendInterpolation(list: [some SQLLiteralConvertible]) {
            guard !list.isEmpty else {
                fragment += "(SELECT NULL WHERE FALSE)"
                return
            }
            fragment += "("
            fragment += list.map(\.sqlLiteral).joined(separator: ", ")
            fragment += ")"
        }
    }

    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.fragment }
}

/// A Swift value with an exact DuckDB literal. `Double` is left out on purpose: amounts and rates are decimals.
package protocol SQLLiteralConvertible: Sendable {
    var sqlLiteral: SQLFragment { get }
}

extension String: SQLLiteralConvertible {
    package var sqlLiteral: SQLFragment { .textLiteral(self) }
}

extension Int: SQLLiteralConvertible {
    package var sqlLiteral: SQLFragment { .number(String(self)) }
}

extension Int64: SQLLiteralConvertible {
    package var sqlLiteral: SQLFragment { .number(String(self)) }
}

extension Bool: SQLLiteralConvertible {
    package var sqlLiteral: SQLFragment { self ? "TRUE" : "FALSE" }
}

extension Decimal: SQLLiteralConvertible {
    package var sqlLiteral: SQLFragment { .decimal(self) }
}
