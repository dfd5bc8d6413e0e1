import Diagnostics
import Domain
import Foundation
import Testing

@testable import Registry

func vi(_ text: String) -> LocalizedText { LocalizedText(text, in: .vietnamese) }

func day(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Day {
    try #require(Day(text), sourceLocation: sourceLocation)
}

func period(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Period {
    try #require(Period(text), sourceLocation: sourceLocation)
}

/// A registry in a folder of its own that goes when the test is done, with a clock that stands still.
final class TemporaryRegistry {
    let registry: RegistryStore
    let file: URL
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "registry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appending(path: "registry.sqlite")
        registry = try RegistryStore(at: file, now: { Date(timeIntervalSince1970: 1_594_080_000) })
        try registry.appendRevision(NewRevision(cause: .`init`, summary: "new workspace"), by: "test")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @discardableResult
    func importing(_ yaml: String) throws -> ImportPlan {
        let set = try RecordImport.read([.yaml(file: "records.yaml", text: yaml)], known: .sample())
        let plan = try registry.importPlan(for: set)
        try registry.apply(plan, by: "planning office")
        return plan
    }
}

extension Known {
    static func sample() throws -> Known {
        let calendars = [
            try #require(
                ReportingCalendar(id: "calendar", names: vi("năm dương lịch"), monthStartDay: 1, monthOffset: 0)),
            try #require(
                ReportingCalendar(id: "administrative", names: vi("năm hành chính"), monthStartDay: 15, monthOffset: -1)
            ),
        ]
        return Known(
            languages: [.vietnamese, .english],
            units: [
                OrgUnit(id: "20ZZ", names: vi("Cục Hải quan Quảng Ninh"), parent: nil, kind: "department"),
                OrgUnit(id: "20CD", names: vi("Chi cục Hải quan Móng Cái"), parent: "20ZZ", kind: "branch"),
                OrgUnit(id: "20CF", names: vi("Chi cục Hải quan Hòn Gai"), parent: "20ZZ", kind: "branch"),
            ],
            calendars: calendars,
            assigners: [("MOF", [vi("Bộ Tài chính")]), ("PROVINCE", [vi("Tỉnh")])],
            targetKinds: [("estimate", vi("dự toán")), ("stretch", vi("chỉ tiêu phấn đấu"))],
            indicators: [
                (
                    "revenue", vi("Thu ngân sách"), Measure(unitOfMeasure: "VND", units: ["tỷ đồng": 1_000_000_000]),
                    TargetRule(calendar: "calendar", addsUp: true, isAboveZero: true)
                ),
                (
                    "declarations", vi("Số tờ khai"), Measure(unitOfMeasure: "declaration", units: ["tờ khai": 1]),
                    TargetRule(calendar: "administrative", addsUp: true, isAboveZero: false)
                ),
                (
                    "red_share", vi("Tỷ lệ luồng đỏ"), Measure(unitOfMeasure: "1", isPercentage: true),
                    TargetRule(calendar: "calendar", addsUp: false, isAboveZero: false)
                ),
            ],
            fields: [
                ReportField(
                    code: "drivers_tested", names: vi("Lái xe được xét nghiệm"), periodKind: .month,
                    calendar: "calendar", unitKind: "branch", measure: Measure(unitOfMeasure: "person"), decimals: 0)
            ],
            indices: [
                ("ddci", vi("DDCI"), [("time", vi("Chi phí thời gian")), ("cost", vi("Chi phí không chính thức"))])
            ],
            commendationForms: [("GK", vi("Giấy khen")), ("BK", vi("Bằng khen"))])
    }
}

/// The diagnostics of a YAML file that must be refused.
func refusal(_ yaml: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    let known = try Known.sample()
    let error = #expect(throws: InvalidSource.self, sourceLocation: sourceLocation) {
        try RecordImport.read([.yaml(file: "records.yaml", text: yaml)], known: known)
    }
    return (error?.diagnostics ?? []).map { $0.rendered(in: error?.sources ?? []) }
}
