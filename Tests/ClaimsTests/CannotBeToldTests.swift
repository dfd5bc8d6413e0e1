import Domain
import Foundation
import Testing

@testable import Claims

@Suite struct CannotBeToldTests {
    @Test(arguments: [
        ("Nợ thuế là 300 tỷ đồng.", ClaimVerdict.Reason.valueUnknown),
        ("Tỷ lệ phát hiện tăng 0,1 điểm %.", .priorUnknown),
        ("Nhà ăn có 120 chỗ ngồi.", .noIndicator),
        ("Số thu đạt 6.718 tỷ đồng, nợ thuế của doanh nghiệp lớn là 300 tỷ đồng.", .restricted),
        ("Tại Móng Cái, số thu đạt 312 tỷ đồng.", .otherUnit("Móng Cái")),
        ("Số thu từ xăng dầu đạt 1.483 tỷ đồng.", .part("xăng dầu")),
        ("Năm 2018, số thu đạt 9.000 tỷ đồng.", .otherPeriod("2018")),
        ("Số thu cả năm đạt 12.300 tỷ đồng.", .otherPeriod("cả năm")),
        ("Số thu quý II đạt 3.000 tỷ đồng.", .otherPeriod("quý ii")),
        ("Số thu năm nay khởi sắc, 40%.", .noRelation),
        ("Quyết tâm thu ngân sách phấn đấu 12.000 tỷ đồng.", .plannedOnly),
        ("Có 3 cá nhân vắng mặt.", .notCommended),
        ("Thời gian thông quan đạt 95% chỉ tiêu.", .isCeiling),
        ("Đơn vị đứng thứ 2 về chỉ số DDCI năm 2017.", .otherPeriod("2017")),
    ])
    func `what these figures do not say cannot be told`(text: String, reason: ClaimVerdict.Reason) {
        let last = SourceEvent.verdicts(text).last
        #expect(last?.outcome == .cannotBeTold)
        #expect(last?.reason == reason)
        #expect(last?.printed == nil)
    }

    @Test func `a text without numbers has no claims, and an empty one neither`() {
        #expect(SourceEvent.verdicts("").isEmpty)
        #expect(SourceEvent.verdicts("Hội nghị thành công tốt đẹp.").isEmpty)
    }

    @Test func `every verdict has words in both languages`() {
        for text in ["Số thu tăng 119% so với cùng kỳ.", "Số thu đạt 6,7 tỷ đồng.", "Nhà ăn có 120 chỗ."] {
            for verdict in SourceEvent.verdicts(text) {
                for language in [Language.vietnamese, .english] {
                    #expect(!ClaimWording(language, SourceEvent.vocabulary).reason(verdict).isEmpty)
                }
            }
        }
    }
}
