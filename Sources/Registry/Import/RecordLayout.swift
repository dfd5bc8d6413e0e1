/// The fields of a kind of record: their keys in YAML, which are the headers of a table too, and the Vietnamese headers.
struct RecordLayout: Sendable {
    struct Field: Sendable {
        enum Sort: Sendable {
            case plain
            /// A number that a scale in brackets after the header applies to.
            case amount
            /// One text for all, or one for each language: `title`, `title.en`.
            case localized
            /// Codes: a list, or in a table divided by `;`.
            case list
            /// Any name may follow the dot: `components.cost`.
            case open
        }
        let name: String
        let labels: [String]
        let isRequired: Bool
        let sort: Sort
    }

    let kind: RecordKind
    /// The key of a YAML file.
    let key: String
    /// What a sheet of it may be called, besides the key.
    let sheetName: String
    let fields: [Field]
    /// Keys under which records of other kinds are nested.
    let nested: [String: RecordKind]

    static func of(_ kind: RecordKind) -> RecordLayout {
        guard let layout = all.first(where: { $0.kind == kind }) else { preconditionFailure("every kind has a layout") }
        return layout
    }

    private static func need(_ name: String, _ labels: String..., sort: Field.Sort = .plain) -> Field {
        Field(name: name, labels: labels, isRequired: true, sort: sort)
    }
    private static func may(_ name: String, _ labels: String..., sort: Field.Sort = .plain) -> Field {
        Field(name: name, labels: labels, isRequired: false, sort: sort)
    }
    private static let scale = may("scale", "đơn vị tính", "đvt")
    private static let note = may("note", "ghi chú")
    private static let withdrawn = may("withdrawn", "rút lại")

