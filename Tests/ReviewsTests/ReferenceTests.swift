import Appraisal
import Documents
import Domain
import Foundation
import Testing

@testable import Reviews

struct ReferenceTests {
    // Hand-checked: 6718 ÷ 9500 = 70.7157…%, ÷ 11000 = 61.0727…%; 6718 ÷ 5645.378… = 1.19; (9500 − 6718) ÷ 184 days = 15.1195…;
    // (11000 − 6718) ÷ 184 = 23.2717…; 6718 − 4712 = 2006; mean of 0.50 and 0.48 is 0.49 and 6718 ÷ 0.49 = 13710.2…,
    // ÷ 0.50 = 13436, ÷ 0.48 = 13995.8….
    @Test(arguments: [
        ("{{ revenue | tỷ đồng }}", "6.718 tỷ đồng"), ("{{ revenue }}", "6.718 tỷ đồng"),
        ("{{ revenue | triệu đồng }}", "6.718.000 triệu đồng"),
        ("{{ revenue | nghìn tỷ đồng, 2 }}", "6,72 nghìn tỷ đồng"),
        ("{{ revenue | bare }}", "6.718"), ("{{ revenue in words }}", "đạt 6.718 tỷ đồng"),
        ("{{ revenue prior | tỷ đồng, 1 }}", "5.645,4 tỷ đồng"), ("{{ revenue cumulative }}", "6.718 tỷ đồng"),
        ("{{ revenue growth | 0 }}", "19%"), ("{{ revenue growth in words | 0 }}", "tăng 19%"),
        ("{{ declarations growth in words }}", "giảm 2,6%"), ("{{ red_share growth in words }}", "giảm 0,39 điểm %"),
        ("{{ revenue attainment MOF | 0 }}", "71%"), ("{{ revenue attainment MOF estimate }}", "70,7%"),
        ("{{ revenue attainment PROVINCE | 0 }}", "61%"), ("{{ revenue attainment MOF in words | 0 }}", "đạt 71%"),
        ("{{ revenue target PROVINCE | tỷ đồng }}", "11.000 tỷ đồng"),
        ("{{ revenue later PROVINCE }}", "11.500 tỷ đồng"), ("{{ revenue planned MOF }}", "4.712 tỷ đồng"),
        ("{{ revenue ahead MOF }}", "2.006 tỷ đồng"), ("{{ revenue ahead MOF in words }}", "vượt 2.006 tỷ đồng"),
        ("{{ revenue needed MOF }}", "15,1 tỷ đồng mỗi ngày"),
        ("{{ revenue needed PROVINCE }}", "23,3 tỷ đồng mỗi ngày"),
        ("{{ revenue rank }}", "thứ 7"), ("{{ revenue rank in words }}", "đứng thứ 7 trong 35 đơn vị"),
        ("{{ revenue forecast }}", "ước 13.710 tỷ đồng"),
        ("{{ revenue forecast in words }}", "ước 13.710 tỷ đồng (trong khoảng 13.436 đến 13.996 tỷ đồng)"),
        ("{{ revenue of 20CF }}", "4.963 tỷ đồng"), ("{{ revenue growth of 20BB in words }}", "giảm 22,2%"),
        ("{{ revenue by tax_kind=vat }}", "4.105 tỷ đồng"), ("{{ red_share }}", "4,31%"),
        ("{{ clearance_time_mean | 1 }}", "22,9 giờ"), ("{{ staff_infected | bare }}", "0"),
    ])
    func `prints an indicator as the field writes it`(body: String, expected: String) throws {
        #expect(try Sample.text(body) == expected)
    }

