import Domain
import DuckDB
import Foundation
import Panel
import SQLText
import Testing

@Suite struct BreakdownTests {
    @Test func `members, the missing one among them, add up to the total`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("revenue", "sum(payment.amount)", by: ["tax_kind"]),
                SampleIndicator("payments", "count(payment)", by: ["tax_kind"]),
            ]))
        let (parts, whole) = try await withRecords(payments: [
            Payment("1", "20CE", "2020-01-15", 100), Payment("2", "20CE", "2020-01-16", 30, "import"),
            Payment("3", "20CF", "2020-01-17", 7, nil), Payment("4", "20CF", "2020-01-17", nil, nil),
        ]) { session in
            (
                try await panel.ask(["202001"], at: ["20ZZ", "20CE"], by: "tax_kind", in: session),
                try await panel.ask(["202001"], at: ["20ZZ", "20CE"], in: session)
            )
        }
        #expect(
            parts.filter { $0.indicator == "revenue" && $0.unit == "20ZZ" }.map(\.by?.member) == ["VAT", "import", nil])
        #expect(parts.value("revenue/20ZZ/202001/VAT") == 100)
        #expect(parts.value("revenue/20ZZ/202001/") == 7)
        #expect(parts.value("payments/20ZZ/202001/") == 2)
        #expect(parts.value("revenue/20CE/202001/") == 0)
        for path in ["revenue/20ZZ/202001", "payments/20ZZ/202001", "revenue/20CE/202001"] {
            let members = ["/VAT", "/import", "/"].compactMap { parts.value(path + $0) }
            #expect(members.reduce(0, +) == whole.value(path))
        }
    }

    @Test func `a breakdown that is not declared is refused`() async throws {
        let panel = FigurePanel(try samplePack([SampleIndicator("revenue", "sum(payment.amount)")]))
        await #expect(throws: PanelError.notBrokenDown("revenue", by: "tax_kind")) {
            try await withRecords { try await panel.ask(["2020"], by: "tax_kind", in: $0) }
        }
    }
}
