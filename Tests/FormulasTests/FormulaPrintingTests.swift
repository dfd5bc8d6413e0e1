import Diagnostics
import Domain
import Foundation
import Testing

@testable import Formulas

struct FormulaPrintingTests {
    private func parsed(_ text: String) throws -> FormulaSyntax {
        try FormulaSyntax(parsing: text, at: SourceOrigin(file: "f"))
    }

    @Test(arguments: [
        ("sum( payment . amount )", "sum(payment.amount)"),
        ("1+2*3", "1 + 2 * 3"),
        ("(1+2)*3", "(1 + 2) * 3"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("(1-2)-3", "1 - 2 - 3"),
        ("1/(2*3)", "1 / (2 * 3)"),
        ("1 ÷ 2 × 3 − 4", "1 / 2 * 3 - 4"),
        ("--1", "--1"),
        ("-(1+2)", "-(1 + 2)"),
        ("1_000_000.50", "1000000.5"),
        ("count(d where ((a or b)) and c)", "count(d where (a or b) and c)"),
        ("count(d where a or (b and c))", "count(d where a or b and c)"),
        ("count(d where not (a and b))", "count(d where not (a and b))"),
        ("count(d where not a == 1)", "count(d where not a == 1)"),
        ("count(d where x ≤ 1 and y ≠ 2)", "count(d where x <= 1 and y != 2)"),
        ("count(d where x in(\"a\",\"b \\\" \\\\ c\"))", "count(d where x in (\"a\", \"b \\\" \\\\ c\"))"),
        (
            "count(d where on_day >= 2020-06-30 and x is  missing)",
            "count(d where on_day >= 2020-06-30 and x is missing)"
        ),
    ])
    func `has one spelling`(text: String, canonical: String) throws {
        #expect(try parsed(text).description == canonical)
    }

    @Test func `reads back every formula it prints`() throws {
        var generator = SeededGenerator(state: 20_200_630)
        for _ in 0..<3000 {
            let tree = FormulaSyntax.random(depth: Int.random(in: 0...5, using: &generator), using: &generator)
            let printed = tree.description
            let read = try parsed(printed)
            #expect(read == tree, "\(printed)")
            #expect(read.description == printed)
        }
    }

    @Test func `brings text to its composed form`() throws {
        guard case .call(let call) = try parsed("count(d where x == \"đo\u{309}\")").kind,
            case .comparison(_, _, let right)? = call.filter?.kind, case .text(let text) = right.kind
        else { throw CancellationError() }
        #expect(text.unicodeScalars.count == 2)
    }
}

/// A small generator with a fixed start, so that a failure can be seen again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension FormulaSyntax {
    /// Any tree the grammar allows, meaningful or not.
    fileprivate static func random(depth: Int, using generator: inout SeededGenerator) -> FormulaSyntax {
        func child() -> FormulaSyntax { random(depth: depth - 1, using: &generator) }
        func name() -> Name {
            Name(text: ["a", "b_2", "channel"].randomElement(using: &generator) ?? "a", span: 0..<0)
        }
        let kind: Kind
        switch depth == 0 ? Int.random(in: 0...4, using: &generator) : Int.random(in: 5...13, using: &generator) {
        case 0: kind = .number(Decimal(Int.random(in: 0...9999, using: &generator)) / 100)
        case 1: kind = .text(["đỏ", "a\"b", "\\", "", "--"].randomElement(using: &generator) ?? "")
        case 2: kind = .day(Day(ordinal: Int.random(in: 0...40_000, using: &generator)))
        case 3: kind = .column(dataset: nil, name())
        case 4: kind = .column(dataset: name(), name())
        case 5:
            let arguments = (0..<Int.random(in: 1...2, using: &generator)).map { _ in child() }
            kind = .call(
                Call(function: name(), arguments: arguments, filter: Bool.random(using: &generator) ? child() : nil))
        case 6: kind = .negative(child())
        case 7, 8:
            kind = .arithmetic(ArithmeticOperator.allCases.randomElement(using: &generator) ?? .add, child(), child())
        case 9:
            kind = .comparison(ComparisonOperator.allCases.randomElement(using: &generator) ?? .equal, child(), child())
        case 10: kind = .oneOf(child(), [child(), child()])
        case 11: kind = Bool.random(using: &generator) ? .missing(child()) : .present(child())
        case 12: kind = .not(child())
        default: kind = Bool.random(using: &generator) ? .and(child(), child()) : .or(child(), child())
        }
        return FormulaSyntax(kind: kind, span: 0..<0)
    }
}
