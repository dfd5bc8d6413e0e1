import Domain
import Foundation
import Lake
import Packs
import SQLText
import Testing

/// What becomes of every row, each class worked by hand.
@Suite(.enabled(if: Bench.tools != nil))
struct ReceiptTests {
    private let header = "number,version,unit,registered_at,amount"

    @Test func `a first load is all new`() async throws {
        try await Bench.run { bench in
            let receipt = try await bench.load(
                """
                \(header)
                A,0,20CF,2020-01-05 08:00:00,100
                B,0,20CF,2020-01-06,250

                """)
            #expect(receipt.sum == "2=2+0+0+0+0+0")
            #expect(receipt.amounts == [AmountChange(column: "amount", change: 350)])
            #expect(receipt.load == 1)
            #expect(try await bench.records() == ["A|0|20CF|100", "B|0|20CF|250"])
            #expect(
                try await bench.rows(
                    """
                    SELECT number, registered_at, registered_at_date_only, _load, _line, _day, _unit
                    FROM lake.declaration ORDER BY number
                    """) == [
                        "A|2020-01-05 08:00:00|false|1|2|2020-01-05|20CF",
                        "B|2020-01-06 00:00:00|true|1|3|2020-01-06|20CF",
                    ])
        }
    }

    @Test func `every class at once adds up`() async throws {
        try await Bench.run { bench in
            try await bench.load(
                """
                \(header)
                A,1,20CF,2020-01-05,100
                B,1,20CF,2020-01-05,200
                C,1,20CF,2020-01-05,300
                """)
            let receipt = try await bench.load(
                """
                \(header)
                A,0,20CF,2020-01-05,90
                B,1,20CF,2020-01-05,200
                C,2,20CF,2020-01-05,330
                D,0,20CF,2020-01-05,400
                D,1,20CF,2020-01-05,450
                E,0,20CF,not a day,1
                """)
            // A is older than the lake's, B is the same, C is amended, D comes twice, E has no day.
            #expect(receipt.sum == "6=1+1+1+1+1+1")
            // C by 30 and D by 450.
            #expect(receipt.amounts == [AmountChange(column: "amount", change: 480)])
            #expect(try await bench.records() == ["A|1|20CF|100", "B|1|20CF|200", "C|2|20CF|330", "D|1|20CF|450"])
            #expect(
                try await bench.rows(
                    "SELECT number, version, _load, _displaced_by, _reason FROM lake.declaration__superseded ORDER BY ALL"
                )
                    == ["A|0|2|1|stale", "C|1|1|2|changed", "D|0|2|2|superseded"])
            #expect(
                try await bench.rows("SELECT number, version, _load, _line, _same_load FROM lake.declaration__again")
                    == ["B|1|2|3|1"])
        }
    }
}
