import Domain
import Foundation
import Lake
import Packs
import SQLText
import Testing

/// How cells become values, and what refuses a row.
@Suite(.enabled(if: Bench.tools != nil), .serialized)
struct ConversionTests {
    private let header = "Số TK,Mã HQ,Ngày ĐK,Luồng,Doanh nghiệp,Tiền thuế,Đơn giá"

    private func problems(_ bench: Bench) async throws -> [String] {
        try await bench.lake.reading { try await $0.quarantine() }.map { row in
            "\(row.line): " + row.problems.map { "\($0.column ?? "") \($0.code.rawValue)" }.joined(separator: ", ")
        }
    }

    @Test func `a Vietnamese file: key and amendment from one cell, numbers, dates and codes`() async throws {
        try await Bench.run { bench in
            let receipt = try await bench.load(
                """
                \(header)
                102345678901,20CF,05/01/2020 07:30:15,1,  Công ty A ,1.234.567,"12,50"
                102345678910,20CF,06/01/2020 07:30,3,"Công ty ""B"", TP",0,
                102345678920,20CF,07/01/2020,,,"5000","7,5000"

                """, from: .vietnamese)
            #expect(receipt.sum == "3=3+0+0+0+0+0")
            #expect(
                try await bench.rows(
                    """
                    SELECT number, version, registered_at, registered_at_date_only, channel, trader, amount, price, trader_group
                    FROM lake.declaration ORDER BY number
                    """) == [
                        "10234567890|1|2020-01-05 07:30:15|false|green|Công ty A|1234567|12.50|Cô",
                        "10234567891|0|2020-01-06 07:30:00|false|red|Công ty \"B\", TP|0||Cô",
                        "10234567892|0|2020-01-07 00:00:00|true|||5000|7.50|",
                    ])
        }
    }

    @Test func `every fault has its own reason, and a row with several is one refused row`() async throws {
        try await Bench.run { bench in
            let receipt = try await bench.load(
                """
                \(header)
                102345678901,20CF,31/02/2020,1,A,1,1
                102345678911,20CF,05/01/2020,2,A,1,1
                102345678921,20CF,05/01/2020,1,A,1.23,1
                102345678931,20CF,05/01/2020,1,A,"1,5",1
                102345678941,20CF,05/01/2020,1,A,9999999999999999999,1
                102345678951,20CF,05/01/2020,1,A,-1,1
                102345678961,20CF,05/01/2020,1,A,1,"1,255"
                102345678971,20XX,05/01/2020,1,A,1,1
                102345678981,20NEW,05/01/2019,1,A,1,1
                102345678991,20END,05/01/2020,1,A,1,1
                102345679001,20CF,05/01/2020,1,A,1,"1000,01"
                ,20XX,,9,A,x,-1
                102345679011,20CF,05/01/2020,1,A,1
                102345679021,20CF,05/01/2020,1,A,1,5,6
                102345679031,20CF,05/01/20,1,A,1,1
                """, from: .vietnamese)
            #expect(receipt.sum == "15=0+0+0+0+0+15")
            #expect(
                try await problems(bench) == [
                    "2: registered_at not-a-date",
                    "3: channel unmapped", "4: amount not-a-number", "5: amount too-many-decimals",
                    "6: amount out-of-range", "7: amount negative", "8: price too-many-decimals",
                    "9: unit unknown-unit",
                    "10: unit unit-not-founded", "11: unit unit-closed", "12: price above-range",
                    "13: number missing, registered_at missing, channel unmapped, amount not-a-number, unit unknown-unit, "
                        + "price below-range",
                    "14:  too-few-cells", "15:  too-many-cells", "16: registered_at not-a-date",
                ])
        }
    }

    @Test func `a closed unit's records go to its successor with a warning`() async throws {
        try await Bench.run { bench in
            let receipt = try await bench.load(
                """
                number,version,unit,registered_at,amount
                A,0,20CD,2019-09-30 23:59:59,1
                B,0,20CD,2019-10-01,2
                C,0,20CD,2020-01-01,3
                """)
            #expect(receipt.warnings.map { "\($0.value)→\($0.other) \($0.rows)" } == ["20CD→20CF 2"])
            #expect(
                try await bench.rows("SELECT number, unit, _unit FROM lake.declaration ORDER BY number")
                    == ["A|20CD|20CD", "B|20CD|20CF", "C|20CD|20CF"])
        }
    }

    @Test func `where one of two times is only a day, days are compared`() async throws {
        try await Bench.run { bench in
            let receipt = try await bench.load(
                """
                number,unit,registered_at,cleared_at
                A,20CF,2020-01-05 08:00:00,2020-01-05
                B,20CF,2020-01-05 08:00:00,2020-01-05 07:59:59
                C,20CF,2020-01-05 08:00:00,2020-01-04
                """)
            #expect(receipt.sum == "3=1+0+0+0+0+2")
            #expect(try await problems(bench) == ["3: cleared_at too-early", "4: cleared_at too-early"])
        }
    }

    @Test func `refunds are legal where the dataset says so`() async throws {
        try await Bench.run([.payments]) { bench in
            let receipt = try await bench.load(
                "number,line,unit,paid_on,amount\nP1,1,20CF,2020-01-05,-500\nP1,2,20CF,2020-01-05,200\nP1,2.5,20CF,2020-01-05,1",
                from: .payments)
            #expect(receipt.sum == "3=2+0+0+0+0+1")
            #expect(receipt.amounts == [AmountChange(column: "amount", change: -300)])
        }
    }

    @Test func `without a version a later load wins`() async throws {
        try await Bench.run([.payments]) { bench in
            let header = "number,line,unit,paid_on,amount"
            try await bench.load("\(header)\nP1,1,20CF,2020-01-05,100", from: .payments)
            let second = try await bench.load("\(header)\nP1,1,20CF,2020-01-05,80", from: .payments)
            #expect(second.sum == "1=0+1+0+0+0+0")
            // The first file again: loaded already, and no longer what is in force.
            let again = try await bench.load("\(header)\nP1,1,20CF,2020-01-05,100", from: .payments)
            #expect(again.alreadyLoaded == 1)
            #expect(again.load == nil)
            #expect(again.sum == "1=0+0+0+0+1+0")
            #expect(again.snapshot == second.snapshot)
            #expect(try await bench.rows("SELECT amount FROM lake.payment") == ["80"])
        }
    }

    @Test func `a refused row goes out as CSV, is corrected, and comes in again`() async throws {
        try await Bench.run { bench in
            let text = "\(header)\n102345678901,20CF,05/01/2020,1,\"A, B\",1.23,\"1,5\"\n"
            let first = try await bench.load(text, from: .vietnamese)
            #expect(first.refused == 1)
            let target = bench.folder.appendingPathComponent("refused.csv")
            #expect(try await bench.lake.exportQuarantine(of: 1, to: target) == 1)
            let exported = String(decoding: try Data(contentsOf: target), as: UTF8.self)
            #expect(
                exported
                    == "\u{FEFF}\(header),_load,_line,_reasons\r\n102345678901,20CF,05/01/2020,1,\"A, B\",1.23,\"1,5\",1,2,"
                    + "Tiền thuế: '1.23' không phải là số\r\n")
            let corrected = try await bench.load(
                exported.replacing("B\",1.23", with: "B\",1.230"), named: "corrected.csv", from: .vietnamese)
            #expect(corrected.sum == "1=1+0+0+0+0+0")
            #expect(try await bench.rows("SELECT trader, amount FROM lake.declaration") == ["A, B|1230"])
        }
    }
}
