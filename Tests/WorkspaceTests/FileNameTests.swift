import Domain
import Foundation
import Lake
import Testing

@testable import Workspace

/// Which days a file is complete for, where its source says that its name tells.
@Suite(.serialized, .needsDuckDB) struct FileNameTests {
    @Test func `a file's name says which days it is complete for`() async throws {
        let names: [(String, String?)] = [
            ("nop-thue-2020-06-15.csv", "2020-06-15..2020-06-15"),
            ("nop-thue-15-06-2020.csv", "2020-06-15..2020-06-15"),
            ("nop-thue-2020-06.csv", "2020-06-01..2020-06-30"), ("nop-thue-06-2020.csv", "2020-06-01..2020-06-30"),
            ("nop-thue_202006.csv", "2020-06-01..2020-06-30"), ("nop-thue-2020Q2.csv", "2020-04-01..2020-06-30"),
            ("nop-thue-2020H1 (1).csv", "2020-01-01..2020-06-30"), ("nop-thue-2020.csv", "2020-01-01..2020-12-31"),
            ("nop-thue-lan-2.csv", nil), ("nop-thue-15.06.2020.csv", nil),
        ]
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            for (place, (name, span)) in names.enumerated() {
                let text = Sample.payments([Sample.payment("A\(place)", "1.000")])
                let receipt = try await workspace.load(try folder.file(name, text))
                #expect(receipt.coverage.map(\.span.description) == [span].compactMap(\.self), "\(name)")
            }
        }
    }

    @Test func `a month in a file's name does not cover its year`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let text = Sample.payments([Sample.payment("A1", "1.000")])
            try await workspace.load(try folder.file("nop-thue-2020-06.csv", text))
            #expect(try await workspace.figure("revenue", in: "202006", asAt: "2020-06-30").value == 1_000)
            #expect(try await workspace.figure("revenue", in: "202005", asAt: "2020-06-30").value == nil)
            #expect(try await workspace.figure("revenue", in: "2020Q2", asAt: "2020-06-30").isPreliminary)
        }
    }
}
