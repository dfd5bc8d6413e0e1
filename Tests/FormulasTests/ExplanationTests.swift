import Domain
import Testing

@testable import Formulas

struct ExplanationTests {
    private struct Names: FormulaNames {
        func name(ofDataset id: DatasetID, in language: Language) -> String {
            language == .vietnamese ? ["declaration": "tờ khai"][id] ?? "khoản nộp" : "\(id)s"
        }
        func name(ofColumn column: String, of dataset: DatasetID, in language: Language) -> String {
            let vietnamese = [
                "channel": "luồng", "trader": "doanh nghiệp", "amount": "số tiền", "registered_at": "đăng ký",
                "cleared_at": "thông quan", "lines": "số dòng hàng", "filed_on": "ngày nộp",
            ]
            return language == .vietnamese ? vietnamese[column] ?? column : column.replacing("_at", with: "")
        }
        func name(ofValue value: String, of column: String, in dataset: DatasetID, language: Language) -> String {
            language == .vietnamese ? ["red": "đỏ", "yellow": "vàng"][value] ?? value : value
        }
        func name(ofIndicator id: IndicatorID, in language: Language) -> String {
            language == .vietnamese ? "Thu ngân sách" : "Revenue"
        }
        func name(ofReported code: String, in language: Language) -> String {
            language == .vietnamese ? "Lái xe đã xét nghiệm" : "Drivers tested"
        }
    }

    @Test(arguments: [
        (
            "count(declaration where channel == \"red\") / count(declaration)",
            "Số tờ khai (luồng = đỏ) chia cho số tờ khai",
            "Number of declarations (channel = red) divided by number of declarations"
        ),
        (
            "p90(working_hours(declaration.registered_at, declaration.cleared_at) where channel in (\"red\", \"yellow\"))",
            "Phân vị 90 % của số giờ làm việc từ đăng ký đến thông quan (luồng thuộc {đỏ, vàng})",
            "90th percentile of working hours from registered to cleared (channel in {red, yellow})"
        ),
        (
            "share(hours(declaration.registered_at, declaration.cleared_at) <= 8)",
            "Tỷ lệ tờ khai có số giờ từ đăng ký đến thông quan ≤ 8",
            "Share of declarations with hours from registered to cleared ≤ 8"
        ),
        (
            "count(declaration where cleared_at is missing and not (lines > 1.5 or filed_on < 2020-06-30))",
            "Số tờ khai (chưa có thông quan và không phải (số dòng hàng > 1,5 hoặc ngày nộp < 30/06/2020))",
            "Number of declarations (cleared not yet happened and not (lines > 1.5 or filed_on < 2020-06-30))"
        ),
        (
            "100 * (indicator(revenue) - sum(payment.amount)) / indicator(revenue)",
            "100 nhân với (chỉ tiêu “Thu ngân sách” trừ tổng số tiền) chia cho chỉ tiêu “Thu ngân sách”",
            "100 times (indicator “Revenue” minus total amount) divided by indicator “Revenue”"
        ),
        (
            "retained(declaration.trader) + lost(declaration.trader where channel is missing)",
            "Số doanh nghiệp duy trì hoạt động cộng số doanh nghiệp ngừng hoạt động (thiếu luồng)",
            "Number of retained trader plus number of lost trader (channel missing)"
        ),
        ("reported(drivers_tested)", "Số báo cáo “Lái xe đã xét nghiệm”", "Reported “Drivers tested”"),
    ])
    func `says a formula in Vietnamese and English`(text: String, vietnamese: String, english: String) throws {
        let formula = try CustomsSchema.checked(text)
        #expect(formula.explanation(in: .vietnamese, names: Names()) == vietnamese)
        #expect(formula.explanation(in: .english, names: Names()) == english)
    }

    @Test(arguments: FormulaFunction.all.map(\.example))
    func `leaves no placeholder and no code in the words of a manual example`(example: String) throws {
        let formula = try manualFormula(example)
        for language in [Language.vietnamese, .english] {
            let words = formula.explanation(in: language, names: CodesAsNames())
            #expect(!words.contains("{") && !words.contains("=="), "\(words)")
        }
    }

    @Test func `lists every function in both languages`() {
        for language in [Language.vietnamese, .english] {
            let lines = FormulaManual.table(in: language).split(separator: "\n")
            #expect(lines.count == FormulaFunction.all.count + 2)
        }
        #expect(FormulaFunction.all.allSatisfy { $0.summary[.vietnamese] != $0.summary[.english] })
    }

    @Test(arguments: FormulaFunction.all)
    func `shows each function in an example that can be checked`(function: FormulaFunction) throws {
        let formula = try manualFormula(function.example)
        #expect(formula.syntax.description == function.example)
    }

    private func manualFormula(_ example: String) throws -> CheckedFormula { try CustomsSchema.checked(example) }
}

extension FormulaFunction: CustomTestStringConvertible {
    package var testDescription: String { name }
}
