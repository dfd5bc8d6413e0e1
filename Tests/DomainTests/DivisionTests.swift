import Domain
import Foundation
import Testing

struct DivisionTests {
    @Test(arguments: [("6611.4", "12000", "0.55095"), ("1", "8", "0.125"), ("-7", "2", "-3.5"), ("0", "3", "0")])
    func `is exact where the quotient ends`(a: String, b: String, quotient: String) {
        #expect(exact(a).divided(by: exact(b)) == exact(quotient))
    }

    @Test func `keeps its digits through a second division`() {
        // Foundation's `/` gives 792355555725560782448.6 here: wrong from the fifteenth digit.
        // 752 903 542 980 × 9 820 995 152 665 / 9 332, by multiplying first and dividing once:
        let share = Decimal(9332).divided(by: exact("9820995152665"))
        let twice = exact("752903542980").divided(by: share)
        let once = (exact("752903542980") * exact("9820995152665")).divided(by: 9332)
        #expect(abs(twice - once) < exact("0.000001"))
    }

    @Test(arguments: 1...400)
    func `goes back by multiplication`(divisor: Int) {
        for dividend in [Decimal(1), 6718, exact("0.01"), exact("12300000000000"), exact("-905.37")] {
            let back = dividend.divided(by: Decimal(divisor)) * Decimal(divisor)
            #expect(abs(back - dividend) <= abs(dividend) * exact("0.000000000000000000000000000001"))
        }
    }
}

private func exact(_ digits: String) -> Decimal { Decimal(string: digits)! }
