import Domain
import DuckDB
package import Foundation
import SQLText

/// A load as the lake remembers it.
package struct Load: Sendable, Hashable, Codable {
    package let number: Int
    package let receipt: Receipt
    /// The labels of the file's header, in order.
    package let header: [String]
    /// When it was taken back; `nil` while it is in force.
    package let takenBackAt: Date?

    package var isInForce: Bool { takenBackAt == nil }
}

extension LakeReader {
    /// Every load, in the order they were made; with those taken back.
    package func loads(at snapshot: Int? = nil) async throws -> [Load] {
        try await Load.all(in: session, at: snapshot)
    }
}

extension RecordLake {
    /// Every load, in the order they were made; with those taken back.
    package func loads() async throws -> [Load] { try await reading { try await $0.loads() } }
}

extension Load {
    static func all(in session: DuckDBSession, at snapshot: Int? = nil) async throws -> [Load] {
        let rows = try await session.rows(
            """
            SELECT load, receipt, header, epoch_us(taken_back_at) AS taken_back
            FROM \(LakeReader.at(RecordTable.named("_loads"), snapshot)) ORDER BY load
            """)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try rows.map { row in
            Load(
                number: try row.int("load"),
                receipt: try decoder.decode(Receipt.self, from: Data(try row.text("receipt").utf8)),
                header: try decoder.decode([String].self, from: Data(try row.text("header").utf8)),
                takenBackAt: try row.intIfPresent("taken_back").map {
                    Date(timeIntervalSince1970: Double($0) / 1_000_000)
                })
        }
    }
}
