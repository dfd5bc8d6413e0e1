import Domain
import Foundation
import Testing

@Suite struct NumberFormatTests {
    private func number(_ text: String) throws -> Decimal {
        try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
    }

    @Test(arguments: [
        ("6718", 0, "6.718"), ("999", 0, "999"), ("1000", 0, "1.000"), ("11000000000000", 0, "11.000.000.000.000"),
        ("2663.8", 1, "2.663,8"), ("70.7157", 1, "70,7"), ("70", 1, "70,0"), ("-1234.5", 1, "-1.234,5"),
        ("0", 2, "0,00"),
    ])
    func `groups thousands by dots and marks decimals by a comma in Vietnamese`(
        value: String, digits: Int, printed: String
    ) throws {
        #expect(NumberFormat(language: .vietnamese, fractionDigits: digits).text(try number(value)) == printed)
    }

    @Test func `uses the English separators in English`() throws {
        #expect(NumberFormat(language: .english, fractionDigits: 1).text(try number("2663.84")) == "2,663.8")
    }

    @Test(arguments: [
        ("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-0.5", "-1"), ("-2.5", "-3"), ("2.4999999999999999999", "2"),
    ])
    func `rounds a half away from zero`(value: String, printed: String) throws {
        #expect(NumberFormat(language: .vietnamese).text(try number(value)) == printed)
    }

    @Test(arguments: [("0.5", "0"), ("1.5", "2"), ("2.5", "2"), ("-0.5", "0"), ("-1.5", "-2"), ("2.51", "3")])
    func `rounds a half to the even digit where asked`(value: String, printed: String) throws {
        #expect(NumberFormat(language: .vietnamese, rounding: .halfEven).text(try number(value)) == printed)
    }

    @Test func `a number that rounds to zero has no sign`() throws {
        let signed = NumberFormat(language: .vietnamese, fractionDigits: 1, showsPlus: true)
        #expect(signed.text(try number("-0.04")) == "0,0")
        #expect(signed.text(try number("0.04")) == "0,0")
        #expect(signed.text(try number("0.05")) == "+0,1")
        #expect(signed.text(try number("-0.05")) == "-0,1")
    }

    @Test func `sets the percent sign close to the number`() throws {
        let percent = NumberFormat(language: .vietnamese, fractionDigits: 1, suffix: .percent)
        #expect(percent.text(try number("70.71")) == "70,7%")
    }

    @Test func `prints further decimals only where they are not zero`() throws {
        let format = NumberFormat(language: .vietnamese, fractionDigits: 0, maximumFractionDigits: 2)
        #expect(format.text(try number("7.5")) == "7,5")
        #expect(format.text(try number("7.00")) == "7")
        #expect(format.text(try number("7.126")) == "7,13")
    }

    @Test func `prints a very large and a very small number without an exponent`() throws {
        #expect(NumberFormat(language: .vietnamese).text(try number("1e21")) == "1.000.000.000.000.000.000.000")
        #expect(NumberFormat(language: .vietnamese, fractionDigits: 9).text(try number("1e-9")) == "0,000000001")
    }

    @Test func `what is not a number prints as a dash`() {
        #expect(NumberFormat(language: .vietnamese).text(.nan) == "–")
    }
}