    @Test(arguments: [
        ("{{ plan groups }} nhóm, {{ plan actions }} giải pháp, {{ plan late }} chậm", "14 nhóm, 40 giải pháp, 2 chậm"),
        ("{{ plan resolutions }}", "20-NQ/TU"),
        ("{{ commendations collectives }} tập thể, {{ commendations individuals }} cá nhân", "40 tập thể, 306 cá nhân"),
        ("{{ commendations individuals GKC }}", "260"), ("{{ commendations collectives BKTT }}", "0"),
        ("{{ index ddci rank }}, {{ index ddci streak }}", "thứ nhất, năm thứ ba liên tiếp"),
        ("{{ index ddci of }} đơn vị năm {{ index ddci year }}", "20 đơn vị năm 2019"),
        ("{{ milestones reached }}/{{ milestones total }}, {{ milestones missed }}", "1/2, 1"),
        ("{{ goal dual_goal }}", "được giữ vững"), ("{{ goal dual_goal broken }}", "không có"),
        ("{{ goal dual_goal binding }}", "Phòng, chống dịch: không để công chức lây nhiễm"),
        ("{{ period }}", "6 tháng đầu năm 2020"), ("{{ next period }}", "6 tháng cuối năm 2020"),
        ("{{ prior period }}", "6 tháng đầu năm 2019"), ("{{ as at }}", "30/6/2020"),
        ("{{ year }}/{{ next year }}", "2020/2021"),
        ("{{ unit }}", "Cục Hải quan tỉnh Quảng Ninh"),
        ("{{ theme emulation }}", "kỷ cương, đoàn kết, sáng tạo, hiệu quả"),
    ])
    func `prints what living records hold`(body: String, expected: String) throws {
        #expect(try Sample.text(body) == expected)
    }

