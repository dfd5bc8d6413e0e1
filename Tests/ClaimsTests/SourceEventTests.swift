import Domain
import Foundation
import Testing

@testable import Claims

/// What was published of the half-year, in our own words, claim by claim.
@Suite struct SourceEventTests {
    /// Each sentence with its numbers between « and ».
    static let vietnamese = """
        Sáu tháng đầu năm 2020, thu ngân sách nhà nước đạt «6.718» tỷ đồng, tăng «19»% so với cùng kỳ năm trước; bằng «71»% \
        dự toán Bộ Tài chính giao («9.500» tỷ đồng), bằng «61»% chỉ tiêu tỉnh giao («11.000» tỷ đồng), đứng thứ «7» toàn ngành.

        Thực hiện Nghị quyết số 20-NQ/TU, Đảng ủy đã triển khai «14» nhóm nhiệm vụ với «40» giải pháp. Ngày 7/7/2020, «40» tập \
        thể và «306» cá nhân được khen thưởng.

        Cục Hải quan tỉnh Quảng Ninh dẫn đầu DDCI năm thứ «ba» liên tiếp. Nửa cuối năm, đơn vị phấn đấu hoàn thành chỉ tiêu \
        tỉnh giao «11.000» tỷ đồng.
        """
    static let english = """
        In the first half of 2020 the department collected VND «6,718» billion in state budget revenue, up «19»% on the same \
        period of last year. That is «71»% of the estimate of the Ministry of Finance («9,500» billion) and «61»% of the \
        provincial target («11,000» billion), ranking «seventh» in the sector.

        Under Resolution 20-NQ/TU there were «14» task groups with «40» measures. «40» collectives and «306» individuals were \
        commended on 7 July 2020.

        The department came first in the DDCI for the «third» consecutive year.
        """

    private static func plain(_ text: String) -> String { text.filter { $0 != "«" && $0 != "»" } }

    /// The text with one marked number replaced by another.
    private static func changed(_ text: String, _ place: Int) -> (text: String, number: String) {
        var parts = text.split(separator: "«", omittingEmptySubsequences: false).map(String.init)
        let pair = parts[place + 1].split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
        let number = String(pair[0])
        let words = ["ba": "tư", "seventh": "eighth", "third": "fourth"]
        var digits = Array(number)
        // The second digit where there is one: 6.718 → 6.818, 19 → 10.
        let at = digits.indices.filter { digits[$0].isNumber }.dropFirst(digits.count > 1 ? 1 : 0).first
        if let at { digits[at] = Character(String((digits[at].wholeNumberValue! + 1) % 10)) }
        let wrong = words[number] ?? String(digits)
        parts[place + 1] = wrong + pair[1]
        return (parts.joined().filter { $0 != "»" }, wrong)
    }

    @Test(arguments: [vietnamese, english])
    func `every claim of the published half-year holds`(text: String) {
        let verdicts = SourceEvent.verdicts(Self.plain(text))
        for verdict in verdicts {
            #expect(verdict.outcome == .holds, "\(verdict.claim.quote): \(verdict.reason)")
        }
        #expect(verdicts.count >= text.count(where: { $0 == "«" }))
    }

    @Test(arguments: [vietnamese, english])
    func `each of them with one digit changed does not hold, and the others still do`(text: String) {
        for place in 0..<text.count(where: { $0 == "«" }) {
            let (changed, number) = Self.changed(text, place)
            let failed = SourceEvent.verdicts(changed).filter { $0.outcome != .holds }
            #expect(
                failed.map(\.outcome) == [.doesNotHold], "\(number): \(failed.map { "\($0.claim.quote) \($0.reason)" })"
            )
            #expect(failed.first?.claim.quote.contains(number) == true, "\(number)")
            #expect(failed.first?.printed == .wrong)
        }
    }

    @Test func `parts of one sentence that do not fit each other are found, because each is judged`() {
        // 6.718 of 9.500 is 70,7 %, not 75 %.
        let text = "Số thu đạt 6.718 tỷ đồng, bằng 75% dự toán Bộ Tài chính giao (9.500 tỷ đồng)."
        #expect(
            SourceEvent.said(text) == [
                "6.718 tỷ đồng: holds exact", "75%: doesNotHold wrong", "9.500 tỷ đồng: holds exact",
            ])
    }
}