    static let all: [RecordLayout] = [
        RecordLayout(
            kind: .target, key: "targets", sheetName: "chỉ tiêu giao",
            fields: [
                need("assigner", "cơ quan giao", "cấp giao"), need("kind", "loại chỉ tiêu", "loại"),
                need("indicator", "chỉ tiêu"), need("unit", "đơn vị", "đơn vị thực hiện"),
                need("period", "kỳ", "kỳ kế hoạch", "năm"), may("calendar", "lịch"),
                need("value", "giá trị", "mức giao", "số giao", sort: .amount), scale,
                need("valid_from", "hiệu lực từ", "hiệu lực từ ngày", "áp dụng từ"),
                may("document.number", "số văn bản", "văn bản"), may("document.issuer", "cơ quan ban hành"),
                may("document.day", "ngày văn bản", "ngày ban hành"), may("document.file", "tệp văn bản"),
                may("trajectory", "kịch bản", sort: .amount),
                note, withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .resolution, key: "resolutions", sheetName: "nghị quyết",
            fields: [
                need("code", "mã", "mã nghị quyết"), need("number", "số nghị quyết", "số văn bản"),
                need("issuer", "cơ quan ban hành"), need("day", "ngày ban hành", "ngày"),
                need("title", "trích yếu", "tên nghị quyết", sort: .localized), may("theme", "chủ đề"),
                may("is_illustrative", "minh họa"), may("document", "tệp văn bản"), withdrawn,
            ], nested: ["task_groups": .taskGroup]),
        RecordLayout(
            kind: .taskGroup, key: "task_groups", sheetName: "nhóm nhiệm vụ",
            fields: [
                need("code", "mã", "mã nhóm"), need("resolution", "nghị quyết", "mã nghị quyết"),
                need("title", "nhóm nhiệm vụ", "tên nhóm nhiệm vụ", sort: .localized), may("order", "thứ tự"),
                withdrawn,
            ], nested: ["actions": .action]),
        RecordLayout(
            kind: .action, key: "actions", sheetName: "giải pháp",
            fields: [
                need("code", "mã", "mã giải pháp"), need("task_group", "nhóm nhiệm vụ", "mã nhóm"),
                need("title", "giải pháp", "nội dung", "tên giải pháp", sort: .localized),
                need("lead_unit", "đơn vị chủ trì", "chủ trì"),
                may("supporting_units", "đơn vị phối hợp", "phối hợp", sort: .list),
                may("deadline", "thời hạn", "hạn hoàn thành"),
                may("expected_result", "kết quả dự kiến", "sản phẩm", sort: .localized),
                may("indicators", "chỉ tiêu liên quan", sort: .list),
                may("targets", "chỉ tiêu giao liên quan", sort: .list),
                may("theme", "chủ đề"), may("priority", "nhiệm vụ trọng tâm"), withdrawn,
            ], nested: ["states": .actionState]),
        RecordLayout(
            kind: .actionState, key: "action_states", sheetName: "tiến độ",
            fields: [
                need("action", "giải pháp", "mã giải pháp"), need("day", "ngày", "ngày báo cáo"),
                need("state", "trạng thái", "tình trạng", "tiến độ"), may("sentence", "kết quả", "diễn giải"),
                may("evidence", "minh chứng", "tài liệu kiểm chứng"), may("reason", "lý do", "nguyên nhân"),
                need("by", "người báo cáo", "đơn vị báo cáo"), withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .milestone, key: "milestones", sheetName: "mốc",
            fields: [
                need("code", "mã", "mã mốc"), need("title", "mốc", "tên mốc", sort: .localized),
                need("units", "các đơn vị", "đơn vị", sort: .list), need("due", "hạn", "thời hạn"), withdrawn,
            ], nested: ["events": .milestoneEvent]),
        RecordLayout(
            kind: .milestoneEvent, key: "milestone_events", sheetName: "hoàn thành mốc",
            fields: [
                need("milestone", "mốc", "mã mốc"), need("unit", "đơn vị"), need("day", "ngày", "ngày hoàn thành"),
                may("evidence", "minh chứng"), withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .directive, key: "directives", sheetName: "công văn chỉ đạo",
            fields: [
                need("code", "mã", "mã công văn"), need("number", "số công văn", "số văn bản"),
                need("issuer", "cơ quan ban hành"), need("day", "ngày ban hành", "ngày"),
                need("title", "trích yếu", "nội dung", sort: .localized), may("document", "tài liệu", "tệp"),
                need("units", "các đơn vị", "đơn vị nhận", sort: .list), may("acknowledge_by", "hạn tiếp nhận"),
                may("actions", "giải pháp liên quan", "giải pháp", sort: .list), withdrawn,
            ], nested: ["acknowledgements": .acknowledgement]),
        RecordLayout(
            kind: .acknowledgement, key: "acknowledgements", sheetName: "tiếp nhận công văn",
            fields: [
                need("directive", "công văn", "mã công văn"), need("unit", "đơn vị"),
                need("day", "ngày", "ngày tiếp nhận"), need("by", "người tiếp nhận"), note, withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .theme, key: "themes", sheetName: "chủ đề",
            fields: [
                need("year", "năm"), need("kind", "loại", "loại chủ đề"),
                need("text", "chủ đề", "nội dung", sort: .localized), may("code", "mã", "mã chủ đề"), withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .reported, key: "reported", sheetName: "số liệu báo cáo",
            fields: [
                need("field", "chỉ tiêu báo cáo", "mã chỉ tiêu"), need("unit", "đơn vị"),
                need("period", "kỳ", "kỳ báo cáo"),
                may("calendar", "lịch"), need("value", "giá trị", "số liệu", sort: .amount), scale,
                need("status", "trạng thái"), need("day", "ngày"), need("by", "người báo cáo", "người duyệt"), note,
                withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .commendation, key: "commendations", sheetName: "khen thưởng",
            fields: [
                need("code", "mã", "số sổ"), may("period", "kỳ"), may("day", "ngày", "ngày khen"),
                need("subject_kind", "đối tượng", "loại đối tượng"),
                need("subject", "tập thể/cá nhân", "tên đối tượng"),
                need("unit", "đơn vị"), need("form", "hình thức", "hình thức khen thưởng"),
                need("decision.number", "số quyết định", "quyết định"), may("decision.issuer", "cấp quyết định"),
                may("decision.day", "ngày quyết định"), need("achievement", "thành tích"), withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .proposal, key: "proposals", sheetName: "đề nghị khen thưởng",
            fields: [
                need("code", "mã", "mã đề nghị"), need("period", "kỳ"),
                need("subject_kind", "đối tượng", "loại đối tượng"),
                need("subject", "tập thể/cá nhân", "tên đối tượng"), need("unit", "đơn vị"),
                need("form", "hình thức", "hình thức khen thưởng"), need("achievement", "thành tích"),
                may("evidence", "minh chứng"), need("proposed_by", "người đề nghị"),
                need("proposed_on", "ngày đề nghị"), may("state", "trạng thái"), may("decided_by", "người quyết định"),
                may("decided_on", "ngày quyết định"), may("reason", "lý do"), withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .indexResult, key: "index_results", sheetName: "kết quả chỉ số",
            fields: [
                need("index", "chỉ số", "bộ chỉ số"), need("year", "năm"),
                need("subject", "đối tượng", "cơ quan", "đơn vị"),
                may("is_ours", "của ta", "đơn vị mình"), may("rank", "xếp hạng", "hạng"),
                may("of", "trên tổng số", "tổng số"),
                may("score", "điểm", "tổng điểm"), may("components", sort: .open), withdrawn,
            ], nested: [:]),
        RecordLayout(
            kind: .leagueTable, key: "league_tables", sheetName: "bảng xếp hạng",
            fields: [
                need("code", "mã", "mã bảng"), need("title", "tên bảng", sort: .localized),
                need("meaning", "ý nghĩa", "nội dung chỉ tiêu", sort: .localized), need("period", "kỳ"),
                need("as_at", "tính đến ngày", "tính đến"), need("unit_of_measure", "đơn vị đo"), scale,
                may("indicator", "mã chỉ tiêu"), may("assigner", "cơ quan giao", "cấp giao"),
                may("target_kind", "loại chỉ tiêu"), withdrawn, need("entries"),
            ], nested: [:]),
        RecordLayout(
            kind: .priority, key: "priorities", sheetName: "nhiệm vụ trọng tâm",
            fields: [
                need("period", "kỳ"), need("order", "thứ tự"),
                need("text", "nhiệm vụ trọng tâm", "nhiệm vụ", sort: .localized),
                withdrawn,
            ], nested: [:]),
    ]

    /// In a table, a league table has one row a body.
    static let leagueEntry: [Field] = [
        need("body", "cơ quan", "đơn vị", "cục hải quan"), may("is_ours", "của ta", "đơn vị mình"),
        need("value", "giá trị", "thực hiện", "số thu", sort: .amount),
        may("target", "chỉ tiêu", "dự toán", sort: .amount),
    ]

    /// The columns of a table of this kind.
    var columns: [Field] {
        switch kind {
        case .leagueTable: fields.filter { $0.name != "entries" } + Self.leagueEntry
        case .target, .resolution, .taskGroup, .action, .actionState, .milestone, .milestoneEvent, .directive,
            .acknowledgement, .theme, .reported, .commendation, .proposal, .indexResult, .priority, .reportStep:
            fields
        }
    }
}
