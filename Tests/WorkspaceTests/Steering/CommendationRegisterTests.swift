import Appraisal
import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Workspace

@Suite(.needsDuckDB) struct `The register of commendations` {
    private static let half = Period("2020H1")!

    private static func commendation(
        _ code: String, _ subject: String, form: String = "GKC", decided day: String?,
        achievement: String = "Thu hồi nợ"
    ) -> Commendation {
        Commendation(
            code: code, period: half, day: nil, subjectKind: .collective, subject: subject, unit: "20CF", form: form,
            decision: DocumentReference(number: "\(code)/QĐ", issuer: nil, day: day.flatMap { Day($0) }),
            achievement: achievement)
    }

    @Test func `begins with the newest decision, and ends with those without a day`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let forms = workspace.pack.commendationForms.map(\.code)
            let (first, second) = (forms[0], forms[1])
            try workspace.record(
                [
                    Self.commendation("K1", "Đội Một", form: first, decided: nil),
                    Self.commendation("K2", "Đội Hai", form: first, decided: "2020-03-01"),
                    Self.commendation("K3", "Đội Ba", form: second, decided: "2020-06-30"),
                    Self.commendation("K4", "Đội Bốn", form: first, decided: "2020-06-30"),
                    Self.commendation("K5", "Đội Năm", form: second, decided: "2020-07-06"),
                ], cause: .plan)
            let register = try workspace.commendationRegister(in: Self.half)
            #expect(register.entries.map(\.code) == ["K5", "K4", "K3", "K2", "K1"])
        }
    }

    @Test func `is searched by words without their marks, and counts stay`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.record(
                [
                    Self.commendation("K1", "Đội Nghiệp vụ số 2", decided: "2020-03-01", achievement: "Chống dịch"),
                    Self.commendation("K2", "Đội Tổng hợp", decided: "2020-03-02", achievement: "Chống buôn lậu"),
                ], cause: .plan)
            let register = try workspace.commendationRegister(in: Self.half)
            #expect(register.listing(text: "doi nghiep").entries.map(\.code) == ["K1"])
            #expect(register.listing(text: "CHONG").entries.map(\.code) == ["K2", "K1"])
            #expect(register.listing(text: "chong k2").entries.map(\.code) == ["K2"])
            #expect(register.listing(form: "BKT").entries.isEmpty && register.listing(text: " ").entries.count == 2)
            #expect(register.listing(text: "khong co").count.collectives == 2)
        }
    }
}
