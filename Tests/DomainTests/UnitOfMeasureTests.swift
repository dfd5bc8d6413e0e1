import Testing

@testable import Domain

struct UnitOfMeasureTests {
    @Test func `cancels what is divided by itself`() {
        let declaration = UnitOfMeasure(base: "declaration")
        #expect((declaration / declaration).isRatio)
        #expect(UnitOfMeasure(base: "VND") / declaration * declaration == UnitOfMeasure(base: "VND"))
    }

    @Test(arguments: ["1", "VND", "VND/declaration", "kg*kg", "1/hour", "VND/day/kg", "day*kg/VND"])
    func `reads what it writes`(text: String) {
        #expect(UnitOfMeasure(text)?.description == text)
    }

    @Test(arguments: ["", "VND/", "tỷ đồng", "a b", "*", "VND//kg"])
    func `rejects what is not a unit`(text: String) {
        #expect(UnitOfMeasure(text) == nil)
    }

    @Test func `tells currencies and times from what is counted`() {
        #expect(UnitOfMeasure.Base("VND").isCurrency)
        #expect(!UnitOfMeasure.Base("kg").isCurrency)
        #expect(UnitOfMeasure.Base("working_hour").isTime)
        #expect(UnitOfMeasure(base: "VND").base == "VND")
        #expect((UnitOfMeasure(base: "VND") / UnitOfMeasure(base: "kg")).base == nil)
        #expect(UnitOfMeasure.ratio.base == nil)
    }
}
