import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Workspace

/// A workspace without records in which the branch 20BB reports for July 2020, and who does what there.
struct ReportBench {
    static let day = Day("2020-08-03")!
    static let july = ReportKey(form: "phong_dich", unit: "20BB", period: Period("202007")!)
    static let whole = [
        "staff_infected": "0", "drivers_tested": "9000", "vehicles_disinfected": "8100", "epidemic_posts": "7",
        "consultations": "2",
    ]

    let workspace: TwofoldWorkspace

    init(in folder: URL) async throws { workspace = try await Sample.quangNinh(in: folder).acting(as: "nhap.lieu") }

    func acting(as name: String) -> TwofoldWorkspace { workspace.acting(as: name) }

    static func draft(
        _ entries: [String: String] = whole, notes: [String: String] = [:], key: ReportKey = july, on day: Day = day,
        seen: Int? = nil
    ) -> ReportDraft {
        ReportDraft(key, entries: entries, notes: notes, day: day, seen: seen)
    }

    /// Hands July in and has both levels approve it.
    @discardableResult
    func approved(_ entries: [String: String] = whole, key: ReportKey = july) throws -> ReportAccount {
        try workspace.submitReport(Self.draft(entries, key: key))
        try approve(key, as: "chi.cuc.truong")
        return try approve(key, as: "phong.nghiep.vu")
    }

    @discardableResult
    func approve(_ key: ReportKey = july, as name: String) throws -> ReportAccount {
        try acting(as: name).approveReport(key, day: Self.day, by: .keeper(name))
    }

    /// What counts of a field at a revision.
    func counted(_ field: String, known: Int? = nil) throws -> Decimal? {
        try workspace.report(Self.july, known: known).values.first { $0.field.code == field }?.approved
    }

    static func person(_ name: String, _ role: Role, at unit: OrgUnit.ID) -> Authority {
        .person(Identity(account: name, displayName: name, grants: [Grant(role, at: unit)]))
    }
}

/// What a use case of reporting was refused for.
func refusal(_ work: () throws -> some Any) -> ReportingError? {
    do {
        _ = try work()
        return nil
    } catch {
        return error as? ReportingError
    }
}

/// `drivers_tested: out-of-range`, a question with `?`; `nil` where nothing was refused.
func problems(_ work: () throws -> some Any) -> [String]? {
    guard case .invalid(let problems)? = refusal(work) else { return nil }
    return problems.map { "\($0.field ?? "report"): \($0.code)\($0.isQuestion ? "?" : "")" }
}
