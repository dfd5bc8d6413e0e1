import Domain
import DuckDB
import Foundation
import Panel
import Testing

@Suite struct ExactnessTests {
    @Test func `price times rate divided by a hundred is exact to the last digit`() async throws {
        let panel = FigurePanel(
            try samplePack([SampleIndicator("duty", "sum(declaration.price * declaration.rate / 100)")]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2020-01-10", price: "123456789012.34", rate: "7.1234"),
            Declaration("2", "20CE", "2020-01-11", price: "0.01", rate: "0.0001"),
        ]) { try await panel.ask(["2020"], in: $0) }
        // 123,456,789,012.34 × 7.1234 = 879,432,090,850.502756, and 0.01 × 0.0001 = 0.000001; together ÷ 100.
        #expect(figures.value("duty/20ZZ/2020") == Decimal(string: "8794320908.50502757"))
    }

    @Test func `a product too long to be added exactly is refused, not wrapped`() async throws {
        let panel = FigurePanel(
            try samplePack([SampleIndicator("square", "sum(declaration.price * declaration.price)")]))
        await #expect(throws: DuckDBError.self) {
            try await withRecords([
                Declaration("1", "20CE", "2020-01-10", price: "9999999999999999.99")
            ]) { try await panel.ask(["2020"], in: $0) }
        }
    }
}
