import Domain
import Foundation
import Panel
import Testing

@Suite struct AdditiveTests {
    @Test func `sums and counts roll up over units and periods`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("revenue", "sum(payment.amount)"),
                SampleIndicator("payments", "count(payment)"),
                SampleIndicator("vat", "sum(payment.amount where tax_kind == \"VAT\")"),
            ]))
        let figures = try await withRecords(payments: [
            Payment("1", "20CE", "2020-01-15", 100), Payment("2", "20CE", "2020-02-15", 50, "import"),
            Payment("3", "20CF", "2020-04-01", 7), Payment("4", "20CF", "2019-12-31", 1000),
        ]) { try await panel.ask(["202001", "2020Q1", "2020"], at: ["20CE", "20ZZ"], in: $0) }
        #expect(figures.value("revenue/20CE/202001") == 100)
        #expect(figures.value("revenue/20CE/2020Q1") == 150)
        #expect(figures.value("revenue/20ZZ/2020") == 157)
        #expect(figures.value("payments/20ZZ/2020") == 3)
        #expect(figures.value("vat/20ZZ/2020") == 107)
        #expect(figures.value("vat/20CE/2020Q1") == 100)
        #expect(figures.figure("revenue/20ZZ/2020")?.records == 3)
    }
}
