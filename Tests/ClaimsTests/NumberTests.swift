import Domain
import Foundation
import Testing

@testable import Claims

@Suite struct NumberTests {
    @Test(arguments: [
        ("6.718", "6718 6.718"), ("9,500", "9.5 9500"), ("2.663,8", "2663.8"), ("1,234,567", "1234567"),
        ("70,7", "70.7"),
        ("70.72", "70.72"), ("0,123", "0.123"), ("1234", "1234"), ("1.2.3", ""), ("1234.567", "1234.567"),
    ])
    func `digits have the readings their separators allow`(text: String, values: String) {
        #expect(NumberReading.all(of: text).map(\.value.description).joined(separator: " ") == values)
    }

    @Test(arguments: [
        ("Số thu đạt 6.718 tỷ đồng.", "6.718 tỷ đồng: holds exact"),
        ("Số thu đạt 6.718 tỉ đồng.", "6.718 tỉ đồng: holds exact"),
        ("Số thu đạt 6,7 nghìn tỷ đồng.", "6,7 nghìn tỷ đồng: holds rounded"),
        ("Số thu đạt 6.718.000 triệu đồng.", "6.718.000 triệu đồng: holds exact"),
        ("Revenue was 6.718 trillion VND.", "6.718 trillion VND: holds exact"),
        ("Revenue was VND 6,718bn.", "6,718bn: holds exact"),
        ("Kim ngạch xuất nhập khẩu đạt 5,4 tỷ USD.", "5,4 tỷ USD: holds rounded"),
        ("Kim ngạch xuất nhập khẩu đạt 5.412,6 triệu USD.", "5.412,6 triệu USD: holds exact"),
        ("Có 62.418 tờ khai.", "62.418: holds exact"),
        ("Có 62,418 tờ khai.", "62,418: holds exact"),
        // English separators in Vietnamese: nothing else tells which is meant.
        ("Số thu đạt 6,718 tỷ đồng.", "6,718 tỷ đồng: cannotBeTold"),
        ("Revenue was 6.718 billion VND.", "6.718 billion VND: cannotBeTold"),
        // Another number of the text tells.
        (
            "Số thu đạt 6,718 tỷ đồng. Thu ngân sách bằng 70.72% dự toán Bộ Tài chính giao.",
            "6,718 tỷ đồng: holds exact"
        ),
        // A slip of the unit.
        ("Revenue was 6.7 billion VND.", "6.7 billion VND: doesNotHold wrong"),
        ("Thời gian thông quan là 85:42 giờ.", "85:42 giờ: holds exact"),
        ("Clearance time is 85:42 hours.", "85:42 hours: holds exact"),
        ("Clearance time is 85.7 hours.", "85.7 hours: holds exact"),
        ("Clearance time is 85.42 hours.", "85.42 hours: doesNotHold wrong"),
        ("Thời gian thông quan là 85 giờ 42 phút.", "85 giờ 42 phút: holds exact"),
    ])
    func `numbers are read in the habit of their language`(text: String, expected: String) {
        let said = SourceEvent.said(text)
        #expect(said.first == expected)
    }

    @Test func `a slip of unit says by how much`() {
        #expect(SourceEvent.verdicts("Revenue was 6.7 billion VND.").first?.reason == .scaleSlip(3))
        // The year 2020 was printed as 12.3 billion instead of 12.3 trillion.
        let year = SourceEvent.standing(revenue: SourceEvent.revenue(12_300 * SourceEvent.billion))
        let verdict = SourceEvent.verdicts("Revenue was 12.3 billion VND.", year).first
        #expect(verdict?.reason == .scaleSlip(3))
        #expect(
            verdict.map { ClaimWording(.english, SourceEvent.vocabulary).reason($0) } == "a thousand times too small")
    }

    @Test(arguments: [
        "Ngày 30/6/2020, Đảng ủy họp.", "Báo cáo số 05/BC-HQQN.", "Nghị quyết số 20-NQ/TU.", "Năm 2020 là năm bản lề.",
        "Trong 6 tháng đầu năm.", "Theo Điều 36.", "1. Kết quả", "2020-06-30 was a Tuesday.", "On 7 July 2020.",
        "Nhiệm kỳ 2020-2025.", "COVID-19 đã ảnh hưởng.", "Hội nghị lần thứ hai.", "The second meeting was held.",
    ])
    func `dates, document numbers and the like are no claims`(text: String) {
        #expect(SourceEvent.said(text) == [])
    }

    @Test func `a claim has its line, its column and its characters`() throws {
        let text = "Kết quả:\n\nSố thu đạt 6.718 tỷ đồng."
        let place = try #require(SourceEvent.verdicts(text).first?.claim.place)
        #expect(place.line == 3 && place.column == 12)
        #expect(String(Array(text)[place.range]) == "6.718 tỷ đồng")
    }

    /// A linear congruential generator: the same numbers every run.
    private static func numbers(_ count: Int) -> [UInt64] {
        var state: UInt64 = 20_200_707
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }

    @Test(arguments: [Language.vietnamese, .english], [0, 1, 2, 3])
    func `what the project prints is read back and holds`(language: Language, decimals: Int) {
        for random in Self.numbers(150) {
            let billions = Decimal(random % 100_000_000).divided(by: 10_000)
            let standing = SourceEvent.standing(revenue: SourceEvent.revenue(billions * SourceEvent.billion))
            let format = NumberFormat(language: language, fractionDigits: decimals)
            let percent = NumberFormat(language: language, fractionDigits: decimals, suffix: .percent)
            let attainment = (billions * 100).divided(by: 9_500)
            let text =
                language == .vietnamese
                ? "Số thu đạt \(format.text(billions)) tỷ đồng, bằng \(percent.text(attainment)) dự toán Bộ Tài chính giao."
                : "Revenue was \(format.text(billions)) billion VND, \(percent.text(attainment)) of the Ministry's estimate."
            let verdicts = SourceEvent.verdicts(text, standing)
            #expect(verdicts.count == 2 && verdicts.allSatisfy { $0.outcome == .holds }, "\(text)")
        }
    }
}
