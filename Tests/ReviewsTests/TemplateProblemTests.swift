import Diagnostics
import Domain
import Packs
import Testing

@testable import Reviews

struct TemplateProblemTests {
    /// The body's problems as `code line:text under the caret`, lines counted from the body's first.
    private func problems(_ body: String) -> [String] {
        let template = ReviewTemplate(name: "t", file: "t.md", text: Sample.header + body)
        let lines = template.text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        let first = Sample.header.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        return ReviewTemplateParser.check(template, in: Sample.pack).map { problem in
            guard let place = problem.place, place.line > 0 else { return "\(problem.code)" }
            let line = lines[place.line - 1]
            let marked = String(line[(place.columns.lowerBound - 1)..<min(place.columns.upperBound - 1, line.count)])
            return "\(problem.code) \(place.line - first):\(marked)"
        }
    }

    @Test(arguments: [
        ("Thu {{ revenu }}", "unknown-indicator 1:revenu"), ("{{ revenue grwth }}", "unknown-word 1:grwth"),
        ("{{ revenue attainment MOFF }}", "unknown-assigner 1:MOFF"),
        ("{{ revenue target MOF estimat }}", "unknown-kind 1:estimat"),
        ("{{ revenue attainment }}", "missing-word 1:"), ("{{ revenue of 20XX }}", "unknown-unit 1:20XX"),
        ("{{ revenue by tax_kindd=vat }}", "unknown-dimension 1:tax_kindd"),
        ("{{ revenue by tax_kind=VAT }}", "unknown-member 1:VAT"), ("{{ revenue by tax_kind }}", "missing-word 1:"),
        ("{{ revenue by }}", "missing-word 1:"),
        ("{{ revenue | tỉ đồng }}", "unknown-display-unit 1:tỉ đồng"),
        ("{{ revenue growth | tỷ đồng }}", "unknown-display-unit 1:tỷ đồng"),
        ("{{ revenue in word }}", "missing-word 1:"), ("{{ revenue growth nhanh }}", "unknown-word 1:nhanh"),
        ("{{ revenue rank of 20CF }}", "not-of-a-part 1:revenue"), ("{{ }}", "empty-reference 1:{{ }}"),
        ("{{ revenue", "unclosed 1:{{"), ("**đậm", "unclosed 1:**"), ("{{ plan lateness }}", "unknown-word 1:lateness"),
        ("{{ goal dual_gaol }}", "unknown-goal 1:dual_gaol"), ("{{ index dci rank }}", "unknown-index 1:dci"),
        ("{{ commendations collectives XX }}", "unknown-form 1:XX"), ("{{ period now }}", "extra-word 1:now"),
        ("{{ plan late | 0 }}", "extra-word 1:0"), ("a {{ if estimate }} b", "unclosed 1:{{ if estimate }}"),
        ("a {{ end }}", "stray-end 1:{{ end }}"), ("{{ else }}", "stray-end 1:{{ else }}"),
        ("{{ if maybe }}x{{ end }}", "unknown-word 1:maybe"), ("{{ if estimate }}\na", "unclosed 1:{{ if estimate }}"),
        (":::tabel plan", "unknown-block 1:tabel"), (":::table by-units revenue", "unknown-block 1:by-units"),
        (":::table by revenue chanel", "unknown-dimension 1:chanel"), (":::table by-unit", "missing-word 1:"),
        (":::table by-unit revenue brunch", "unknown-kind 1:brunch"),
        (":::table standard revenu", "unknown-indicator 1:revenu"), (":::table plan \"Tên", "unclosed 1:\""),
        (":::chart cumulative revenue | USD", "unknown-display-unit 1:USD"), (":::annex", "missing-word 1:"),
        ("##### Sâu", "heading-too-deep 1:#####"), ("- mục {{ revenu }}\n- b", "unknown-indicator 1:revenu"),
        ("dòng một\ndòng hai {{ revenu }}", "unknown-indicator 2:revenu"), (":::break now", "extra-word 1:now"),
    ])
    func `points at what it does not understand`(body: String, expected: String) {
        #expect(problems(body) == [expected])
    }

    @Test func `collects every problem, in source order`() {
        let found = problems("{{ revenu }} và {{ revenue attainment MOFF }}\n\n## {{ plann late }}\n\n:::tabel plan")
        #expect(
            found == [
                "unknown-indicator 1:revenu", "unknown-assigner 1:MOFF", "unknown-indicator 3:plann",
                "unknown-block 5:tabel",
            ])
    }

    @Test func `shows the line with a caret and the name that was meant`() throws {
        let template = ReviewTemplate(
            name: "t", file: "reviews/t.md", text: Sample.header + "Số thu {{ revenu | tỷ đồng }} của đơn vị.")
        let error = #expect(throws: InvalidSource.self) { try ReviewTemplateParser.parse(template, in: Sample.pack) }
        #expect(
            error?.description == """
                reviews/t.md:8:11: error: 'revenu' is not an indicator of this pack [unknown-indicator]
                8 | Số thu {{ revenu | tỷ đồng }} của đơn vị.
                  |           ^~~~~~
                help: did you mean 'revenue'?
                """)
    }

    @Test(arguments: [
        ("layout: sate\nissuer: A\nsymbol: BC-A\nplace: B\ntype: C", "t.md:2:9 bad-header"),
        ("layout: state\nissuer: A\nsymbol: BCA\nplace: B\ntype: C", "t.md:4:9 bad-header"),
        ("layout: state\nsymbol: BC-A\nplace: B\ntype: C", "t.md:1:1 bad-header"),
        ("layout: state\nissuer: A\nsymbol: BC-A\nplace: B\ntype: C\nsiger: D", "t.md:7:1 unknown-key"),
        ("layout: state\nissuer: A\nsymbol: BC-A\nplace: B\ntype: C\ndate: mai", "t.md:7:7 bad-header"),
        ("layout: state\nissuer: A\nsymbol: BC-A\nplace: B\ntype: C\nauthority:\n- thay mặt A", "t.md:8:3 bad-header"),
        ("layout: state\nissuer: A\nissuer: A\nsymbol: BC-A\nplace: B\ntype: C", "t.md:4:1 bad-header"),
    ])
    func `points at what is wrong in the header`(header: String, expected: String) {
        let template = ReviewTemplate(name: "t", file: "t.md", text: "---\n\(header)\n---\nVăn bản.")
        let found = ReviewTemplateParser.check(template, in: Sample.pack)
        #expect(found.map { "\($0.place!) \($0.code)" } == [expected])
    }

    @Test func `says that a header is missing`() {
        let template = ReviewTemplate(name: "t", file: "t.md", text: "Văn bản.")
        #expect(ReviewTemplateParser.check(template, in: Sample.pack).map(\.code) == ["bad-header"])
    }
}
