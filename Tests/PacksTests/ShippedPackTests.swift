import Diagnostics
import Domain
import Formulas
import Foundation
import Packs
import Testing

/// The folder of the repository, found from this file.
let repository = URL(fileURLWithPath: #filePath)
    .resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

struct ShippedPackTests {
    @Test func `the pack of Korean imports loads without a problem`() throws {
        let pack = try PackReader.read(repository.appendingPathComponent("packs/kcs-imports"))
        #expect(pack.units.units.count == 43)
        #expect(pack.units.root == "KCS")
        #expect(pack.units.children(of: "KCS").count == 42)
        #expect(pack.datasets.map(\.id) == ["import"])
        #expect(pack.currency.scale == 2)
        let codes: Set<IndicatorID> = [
            "imports", "duty", "value", "importers_active", "importers_new", "importers_retained",
            "importers_returning",
            "importers_lost", "hit_rate", "critical_cases",
        ]
        #expect(codes.isSubset(of: Set(pack.indicators.map(\.id))))
        let duty = try #require(pack.indicator("duty"))
        #expect(duty.formula.unitOfMeasure == UnitOfMeasure("KRW"))
        #expect(duty.displayUnit == 1_000_000)
        #expect(duty.displayNames[.vietnamese] == "triệu won")
        #expect(pack.indicator("hit_rate")?.isPercentage == true)
        #expect(pack.indicator("imports")?.displayNames[.vietnamese] == "tờ khai")
        #expect(pack.source("kcs-csv")?.coverage == .months(unit: "KCS"))
        #expect(pack.dataset("import")?.column("chapter")?.derivation == Column.Derivation(column: "hs6", first: 2))
    }
}
