import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `A report` {
    @Test func `goes from draft to locked, level by level, and only then its values count`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let key = ReportBench.july
            #expect(try bench.workspace.report(key).state == .none)
            #expect(try bench.workspace.saveReport(ReportBench.draft(["drivers_tested": "8000"])).state == .draft)
            let draft = try bench.workspace.report(key)
            #expect(
                draft.values.map(\.now) == [nil, 8000, nil, nil, nil] && draft.values.allSatisfy { $0.approved == nil })
            let submitted = try bench.workspace.submitReport(ReportBench.draft())
            #expect(
                submitted.state == .submitted(level: 1) && submitted.waitsAt == .unit && submitted.waitsFor == "20BB")
            #expect(try bench.counted("drivers_tested") == nil)
            let first = try bench.approve(as: "chi.cuc.truong")
            #expect(first.state == .submitted(level: 2) && first.waitsAt == .root && first.waitsFor == "20ZZ")
            #expect(try bench.counted("drivers_tested") == nil)
            let last = try bench.approve(as: "phong.nghiep.vu")
            #expect(last.state == .approved && last.version == 1 && last.waitsAt == nil)
            #expect(try bench.counted("drivers_tested") == 9000)
            #expect(try bench.counted("drivers_tested", known: first.revision) == nil)
            #expect(last.steps.map(\.event) == [.saved, .submitted, .approved, .approved])
            #expect(last.steps.map(\.by) == ["nhap.lieu", "nhap.lieu", "chi.cuc.truong", "phong.nghiep.vu"])
            #expect(last.steps.map(\.level) == [nil, nil, .unit, .root])
            #expect(last.steps.allSatisfy { !$0.at.isEmpty && $0.day == ReportBench.day })
            // Each step is a revision of its own, and in the audit trail.
            #expect(Set(last.steps.map(\.revision)).count == 4)
            let revisions = try bench.workspace.registry.revisions().filter { $0.cause == .report }
            #expect(revisions.map(\.summary).last == "phong_dich/20BB/202007: approved")
            #expect(try bench.workspace.auditEntries(AuditFilter(actor: "phong.nghiep.vu")).lines.count == 2)
        }
    }

    @Test func `is refused every step that does not follow from where it stands`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let (workspace, key, day) = (bench.workspace, ReportBench.july, ReportBench.day)
            func approve() throws -> ReportAccount { try bench.approve(as: "chi.cuc.truong") }
            func give() throws -> ReportAccount {
                try workspace.returnReport(key, reason: "Sai", day: day, by: .keeper("chi.cuc.truong"))
            }
            func reopen() throws -> ReportAccount { try workspace.reopenReport(key, reason: "Sai", day: day) }
            // Nothing there, and a draft.
            #expect(refusal(approve) == .notSubmitted(key) && refusal(give) == .notSubmitted(key))
            #expect(refusal(reopen) == .notApproved(key))
            try workspace.saveReport(ReportBench.draft())
            #expect(refusal(approve) == .notSubmitted(key) && refusal(give) == .notSubmitted(key))
            // Waiting.
            try workspace.submitReport(ReportBench.draft())
            #expect(refusal { try workspace.saveReport(ReportBench.draft()) } == .waiting(key))
            #expect(refusal { try workspace.submitReport(ReportBench.draft()) } == .waiting(key))
            #expect(refusal(reopen) == .notApproved(key))
            #expect(refusal { try workspace.returnReport(key, reason: " ", day: day, by: .keeper("x")) } == .noReason)
            // Given back, mended, handed in again.
            let returned = try give()
            #expect(returned.state == .returned && returned.returnReason == "Sai")
            #expect(refusal(approve) == .notSubmitted(key) && refusal(reopen) == .notApproved(key))
            #expect(try workspace.saveReport(ReportBench.draft()).returnReason == nil)
            try workspace.submitReport(ReportBench.draft())
            _ = try approve()
            try bench.approve(as: "phong.nghiep.vu")
            // Locked.
            #expect(refusal { try workspace.saveReport(ReportBench.draft()) } == .locked(key))
            #expect(refusal { try workspace.submitReport(ReportBench.draft()) } == .locked(key))
            #expect(refusal(approve) == .notSubmitted(key) && refusal(give) == .notSubmitted(key))
            #expect(refusal { try workspace.reopenReport(key, reason: "", day: day) } == .noReason)
            #expect(try workspace.report(key).version == 1)
        }
    }

    @Test func `is never approved by whoever handed it in or changed it last`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let key = ReportBench.july
            // One kept the draft, another handed it in: neither approves.
            try bench.acting(as: "soan.thao").saveReport(ReportBench.draft())
            try bench.acting(as: "nop").submitReport(ReportBench.draft([:]))
            #expect(refusal { try bench.approve(as: "nop") } == .ownReport(key))
            #expect(refusal { try bench.approve(as: "soan.thao") } == .ownReport(key))
            // Also at the second level.
            try bench.approve(as: "chi.cuc.truong")
            #expect(refusal { try bench.approve(as: "nop") } == .ownReport(key))
            let own = ReportBench.person("nop", .approver, at: "20ZZ")
            #expect(
                refusal { try bench.acting(as: "nop").approveReport(key, day: ReportBench.day, by: own) }
                    == .ownReport(key))
            #expect(try bench.approve(as: "phong.nghiep.vu").state == .approved)
            // Whoever reopens it has a hand in it again.
            try bench.acting(as: "phong.nghiep.vu").reopenReport(key, reason: "Đếm lại", day: ReportBench.day)
            try bench.acting(as: "nop").submitReport(ReportBench.draft([:]))
            #expect(refusal { try bench.approve(as: "phong.nghiep.vu") } == .ownReport(key))
        }
    }

    @Test func `is approved by nobody who typed a value of it since it was last locked`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let (key, day) = (ReportBench.july, ReportBench.day)
            // Others typed and handed in after them: it is theirs as well.
            try bench.acting(as: "a").saveReport(ReportBench.draft())
            try bench.acting(as: "b").saveReport(ReportBench.draft(["consultations": "3"]))
            try bench.acting(as: "c").submitReport(ReportBench.draft([:]))
            for name in ["a", "b", "c"] { #expect(refusal { try bench.approve(as: name) } == .ownReport(key)) }
            // Given back and handed in unchanged by somebody else.
            try bench.acting(as: "d").returnReport(key, reason: "Sai", day: day, by: .keeper("d"))
            try bench.acting(as: "e").submitReport(ReportBench.draft([:]))
            #expect(try bench.workspace.report(key).authors == ["a", "b", "c", "e"])
            for name in ["a", "b", "c"] { #expect(refusal { try bench.approve(as: name) } == .ownReport(key)) }
            try bench.approve(as: "d")
            try bench.approve(as: "phong.nghiep.vu")
            // Once it is locked, that is over: a new version has authors of its own.
            try bench.acting(as: "e").reopenReport(key, reason: "Đếm lại", day: day)
            try bench.acting(as: "e").submitReport(ReportBench.draft([:]))
            #expect(try bench.workspace.report(key).authors == ["e"])
            #expect(try bench.approve(as: "a").state == .submitted(level: 2))
        }
    }

    @Test func `is approved at each level by somebody else`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let key = ReportBench.july
            func approve(_ name: String) -> ReportingError? {
                let person = ReportBench.person(name, .approver, at: "20ZZ")
                return refusal { try bench.acting(as: name).approveReport(key, day: ReportBench.day, by: person) }
            }
            try bench.workspace.submitReport(ReportBench.draft())
            #expect(approve("cuc") == nil)
            #expect(approve("cuc") == .approvedBelow(key))
            #expect(try bench.workspace.report(key).lowerApprovers == ["cuc"])
            let waiting = try bench.workspace.reportBoard(year: 2020, asAt: ReportBench.day).waiting
            #expect(waiting.map(\.nonApprovers) == [["cuc", "nhap.lieu"]])
            // What was approved before it was given back is approved no more.
            try bench.workspace.returnReport(key, reason: "Sai", day: ReportBench.day, by: .keeper("khac"))
            try bench.workspace.submitReport(ReportBench.draft([:]))
            #expect(approve("khac") == nil && approve("cuc") == nil)
            #expect(try bench.workspace.report(key).state == .approved)
        }
    }

    @Test func `shows a change under the name of whoever typed it`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let key = ReportBench.july
            try bench.approved()
            try bench.acting(as: "mo.lai").reopenReport(key, reason: "Đếm lại", day: Day("2020-08-04")!)
            try bench.acting(as: "sua").saveReport(
                ReportBench.draft(["vehicles_disinfected": "8000"], on: Day("2020-08-05")!))
            let sent = try bench.acting(as: "nop").submitReport(ReportBench.draft([:], on: Day("2020-08-06")!))
            let pending = try #require(sent.changes.first)
            #expect(pending.by == "sua" && pending.approvedBy == nil && pending.reason == "Đếm lại")
            for name in ["chi.cuc.truong", "phong.nghiep.vu"] {
                try bench.acting(as: name).approveReport(key, day: Day("2020-08-07")!, by: .keeper(name))
            }
            let change = try #require(try bench.workspace.report(key).changes.first)
            #expect(change.by == "sua" && change.day == Day("2020-08-05") && change.approvedBy == "phong.nghiep.vu")
            #expect(change.reason == "Đếm lại" && change.before == 8100 && change.after == 8000)
        }
    }

    @Test func `takes no step of a day before its last one`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let (workspace, key, day) = (bench.workspace, ReportBench.july, ReportBench.day)
            let before = day.adding(days: -1)
            let refused = ReportingError.beforeLastStep(key, day)
            func approve(_ name: String, _ day: Day) throws -> ReportAccount {
                try bench.acting(as: name).approveReport(key, day: day, by: .keeper(name))
            }
            try workspace.saveReport(ReportBench.draft())
            #expect(refusal { try workspace.saveReport(ReportBench.draft(on: before)) } == refused)
            #expect(refusal { try workspace.submitReport(ReportBench.draft(on: before)) } == refused)
            try workspace.submitReport(ReportBench.draft())
            #expect(refusal { try approve("x", before) } == refused)
            #expect(
                refusal { try workspace.returnReport(key, reason: "Sai", day: before, by: .keeper("x")) } == refused)
            #expect(refusal { try workspace.comment(on: key, "Xem", day: before) } == refused)
            // A comment is no step that others follow.
            try workspace.comment(on: key, "Xem lại", day: day.adding(days: 9))
            _ = try approve("x", day)
            _ = try approve("y", day)
            #expect(refusal { try workspace.reopenReport(key, reason: "Sai", day: before) } == refused)
        }
    }

    @Test func `waits for those who may approve at the level it waits at`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let (key, day) = (ReportBench.july, ReportBench.day)
            func approve(_ person: Authority) -> ReportingError? {
                refusal { try bench.acting(as: person.name).approveReport(key, day: day, by: person) }
            }
            try bench.workspace.submitReport(ReportBench.draft())
            #expect(approve(ReportBench.person("a", .approver, at: "20CF")) == .notAtLevel(key, unit: "20BB"))
            #expect(approve(ReportBench.person("b", .reporter, at: "20BB")) == .notAtLevel(key, unit: "20BB"))
            #expect(approve(ReportBench.person("c", .approver, at: "20BB")) == nil)
            #expect(approve(ReportBench.person("c", .approver, at: "20BB")) == .notAtLevel(key, unit: "20ZZ"))
            #expect(
                refusal {
                    try bench.workspace.returnReport(
                        key, reason: "Sai", day: day, by: ReportBench.person("c", .approver, at: "20BB"))
                }
                    == .notAtLevel(key, unit: "20ZZ"))
            #expect(approve(ReportBench.person("d", .approver, at: "20ZZ")) == nil)
            #expect(try bench.workspace.report(key).state == .approved)
        }
    }

    @Test func `that is reopened counts as it was approved until its new version is`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let key = ReportBench.july
            let then = try bench.approved()
            let reopened = try bench.workspace.reopenReport(key, reason: "Đếm trùng một ngày", day: ReportBench.day)
            #expect(reopened.version == 2 && reopened.state == .draft && reopened.values[1].now == 9000)
            #expect(reopened.steps.last?.text == "Đếm trùng một ngày")
            let changed = try bench.workspace.submitReport(ReportBench.draft(["drivers_tested": "8700"]))
            #expect(
                changed.changes.map(\.isPending) == [true] && changed.changes[0].before == 9000
                    && changed.changes[0].after == 8700)
            #expect(try bench.counted("drivers_tested") == 9000)
            try bench.approve(as: "chi.cuc.truong")
            #expect(try bench.counted("drivers_tested") == 9000)
            let now = try bench.approve(as: "phong.nghiep.vu")
            #expect(try bench.counted("drivers_tested") == 8700)
            // The revision before still shows what it showed.
            #expect(try bench.counted("drivers_tested", known: then.revision) == 9000)
            #expect(try bench.workspace.report(key, known: then.revision).state == .approved)
            let change = try #require(now.changes.first)
            #expect(now.changes.count == 1 && change.field.code == "drivers_tested" && change.version == 2)
            #expect(
                change.before == 9000 && change.after == 8700 && change.by == "nhap.lieu" && !change.isPending)
            #expect(change.approvedBy == "phong.nghiep.vu" && change.reason == "Đếm trùng một ngày")
            // A third version changes another field; the second stays in the list.
            try bench.workspace.reopenReport(key, reason: "Bổ sung", day: ReportBench.day)
            try bench.approved(["consultations": "3"])
            #expect(try bench.workspace.report(key).changes.map(\.version) == [2, 3])
            #expect(try bench.workspace.report(key).changes.map(\.after) == [8700, 3])
        }
    }

    @Test func `keeps comments beside its steps, and they change nothing`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let (key, day) = (ReportBench.july, ReportBench.day)
            let submitted = try bench.workspace.submitReport(ReportBench.draft())
            let told = try bench.acting(as: "chi.cuc.truong").comment(on: key, "  Xem lại số xe  ", day: day)
            #expect(told.comments.map(\.text) == ["Xem lại số xe"] && told.comments[0].by == "chi.cuc.truong")
            #expect(told.seen == submitted.seen && told.state == submitted.state)
            #expect(refusal { try bench.workspace.comment(on: key, " \n ", day: day) } == .noText)
            #expect(
                refusal { try bench.workspace.comment(on: key, String(repeating: "a", count: 2_001), day: day) }
                    == .textTooLong(limit: 2_000))
        }
    }

    @Test func `that somebody else changed meanwhile is not overwritten`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let key = ReportBench.july
            let seen = try bench.workspace.saveReport(ReportBench.draft()).seen
            try bench.acting(as: "khac").saveReport(ReportBench.draft(["drivers_tested": "1"], seen: seen))
            #expect(refusal { try bench.workspace.saveReport(ReportBench.draft(seen: seen)) } == .moved(key))
            try bench.workspace.submitReport(ReportBench.draft())
            #expect(
                refusal {
                    try bench.acting(as: "y").approveReport(key, day: ReportBench.day, seen: seen, by: .keeper("y"))
                }
                    == .moved(key))
        }
    }

    @Test func `that came from a file stands where its values stand`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            func imported(_ name: String, _ status: String, _ drivers: Int) async throws {
                let lines = ReportBench.whole.keys.sorted().map { field in
                    "  - {field: \(field), unit: 20BB, period: 202007, value: \(field == "drivers_tested" ? drivers : 1), "
                        + "status: \(status), day: 2020-08-02, by: nhap.tep, note: Nhập từ tệp}"
                }
                try await bench.workspace.importRecords([
                    try folder.file(name, "reported:\n" + lines.joined(separator: "\n") + "\n")
                ])
            }
            try await imported("a.yaml", "submitted", 500)
            #expect(try bench.workspace.report(ReportBench.july).state == .submitted(level: 1))
            #expect(refusal { try bench.approve(as: "nhap.tep") } == .ownReport(ReportBench.july))
            try bench.approve(as: "chi.cuc.truong")
            try bench.approve(as: "phong.nghiep.vu")
            #expect(try bench.counted("drivers_tested") == 500)
            // A later file brings other values: it is what counts, whatever steps there were.
            try await imported("b.yaml", "approved", 600)
            #expect(try bench.workspace.report(ReportBench.july).state == .approved)
            #expect(try bench.counted("drivers_tested") == 600)
            #expect(try bench.workspace.report(ReportBench.july).changes.map(\.after) == [600])
        }
    }
}
