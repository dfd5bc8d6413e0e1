import Domain
import Foundation
import Testing

@testable import Claims

@Suite struct ToleranceTests {
    @Test(arguments: [
        // 52,47 was printed as 52,4: cut off.
        ("Tỷ lệ phát hiện là 52,4%.", "52,4%: holds truncated"),
        ("Tỷ lệ phát hiện là 52,5%.", "52,5%: holds rounded"),
        ("Tỷ lệ phát hiện là 52,47%.", "52,47%: holds exact"),
        ("Tỷ lệ phát hiện là 52%.", "52%: holds rounded"),
        ("Tỷ lệ phát hiện là 52,3%.", "52,3%: doesNotHold wrong"),
        ("Tỷ lệ phát hiện là 53%.", "53%: doesNotHold wrong"),
        // Hedges
        ("Số thu đạt hơn 6.700 tỷ đồng.", "6.700 tỷ đồng: holds approximate"),
        ("Số thu đạt trên 6.600 tỷ đồng.", "6.600 tỷ đồng: doesNotHold wrong"),
        ("Số thu đạt hơn 6.720 tỷ đồng.", "6.720 tỷ đồng: doesNotHold wrong"),
        ("Số thu đạt gần 6.800 tỷ đồng.", "6.800 tỷ đồng: holds approximate"),
        ("Số thu đạt gần 6.700 tỷ đồng.", "6.700 tỷ đồng: doesNotHold wrong"),
        ("Số thu ước đạt 6.700 tỷ đồng.", "6.700 tỷ đồng: holds approximate"),
        ("Số thu đạt khoảng 7.500 tỷ đồng.", "7.500 tỷ đồng: doesNotHold wrong"),
        ("Số thu đạt xấp xỉ 6.720 tỷ đồng.", "6.720 tỷ đồng: holds approximate"),
        ("Số thu tăng hơn 19% so với cùng kỳ.", "19%: holds approximate"),
        ("Revenue was more than 6,700 billion VND.", "6,700 billion VND: holds approximate"),
        ("Revenue was nearly 6,800 billion VND.", "6,800 billion VND: holds approximate"),
        ("Revenue was about 6,700 billion VND.", "6,700 billion VND: holds approximate"),
        ("Tỷ lệ luồng đỏ dưới 15%.", "15%: holds approximate"),
        ("Tỷ lệ luồng đỏ dưới 4%.", "4%: doesNotHold wrong"),
        // Without a hedge 6.700 says 6.700.
        ("Số thu đạt 6.700 tỷ đồng.", "6.700 tỷ đồng: doesNotHold wrong"),
    ])
    func `a number may be rounded, cut off or hedged`(text: String, expected: String) {
        #expect(SourceEvent.said(text).first == expected)
    }
}
