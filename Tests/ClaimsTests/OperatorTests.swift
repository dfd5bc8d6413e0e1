import Domain
import Foundation
import Testing

@testable import Claims

/// The operators are different things. 6.718 is 70,7158 % of 9.500; 141,43 % of the path of 4.750; 119,008 % of 5.645.
@Suite struct OperatorTests {
    @Test(arguments: [
        // đạt / bằng x %
        ("Thu ngân sách đạt 70,7% dự toán Bộ Tài chính giao.", "70,7%: holds rounded"),
        ("Thu ngân sách bằng 61% chỉ tiêu Tỉnh giao.", "61%: holds rounded"),
        ("Thu ngân sách đạt 61% dự toán Bộ Tài chính giao.", "61%: doesNotHold wrong"),
        ("Revenue reached 70.72% of the Ministry's estimate.", "70.72%: holds rounded"),
        // hụt x %: 100 − 70,7158 = 29,2842
        ("Thu ngân sách hụt 29,3% dự toán Bộ Tài chính giao.", "29,3%: holds rounded"),
        ("Revenue is 29.3% short of the Ministry's estimate.", "29.3%: holds rounded"),
        ("Thu ngân sách vượt 29,3% dự toán Bộ Tài chính giao.", "29,3%: doesNotHold wrong"),
        // tăng / giảm x %
        ("Số thu tăng 19% so với cùng kỳ.", "19%: holds rounded"),
        ("Số thu tăng 119% so với cùng kỳ.", "119%: doesNotHold wrong"),
        ("Số thu giảm 19% so với cùng kỳ.", "19%: doesNotHold wrong"),
        ("Số tờ khai giảm 2,6% so với cùng kỳ.", "2,6%: holds rounded"),
        ("Declarations: -2.6% on the same period.", "-2.6%: holds rounded"),
        ("Revenue is 19% higher than in the same period.", "19%: holds rounded"),
        ("Revenue was up 1,073 billion VND on the same period.", "1,073 billion VND: holds exact"),
        ("Số thu tăng 1.073 tỷ đồng so với cùng kỳ.", "1.073 tỷ đồng: holds exact"),
        // bằng x % cùng kỳ, gấp x lần
        ("Số thu bằng 119% cùng kỳ.", "119%: holds rounded"),
        ("Số thu bằng 19% so với cùng kỳ.", "19%: doesNotHold wrong"),
        ("Số thu gấp 1,19 lần cùng kỳ.", "1,19 lần: holds rounded"),
        ("Số thu tăng 1,19 lần.", "1,19 lần: cannotBeTold"),
        // kịch bản: 6.718 / 4.750 = 141,43
        ("Số thu bằng 141,4% kịch bản theo dự toán Bộ Tài chính giao.", "141,4%: holds rounded"),
        ("So với kịch bản, số thu vượt 1.968 tỷ đồng theo dự toán Bộ Tài chính giao.", "1.968 tỷ đồng: holds exact"),
        // điểm %
        ("Tỷ lệ luồng đỏ giảm 0,39 điểm % so với cùng kỳ.", "0,39 điểm %: holds exact"),
        ("The red channel share was down 0.39 percentage points.", "0.39 percentage points: holds exact"),
        ("Tỷ lệ luồng đỏ giảm 0,39% so với cùng kỳ.", "0,39%: doesNotHold wrong"),
        ("Số thu tăng 19 điểm %.", "19 điểm %: doesNotHold wrong"),
        // Values, last year's, targets
        ("Tỷ lệ luồng đỏ là 4,31%.", "4,31%: holds exact"),
        ("Cùng kỳ năm trước, số thu là 5.645 tỷ đồng.", "5.645 tỷ đồng: holds exact"),
        ("Số thu cùng kỳ năm 2019 là 5.645 tỷ đồng.", "5.645 tỷ đồng: holds exact"),
        ("Thu ngân sách xếp thứ 7/35 toàn ngành.", "thứ 7: holds exact"),
    ])
    func `each operator is judged as what it says`(text: String, expected: String) {
        let said = SourceEvent.said(text)
        #expect(said.first?.hasPrefix(expected) == true, "\(said)")
    }

    @Test func `a number right for another operator says which`() {
        #expect(
            SourceEvent.verdicts("Số thu tăng 119% so với cùng kỳ.").first?.reason == .otherRelation(.ratioToPrior))
        #expect(
            SourceEvent.verdicts("Số thu vượt 70,7% dự toán Bộ Tài chính giao.").first?.reason
                == .otherRelation(.attainment))
        #expect(
            SourceEvent.verdicts("Tỷ lệ luồng đỏ giảm 0,39% so với cùng kỳ.").first?.reason == .pointsNotPercent)
    }

    @Test func `the number of ranked members is checked beside the place`() {
        #expect(SourceEvent.said("Thu ngân sách xếp thứ 7/35.") == ["thứ 7: holds exact", "35: holds exact"])
        #expect(SourceEvent.said("Thu ngân sách xếp thứ 7/33.").last == "33: doesNotHold wrong")
    }

    @Test func `actions are counted by state`() {
        #expect(
            SourceEvent.said("Có 18 giải pháp đã hoàn thành, 20 giải pháp đúng tiến độ, 2 giải pháp chậm.") == [
                "18: holds exact", "20: holds exact", "2: holds exact",
            ])
    }
}
