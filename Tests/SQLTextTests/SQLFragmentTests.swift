import Foundation
import SQLText
import Testing

@Test func `quotes every kind of value`() {
    let kind = "thuế 'nhập khẩu'"
    let amount: Decimal = 1250.5
    let fragment: SQLFragment = "a = \(kind) AND b = \(7) AND c = \(true) AND d = \(amount) AND e = \(Int64.max)"
    #expect(
        fragment.text
            == "a = 'thuế ''nhập khẩu''' AND b = 7 AND c = TRUE AND d = 1250.5 AND e = 9223372036854775807")
    #expect(fragment.flaw == nil)
}

@Test func `keeps text of several lines on one line`() {
    #expect(("\("a\nb'\\")" as SQLFragment).text == "E'a\\nb''\\\\'")
    #expect(("\("a\\b")" as SQLFragment).text == "'a\\b'")
}

@Test func `writes a missing value as NULL`() {
    let text: String? = nil
    let number: Int? = nil
    let there: Int? = 3
    #expect(("\(text) \(number) \(there) \(date: String?.none)" as SQLFragment).text == "NULL NULL 3 NULL")
}

@Test func `a negative number cannot begin a comment`() {
    #expect(("x -\(-5)" as SQLFragment).text == "x -(-5)")
    let debt = Decimal(-1) / 4
    #expect(("x -\(debt)" as SQLFragment).text == "x -(-0.25)")
}

@Test func `quotes names part by part`() {
    #expect(("\(name: "org \"unit\"")" as SQLFragment).text == "\"org \"\"unit\"\"\"")
    #expect(("\(names: ["lake", "payment"])" as SQLFragment).text == "\"lake\".\"payment\"")
}

@Test func `splices fragments and joins them`() {
    let conditions: [SQLFragment] = ["a = \("x")", "b > \(2)"]
    let query: SQLFragment = "SELECT 1 WHERE \(conditions.joined(separator: " AND ")) ORDER BY a \(raw: "DESC")"
    #expect(query.text == "SELECT 1 WHERE a = 'x' AND b > 2 ORDER BY a DESC")
    #expect([SQLFragment]().joined(separator: ", ").text == "")
}

@Test func `writes lists, and an empty one as an empty subquery`() {
    #expect(("a IN \(list: ["x", "y'z"])" as SQLFragment).text == "a IN ('x', 'y''z')")
    #expect(("a IN \(list: [1, 2])" as SQLFragment).text == "a IN (1, 2)")
    #expect(("a IN \(list: [String]())" as SQLFragment).text == "a IN (SELECT NULL WHERE FALSE)")
}

@Test(arguments: ["2020-02-29", "2021-12-31", "0001-01-01"])
func `takes a day`(day: String) throws {
    #expect(try ("\(date: day)" as SQLFragment).checked() == "DATE '\(day)'")
}

@Test(arguments: ["2021-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "2020-06-31", "' OR 1=1", "", "0000-01-01"])
func `refuses what is not a day`(text: String) {
    #expect(throws: SQLTextError.notADay(text)) { try ("\(date: text)" as SQLFragment).checked() }
}

@Test func `what cannot be written is printed as NULL and never sent`() {
    let fragment: SQLFragment = "SELECT \("a\0b"), \(date: "never")"
    #expect(fragment.text == "SELECT NULL, NULL")
    #expect(throws: SQLTextError.containsNUL) { try fragment.statement() }
    #expect(throws: SQLTextError.containsNUL) { try ("SELECT 1 \u{0}" as SQLFragment).checked() }
    #expect(throws: SQLTextError.emptyName) { try ("SELECT \(name: "")" as SQLFragment).checked() }
    #expect(throws: SQLTextError.decimalOutOfRange("NaN")) { try ("SELECT \(Decimal.nan)" as SQLFragment).checked() }
}

@Test func `a flaw survives splicing`() {
    let inner: SQLFragment = "a = \("x\0")"
    #expect(throws: SQLTextError.containsNUL) { try ("SELECT 1 WHERE \(inner)" as SQLFragment).checked() }
    #expect(throws: SQLTextError.containsNUL) { try ["b", inner].joined(separator: " ").checked() }
}
