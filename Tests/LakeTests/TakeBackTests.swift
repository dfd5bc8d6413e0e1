import Domain
import Foundation
import Lake
import Packs
import SQLText
import Testing

/// A load taken back leaves the lake as if it had never been made.
@Suite(.enabled(if: Bench.tools != nil), .serialized)
struct TakeBackTests {
    private let header = "number,version,unit,registered_at,amount"

    @Test func `what a load changed comes back, what it brought goes`() async throws {
        try await Bench.run { bench in
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,100\nB,1,20CF,2020-01-05,200")
            try await bench.load("\(header)\nA,2,20CF,2020-01-05,150\nC,1,20CF,2020-01-05,7")
            let receipt = try await bench.lake.takeBack(2)
            #expect(try await bench.records() == ["A|1|20CF|100", "B|1|20CF|200"])
            // A by -50 and C by -7.
            #expect(receipt.amounts == [AmountChange(column: "amount", change: -57)])
            #expect(receipt.restored == 1)
            #expect(receipt.removed == 1)
            await #expect(throws: LakeError.alreadyTakenBack(2)) { try await bench.lake.takeBack(2) }
            await #expect(throws: LakeError.unknownLoad(9)) { try await bench.lake.takeBack(9) }
        }
    }

    @Test func `a record brought again stays when its first load is taken back`() async throws {
        try await Bench.run { bench in
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,100", named: "one.csv")
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,100\n", named: "two.csv")
            try await bench.lake.takeBack(1)
            #expect(try await bench.rows("SELECT number, amount, _load FROM lake.declaration") == ["A|100|2"])
            try await bench.lake.takeBack(2)
            #expect(try await bench.records() == [])
        }
    }

    @Test func `a taken back file can be loaded again`() async throws {
        try await Bench.run { bench in
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,100")
            #expect(try await bench.load("\(header)\nA,1,20CF,2020-01-05,100").alreadyLoaded == 1)
            try await bench.lake.takeBack(1)
            let again = try await bench.load("\(header)\nA,1,20CF,2020-01-05,100")
            #expect(again.load == 2)
            #expect(again.alreadyLoaded == nil)
            #expect(again.sum == "1=1+0+0+0+0+0")
        }
    }

    @Test func `what a load replaced comes back with its coverage gone`() async throws {
        try await Bench.run { bench in
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,100\nB,1,20CF,2020-01-06,200\nC,1,20CF,2020-02-01,5")
            let january = DaySpan("2020-01-01..2020-01-31")!
            let receipt = try await bench.load(
                "\(header)\nA,1,20CF,2020-01-05,100\nD,1,20CF,2020-01-09,1",
                options: IngestOptions(covers: [CoveredSpan(unit: "20ZZ", span: january)], replaces: january))
            #expect(receipt.sum == "2=1+0+1+0+0+0")
            #expect(receipt.removed == 1)
            #expect(receipt.amounts == [AmountChange(column: "amount", change: -199)])
            #expect(try await bench.records() == ["A|1|20CF|100", "C|1|20CF|5", "D|1|20CF|1"])
            try await bench.lake.takeBack(2)
            #expect(try await bench.records() == ["A|1|20CF|100", "B|1|20CF|200", "C|1|20CF|5"])
            let covered = try await bench.lake.reading { try await $0.coverage() }
            #expect(covered.isEmpty)
        }
    }

    /// Small loads over few keys, versions, days and units, some of them replacing a span.
    private struct RandomLoad {
        let text: String
        let options: IngestOptions

        init(_ number: Int, using random: inout SplitMix) {
            let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                let key = ["A", "B", "C", "D"].randomElement(using: &random)!
                let day = ["2020-01-10", "2020-02-10"].randomElement(using: &random)!
                let unit = ["20CF", "20NEW"].randomElement(using: &random)!
                let version = Int.random(in: 0...2, using: &random)
                return "\(key),\(version),\(unit),\(day),\(Int.random(in: 1...2, using: &random))"
            }
            // The comment column makes every file another file.
            text = "number,version,unit,registered_at,amount,remark\n" + rows.map { $0 + ",\(number)\n" }.joined()
            let january = DaySpan("2020-01-01..2020-01-31")!
            let covered = Bool.random(using: &random) ? "20CF" : "20ZZ"
            options =
                Int.random(in: 0..<3, using: &random) == 0
                ? IngestOptions(covers: [CoveredSpan(unit: OrgUnit.ID(covered), span: january)], replaces: january)
                : IngestOptions()
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `taken back in any order, what is left is as if the rest had been loaded alone`(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        let loads = (1...5).map { RandomLoad($0, using: &random) }
        let back = Array((1...5).shuffled(using: &random).prefix(3))
        try await Bench.run { bench in
            for load in loads { try await bench.load(load.text, options: load.options) }
            for (step, number) in back.enumerated() {
                try await bench.lake.takeBack(number)
                let rest = (1...5).filter { !back[...step].contains($0) }
                try await Bench.run { fresh in
                    for number in rest {
                        try await fresh.load(loads[number - 1].text, options: loads[number - 1].options)
                    }
                    let expected = try await fresh.rows("\(Self.query)")
                    #expect(try await bench.rows("\(Self.query)") == expected, "seed \(seed), back \(back[...step])")
                }
            }
        }
    }

    private static let query: SQLFragment = """
        SELECT number, version, unit, registered_at, amount, _unit FROM lake.declaration ORDER BY number
        """
}

/// A small seeded generator (Steele, Lea, Flood 2014), so that a failure can be seen again.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
