import Diagnostics
import Domain
import Foundation
import Lake
import Packs
import Registry
import Testing

@testable import Documents
@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `The council` {
    private static let day = Day("2020-07-01")!

    private static func draft(
        _ subject: String, achievement: String = "Thu hồi nợ thuế", kind: String = "collective", unit: String = "20CF"
    ) -> ProposalDraft {
        ProposalDraft(
            period: "2020H1", subjectKind: kind, subject: subject, unit: unit, form: "GKC", achievement: achievement,
            evidence: ["Thu hồi 12 tỷ đồng nợ đọng", "revenue/20CF/2020H1/calendar@2020-06-30#3"],
            day: day.description)
    }

    private static func refusals(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let refused as RefusedDraft {
            return refused.problems.map(\.field)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `votes on a proposal and grants it as a commendation, once`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder).acting(as: "lanhdao")
            let code = try workspace.propose(Self.draft("Đội Tổng hợp"))
            #expect(code == "DN-2020H1-001")
            let open = try #require(try workspace.proposals()[code])
            #expect(open.state == .proposed && open.proposedBy == "lanhdao" && open.rule == nil)
            #expect(open.evidence[0].source == nil && open.evidence[1].source?.text.hasPrefix("revenue/20CF") == true)
            #expect(try workspace.workItems(asAt: Self.day).map(\.id) == ["candidate/DN-2020H1-001/20ZZ/2020H1"])
            let before = try workspace.registry.latestRevision()?.sequence

            try workspace.vote(VotesDraft(inFavour: "7", against: "1", abstained: ""), on: code)
            #expect(try workspace.proposals()[code]?.votes?.inFavour == 7)
            try workspace.vote(
                VotesDraft(members: "Nguyễn Văn A: đồng ý\nTrần Thị B: for\nLê C: không đồng ý"), on: code)
            let votes = try #require(try workspace.proposals()[code]?.votes)
            #expect(votes.inFavour == 2 && votes.against == 1 && votes.abstained == 0 && votes.members.count == 3)

            let given = try workspace.decide(
                DecisionDraft(grants: true, number: "512/QĐ-HQQN", issuer: "Cục trưởng", day: "2020-07-03"), on: code)
            #expect(given == "KT-DN-2020H1-001")
            let register = try workspace.commendationRegister(in: Period("2020H1")!)
            #expect(register.entries.map(\.decision.number) == ["512/QĐ-HQQN"])
            #expect(register.entries.map(\.achievement) == ["Thu hồi nợ thuế"])
            #expect(try workspace.proposals()[code]?.commendation == given)
            #expect(try workspace.workItems(asAt: Day("2020-07-05")!).isEmpty)
            // An earlier revision still knows it as open, and without votes.
            #expect(try workspace.proposals(known: before)[code]?.votes == nil)
            #expect(try workspace.proposals(known: before)[code]?.state == .proposed)

            // The same form for the same achievement, in other case and spacing, is refused and says which.
            let again = #expect(throws: RefusedDraft.self) {
                try workspace.propose(Self.draft("đội  tổng hợp", achievement: "THU HỒI nợ thuế"))
            }
            #expect(again?.problems.map(\.field) == ["achievement"])
            #expect(again?.description.contains("KT-DN-2020H1-001") == true)
            #expect(again?.description.contains("512/QĐ-HQQN") == true)
            // Another achievement of the same collective is another matter.
            #expect(try workspace.propose(Self.draft("Đội Tổng hợp", achievement: "Cải cách")) == "DN-2020H1-002")
            #expect(
                Self.refusals {
                    try workspace.decide(DecisionDraft(grants: true, number: "1", day: "2020-07-03"), on: code)
                } == ["state"])
        }
    }

    @Test func `gives each of many proposals sent at once its own number, and decides one once`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let codes = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 1...6 {
                    group.addTask { try workspace.propose(Self.draft("Đội số \(number)")) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.sorted() == (1...6).map { "DN-2020H1-00\($0)" })
            #expect(Set(try workspace.proposals().entries.compactMap(\.name)).count == 6)
            let decided = await withTaskGroup(of: Bool.self) { group in
                for number in 1...4 {
                    group.addTask {
                        let draft = DecisionDraft(grants: true, number: "\(number)/QĐ", day: "2020-07-03")
                        return (try? workspace.decide(draft, on: codes[0])) != nil
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(decided.count { $0 } == 1)
            #expect(try workspace.commendationRegister(in: Period("2020H1")!).entries.count == 1)
        }
    }

    @Test func `tells a team from that of the same name elsewhere, and asks about another form`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let first = try workspace.propose(Self.draft("Đội Nghiệp vụ"))
            try workspace.propose(Self.draft("Đội Nghiệp vụ", unit: "20BB"))
            var other = Self.draft("Đội Nghiệp vụ")
            other.form = try #require(workspace.pack.commendationForms.map(\.code).first { $0 != "GKC" })
            let asked = #expect(throws: AskedDraft.self) { try workspace.propose(other) }
            #expect(asked?.code == first && asked?.questions.count == 1)
            #expect(asked?.questions[0][.vietnamese].contains(first) == true)
            #expect(try workspace.proposals().entries.count == 2)
            // What was looked at is this proposal, and no other.
            other.confirmed = "DN-2020H1-002"
            #expect(throws: AskedDraft.self) { try workspace.propose(other) }
            other.confirmed = first
            #expect(try workspace.propose(other) == "DN-2020H1-003")
        }
    }

    @Test func `refuses a day to come, neither outcome, and a unit beyond the proposer's`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            #expect(
                Self.refusals { try workspace.propose(Self.draft("Đội Tổng hợp"), within: "20BB") } == ["unit"])
            let code = try workspace.propose(Self.draft("Đội Tổng hợp"), within: "20CF")
            #expect(
                Self.refusals {
                    try workspace.decide(DecisionDraft(grants: true, number: "1/QĐ", day: "2999-01-01"), on: code)
                } == ["day"])
            #expect(
                Self.refusals { try workspace.decide(DecisionDraft(grants: nil, day: "2020-07-03"), on: code) }
                    == ["outcome"])
            #expect(try workspace.proposals()[code]?.state == .proposed)
        }
    }

    @Test func `keeps the actions and reports a rule counted as evidence`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let half = Period("2020H1")!
            let findings = [
                RuleFinding(
                    condition: .actionsDone(atLeast: 80), period: half, measured: 100, of: 1, unranked: 0, holds: true,
                    figure: nil, actions: ["N03.3"], reports: []),
                RuleFinding(
                    condition: .reportsInTime, period: half, measured: 0, of: 1, unranked: 0, holds: true, figure: nil,
                    actions: [],
                    reports: [.report(form: "phong_dich", unit: "20CF", period: Period("202006")!)]),
            ]
            let code = try workspace.propose(Self.draft("Đội Tổng hợp"), findings: findings)
            let evidence = try #require(try workspace.proposals()[code]).evidence
            #expect(evidence.compactMap(\.source).contains(.action("N03.3")))
            #expect(evidence.first { $0.source == .action("N03.3") }?.says.hasPrefix("Giải pháp N03.3") == true)
            #expect(evidence.compactMap(\.source?.text).contains("report phong_dich/20CF/202006"))
        }
    }

    @Test func `leaves the names of individuals and of voters out of the trail that others read`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.propose(Self.draft("Cá nhân bảy", kind: "individual"))
            try workspace.vote(VotesDraft(members: "Nguyễn Văn A: đồng ý"), on: code)
            let trail = try workspace.auditEntries()
            let proposed = try #require(trail.lines.first { $0.detailText.contains(code) })
            #expect(!proposed.detailText.contains("Cá nhân bảy"))
            #expect(trail.lines.contains { $0.detailText.contains("Nguyễn Văn A") })
            let masked = trail.withoutNames.lines
            #expect(!masked.contains { $0.detailText.contains("Nguyễn Văn A") })
            #expect(masked.contains { $0.detailText.contains(code) } && masked.map(\.hash) == trail.lines.map(\.hash))
        }
    }

    @Test func `does not grant what was given by another way meanwhile`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.propose(Self.draft("Đội Tổng hợp"))
            #expect(Self.refusals { _ = try workspace.propose(Self.draft("Đội Tổng hợp")) } == ["achievement"])
            try workspace.record(
                [
                    Commendation(
                        code: "KT900", period: Period("2020H1"), day: nil, subjectKind: .collective,
                        subject: "Đội Tổng hợp", unit: "20CF", form: "GKC",
                        decision: DocumentReference(number: "9/QĐ", issuer: nil, day: nil),
                        achievement: "Thu hồi nợ thuế")
                ], cause: .plan)
            let refused = #expect(throws: RefusedDraft.self) {
                try workspace.decide(DecisionDraft(grants: true, number: "10/QĐ", day: "2020-07-03"), on: code)
            }
            #expect(refused?.description.contains("KT900") == true)
            #expect(try workspace.proposals()[code]?.state == .proposed)
        }
    }

    @Test func `rejects with a reason, and says everything that is wrong at once`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.propose(Self.draft("Đội Tổng hợp"))
            #expect(
                Self.refusals { try workspace.decide(DecisionDraft(grants: false, day: "2020-06-01"), on: code) } == [
                    "day", "reason",
                ])
            try workspace.decide(
                DecisionDraft(grants: false, day: "2020-07-03", reason: "Đã khen đột xuất"), on: code)
            let entry = try #require(try workspace.proposals()[code])
            #expect(entry.state == .rejected && entry.reason == "Đã khen đột xuất" && entry.commendation == nil)
            let wrong = ProposalDraft(period: "2020H7", subjectKind: "team", unit: "20XX", form: "GK", day: "1/7")
            #expect(
                Self.refusals { _ = try workspace.propose(wrong) } == [
                    "period", "unit", "form", "subject_kind", "subject", "achievement", "day",
                ])
            #expect(Self.refusals { try workspace.vote(VotesDraft(inFavour: "7"), on: code) } == ["state"])
            #expect(throws: WorkspaceError.unknownProposal("DN-1")) { try workspace.vote(VotesDraft(), on: "DN-1") }
        }
    }

    @Test func `names individuals only where names may be seen`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.propose(Self.draft("Cá nhân 7", kind: "individual"))
            #expect(try workspace.proposals(namesAt: []).entries.map(\.name) == [nil])
            #expect(try workspace.proposals(namesAt: ["20CF"]).entries.map(\.name) == ["Cá nhân 7"])
            #expect(try workspace.proposals(of: "20BB").entries.isEmpty)
            let document = try workspace.councilList(.proposed, in: Period("2020H1")!, namesAt: [])
            let cells = document.allBlocks.flatMap { block -> [Table.Cell] in
                if case .table(let table) = block { table.rows.flatMap(\.cells) } else { [] }
            }
            #expect(cells.contains(.text("DN-2020H1-001")) && !cells.contains(.text("Cá nhân 7")))
        }
    }

    @Test func `writes its list as a document and a workbook that open again`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            try workspace.propose(Self.draft("Đội Tổng hợp"))
            let code = try workspace.propose(Self.draft("Cá nhân 7", kind: "individual"))
            try workspace.decide(
                DecisionDraft(grants: true, number: "512/QĐ-HQQN", issuer: "Cục trưởng", day: "2020-07-03"), on: code)
            let out = folder.appending(path: "out")
            let proposed = try await workspace.exportCouncilList(
                .proposed, in: Period("2020H1")!, to: out, day: Day("2020-07-04"))
            #expect(
                proposed.map(\.lastPathComponent) == [
                    "de-nghi-khen-thuong-2020H1.docx", "de-nghi-khen-thuong-2020H1.xlsx",
                ])
            let xml = try #require(ZipArchive(reading: proposed[0])["word/document.xml"])
            #expect(xml.contains("Đội Tổng hợp") && xml.contains("TỔNG CỤC HẢI QUAN") && !xml.contains("Cá nhân 7"))
            #expect(xml.contains("DS-HQQN"))
            let granted = try await workspace.exportCouncilList(
                .granted, in: Period("2020H1")!, to: out, formats: [.xlsx])
            let cells = try TableFile.read(granted[0]).sheets.flatMap { $0.rows.flatMap { $0 } }
            #expect(cells.contains("Cá nhân 7") && cells.contains("512/QĐ-HQQN, Cục trưởng, ngày 3/7/2020"))
            #expect(!cells.contains("Đội Tổng hợp"))
            // What was given without a proposal is in the register, and so in the list.
            try workspace.record(
                [
                    Commendation(
                        code: "KT900", period: Period("2020H1"), day: nil, subjectKind: .collective,
                        subject: "Đội Hòn Gai", unit: "20CF", form: "GKC",
                        decision: DocumentReference(number: "9/QĐ", issuer: nil, day: nil), achievement: "Chống dịch")
                ], cause: .plan)
            let again = try await workspace.exportCouncilList(
                .granted, in: Period("2020H1")!, to: out, formats: [.xlsx], namesAt: [])
            let all = try TableFile.read(again[0]).sheets.flatMap { $0.rows.flatMap { $0 } }
            #expect(all.contains("Đội Hòn Gai") && all.contains("KT-DN-2020H1-002") && !all.contains("Cá nhân 7"))
            let totals = try TableFile.read(again[0]).sheets.flatMap(\.rows).filter { $0.contains("Tổng số") }
            #expect(totals.contains { $0.contains("2") })
        }
    }

    @Test func `finds candidates in the demo, and leaves out whoever is proposed`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let board = try await workspace.candidates(in: Period("2020H1")!, asAt: Day("2020-06-30"))
        #expect(board.rules.map(\.code) == ["thu_tang", "bao_cao_dung_han"])
        // Every branch is told of by each rule once.
        for rule in board.rules {
            let told =
                board.candidates.filter { $0.rule == rule.code }.map(\.unit)
                + board.excluded.filter { $0.candidate.rule == rule.code }.map(\.candidate.unit)
                + board.passed.filter { $0.rule == rule.code }.map(\.unit)
            #expect(Set(told).count == 6 && told.count == 6)
        }
        for candidate in board.candidates {
            #expect(candidate.findings.allSatisfy { $0.holds == true })
            let growth = candidate.findings.first { $0.figure != nil }
            guard candidate.rule == "thu_tang" else { continue }
            #expect(growth?.figure?.unit == candidate.unit && (growth?.measured ?? 0) >= 5)
        }
        let quarters = try await workspace.candidates(in: Period("2020Q2")!, asAt: Day("2020-06-30"))
        // Two quarters, one condition.
        #expect(quarters.candidates.allSatisfy { $0.findings.map(\.period.description) == ["2020Q1", "2020Q2"] })
    }
}
