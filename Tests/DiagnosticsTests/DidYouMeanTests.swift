import Testing

@testable import Diagnostics

struct DidYouMeanTests {
    private let names = ["red_channel", "revenue", "declarations", "trader", "trade", "ab"]

    @Test(arguments: [
        ("red_chanel", "red_channel"), ("revnue", "revenue"), ("Declaration", "declarations"), ("revneue", "revenue"),
        ("traderr", "trader"), ("ba", "ab"),
    ])
    func `finds the near name`(written: String, meant: String) {
        #expect(didYouMean(written, among: names) == meant)
    }

    @Test(arguments: ["xyz", "", "congress", "payments_of_duty"])
    func `guesses nothing when nothing is near`(written: String) {
        #expect(didYouMean(written, among: names) == nil)
    }

    @Test func `answers the first in alphabetical order of equally near names`() {
        #expect(didYouMean("cat", among: ["rat", "bat", "hat"]) == "bat")
    }
}
