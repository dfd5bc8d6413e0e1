import Domain
import Testing

@testable import Reviews

struct NeedsTests {
    private func needs(_ body: String) throws -> ReviewNeeds {
        try Sample.checked(body).needs(of: "20ZZ", in: Sample.pack, asAt: Sample.lastDay)
    }

    @Test func `knows before any data which figures a template quotes`() throws {
        let needs = try needs(
            """
            {{ if known turnover }}{{ revenue growth by tax_kind=vat }} **{{ revenue of 20CF }}** {{ declarations of 20ZZ }}{{ end }}

            :::chart cumulative payments

            :::annex A {{ recovered }}

            :::table by clearance_time_mean channel
            """)
        #expect(needs.standing == ["turnover", "declarations", "payments", "recovered", "clearance_time_mean"])
        #expect(
            needs.figures == [
                .init(indicator: "revenue", unit: "20ZZ", dimension: "tax_kind"),
                .init(indicator: "revenue", unit: "20CF", dimension: nil),
                .init(indicator: "clearance_time_mean", unit: "20ZZ", dimension: "channel"),
            ])
        #expect(needs.series == ["payments"])
        #expect(!needs.listsCommendations)
    }

    /// Cái Lân was closed on 30 September 2019.
    @Test func `asks for the branches that exist on the last day counted`() throws {
        let units = try needs(":::table by-unit revenue branch").figures.map(\.unit.rawValue).sorted()
        #expect(units == ["20BB", "20BC", "20BD", "20CE", "20CF", "20CG"])
        let every = try needs(":::table by-unit revenue").figures.map(\.unit.rawValue).sorted()
        #expect(every == units + ["20E1", "20E2", "20E3", "20PC"])
    }

    @Test func `asks for single commendations only where they are listed`() throws {
        #expect(try needs(":::table commendation-list").listsCommendations)
        #expect(try !needs(":::table commendations").listsCommendations)
    }
}
