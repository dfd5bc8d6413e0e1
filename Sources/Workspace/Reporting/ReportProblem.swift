package import Domain

/// One thing that is wrong with a report, or that is asked about it before it is handed in.
package struct ReportProblem: Hashable, Sendable {
    /// The field it shows at; `nil` for the report as a whole.
    package let field: String?
    /// Whether a note answers it; otherwise it must be mended.
    package let isQuestion: Bool
    /// Stable: `out-of-range`.
    package let code: String
    /// What is wrong and what to do.
    package let message: LocalizedText

    init(_ code: String, at field: String?, isQuestion: Bool = false, vi: String, en: String) {
        self.init(code, at: field, isQuestion: isQuestion, LocalizedText(vi: vi, en: en))
    }

    init(_ code: String, at field: String?, isQuestion: Bool = false, _ message: LocalizedText) {
        self.field = field
        self.isQuestion = isQuestion
        self.code = code
        self.message = message
    }
}
