import Domain
import Foundation
import Testing

@testable import Registry

@Suite struct `Numbers as people write them` {
    @Test(
        arguments: [
            ("11000", "11000", nil, false), ("11.000", "11000", nil, true),
            ("9.500.000.000.000", "9500000000000", nil, false),
            ("6.718,5", "6718.5", nil, false), ("70,7", "70.7", nil, false), ("70.7", "70.7", nil, false),
            ("0.125", "0.125", nil, false), ("6,718", "6.718", nil, true), ("1,234,567", "1234567", nil, false),
            ("1,234.5", "1234.5", nil, false), ("6 718", "6718", nil, false), ("-5", "-5", nil, false),
            ("−2,50", "-2.5", nil, false),
            ("11.000 tỷ", "11000", "tỷ", true), ("12,5%", "12.5", "%", false),
            ("9500tỷ đồng", "9500", "tỷ đồng", false),
            ("1234.567", "1234.567", nil, false),
        ] as [(String, String, String?, Bool)])
    func `reads`(text: String, value: String, suffix: String?, isUnclear: Bool) throws {
        let number = try #require(WrittenNumber(text, numbers: nil))
        #expect(number.value.exactText == value)
        #expect(number.suffix == suffix)
        #expect((number.otherReading != nil) == isUnclear)
    }

    @Test(arguments: ["", "tỷ", "1.23.456", "1,2,3", "12 34", ".5", "--1", "1.234.56"])
    func `refuses`(text: String) {
        let number = WrittenNumber(text, numbers: nil)
        #expect(number == nil, "\(String(describing: number))")
    }

    @Test func `a file that says so is read the other way`() throws {
        #expect(try #require(WrittenNumber("6.718", numbers: .plain)).value.exactText == "6.718")
        #expect(try #require(WrittenNumber("6,718", numbers: .plain)).value.exactText == "6718")
    }

    @Test(arguments: [
        ("tỷ", "1000000000"), ("tỉ đồng", "1000000000"), ("Triệu đồng", "1000000"), ("nghìn", "1000"), ("đồng", "1"),
        ("VND", "1"),
        ("million VND", "1000000"), ("1000000000", "1000000000"),
    ])
    func `scales money`(text: String, factor: String) throws {
        let measure = Known.Measure(unitOfMeasure: "VND")
        let scale = try #require(Scale(text, for: measure))
        #expect(scale.factor.exactText == factor)
        #expect(scale.fits(measure))
    }

    @Test func `does not scale hours by đồng`() throws {
        let hours = Known.Measure(unitOfMeasure: "second", units: ["giờ": 3600])
        #expect(try #require(Scale("tỷ đồng", for: hours)).fits(hours) == false)
        #expect(try #require(Scale("%", for: hours)).fits(hours) == false)
        #expect(try #require(Scale("giờ", for: hours)).fits(hours))
        #expect(Scale("giờ", for: hours)?.factor == 3600)
        #expect(Scale("tấn", for: hours) == nil)
    }

    @Test(arguments: [
        ("2020-06-30", "2020-06-30"), ("30/06/2020", "2020-06-30"), ("1/7/2020", "2020-07-01"),
        ("2020-06-30 00:00:00", "2020-06-30"),
    ])
    func `reads days`(text: String, expected: String) {
        #expect(Day(written: text)?.description == expected)
    }

    @Test(arguments: ["31/02/2020", "06/30/2020", "30/06/20", "30.06.2020", "2020-06-30 14:00:00", ""])
    func `refuses what is no day`(text: String) {
        #expect(Day(written: text) == nil)
    }
}