    @Test func `counts and lists the directives of the period`() throws {
        var input = Sample.input()
        #expect(try Sample.text("{{ if any directives issued }}có{{ else }}không{{ end }}", input) == "không")
        input.directives = [
            ReviewInput.DirectiveLine(
                number: "112/HQQN-GSQL", day: Day("2020-03-02")!, title: Sample.both("Phòng dịch tại cửa khẩu"),
                units: ["20BB", "20CF"], outstanding: ["20CF"]),
            ReviewInput.DirectiveLine(
                number: "215/HQQN-VP", day: Day("2020-04-02")!, title: Sample.both("Trực lễ"), units: ["20BB"],
                outstanding: []),
        ]
        #expect(
            try Sample.text(
                "{{ directives issued }}, {{ directives acknowledged }}, {{ directives outstanding }}", input)
                == "2, 1, 1")
        let table = try Sample.checked(":::table directives\n").document(from: input)
        let text = table.plainText
        for expected in ["112/HQQN-GSQL", "215/HQQN-VP", "Phòng dịch tại cửa khẩu", "| Hòn Gai"] {
            #expect(text.lowercased().contains(expected.lowercased()), "\(expected): \(text)")
        }
    }

    @Test(arguments: [
        ("{{ revenue growth in words | 0 }}", "up 19%"), ("{{ revenue | billion VND, 1 }}", "6,718.0 billion VND"),
        ("{{ red_share growth in words }}", "down 0.39 percentage points"), ("{{ revenue rank }}", "7th"),
        ("{{ index ddci streak }}", "for the 3rd year running"), ("{{ as at }}", "30 June 2020"),
        ("{{ revenue attainment MOF in words | 0 }}", "71%"), ("{{ period }}", "the first half of 2020"),
    ])
    func `prints the same in English`(body: String, expected: String) throws {
        #expect(try Sample.text(body, language: "en") == expected)
    }

    @Test(arguments: [
        "{{ turnover_export }}", "{{ staff_infected growth }}", "{{ staff_infected prior }}", "{{ declarations rank }}",
        "{{ declarations forecast }}", "{{ revenue of 20BC by tax_kind=vat }}", "{{ turnover_export in words }}",
    ])
    func `says that there are no data, and never a zero`(body: String) throws {
        #expect(try Sample.text(body) == "chưa có số liệu")
    }

    @Test func `tells a missing target from missing data`() throws {
        #expect(try Sample.text("{{ declarations attainment MOF }}") == "chưa có chỉ tiêu được giao")
        var input = Sample.input()
        input = ReviewInput(pack: input.pack, standing: Sample.standing(revenue: nil))
        #expect(try Sample.text("{{ revenue attainment MOF in words }}", input) == "chưa có số liệu")
        #expect(try Sample.text("{{ revenue needed MOF }}", input) == "chưa có số liệu")
    }

    // 9785 ÷ 9500 = 103 %; 9785 − 9500 = 285.
    @Test func `says by how much a target is exceeded`() throws {
        let input = ReviewInput(pack: Sample.pack, standing: Sample.standing(revenue: 9785 * Sample.billion))
        #expect(try Sample.text("{{ revenue attainment MOF in words }}", input) == "vượt 3%")
        #expect(try Sample.text("{{ revenue needed MOF }}", input) == "đã đạt chỉ tiêu")
    }

    @Test func `says that it falls short of its path`() throws {
        let input = ReviewInput(pack: Sample.pack, standing: Sample.standing(revenue: 4000 * Sample.billion))
        #expect(try Sample.text("{{ revenue ahead MOF in words }}", input) == "hụt 712 tỷ đồng")
    }

    @Test(
        arguments: [
            (5_645_378_151_261, "không đổi"), (5_645_400_000_000, "tăng không đáng kể"),
            (5_645_300_000_000, "giảm không đáng kể"),
        ] as [(Decimal, String)])
    func `does not say that something rose by nothing`(value: Decimal, expected: String) throws {
        let input = ReviewInput(pack: Sample.pack, standing: Sample.standing(revenue: value))
        #expect(try Sample.text("{{ revenue growth in words }}", input) == expected)
    }

    @Test func `says where a run of years reaches back to the first year known`() throws {
        let input = ReviewInput(pack: Sample.pack, standing: Sample.standing(streakOpen: true))
        #expect(try Sample.text("{{ index ddci streak }}", input) == "năm thứ tư liên tiếp (kể từ khi có số liệu)")
    }

    // MARK: Origin

    @Test func `marks every figure with its reference, its bookmark and its exact value`() throws {
        var input = Sample.input()
        input.bookmark = { $0.hasPrefix("revenue/") ? BookmarkName("F1") : nil }
        let document = try Sample.checked(
            "{{ revenue }} {{ revenue attainment MOF | 0 }} {{ revenue by tax_kind=vat }} {{ revenue target MOF }} {{ plan late }}"
        ).document(from: input)
        #expect(
            document.figures.map(\.reference) == [
                "revenue/20ZZ/2020H1/calendar@2020-06-30#12", "revenue/20ZZ/2020H1/calendar@2020-06-30#12",
                "revenue/20ZZ/2020H1/calendar/tax_kind=vat@2020-06-30#12",
                "target:MOF/estimate/revenue/20ZZ/2020@2020-06-30#12", "plan:20ZZ/2020H1@2020-06-30#12",
            ])
        #expect(document.figures.map(\.bookmark.rawValue).prefix(3) == ["F1", "F1", "F1"])
        #expect(document.figures[0].value == 6718)
        #expect(document.figures[1].text == "71%")
        #expect(document.figures[1].value.map { $0 > 70 && $0 < 71 } == true)
        for figure in document.figures {
            #expect(
                FigureReference(figure.reference)?.description == figure.reference
                    || RegistryReference(figure.reference)?.description == figure.reference)
        }
    }

    @Test(arguments: [
        "plan:20ZZ/2020H1@2020-06-30#12", "target:MOF/estimate/revenue/20ZZ/2020@2020-06-30#12",
        "index:ddci/2019@2020-06-30#3",
    ])
    func `reads a reference into living records back`(text: String) {
        #expect(RegistryReference(text)?.description == text)
    }

    @Test(arguments: [
        "", "plan", "plan:20ZZ", "plan:@2020-06-30#1", "plot:a@2020-06-30#1", "plan:a@2020-06-31#1",
        "plan:a//b@2020-06-30#1",
    ])
    func `refuses what is no such reference`(text: String) { #expect(RegistryReference(text) == nil) }
}
