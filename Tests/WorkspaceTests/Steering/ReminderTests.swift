import Documents
import Domain
import Foundation
import Mail
import Packs
import Registry
import Synchronization
import Testing

@testable import Workspace

/// A mail server of ours that keeps what it takes.
private final class Letterbox: Sendable {
    private let kept = Mutex<[MailMessage]>([])
    var messages: [MailMessage] { kept.withLock { $0 } }
    func post(failingFor name: String? = nil, with error: any Error = MailError.refused("no such box")) -> ReminderPost
    {
        ReminderPost(from: MailAddress("muctieukep@haiquan.example")!, address: "https://mtk.example") { message in
            if let name, message.to.text.hasPrefix(name) { throw error }
            self.kept.withLock { $0.append(message) }
        }
    }
}

@Suite(.serialized, .needsDuckDB) struct `Reminders` {
    /// Two actions of 20BB and 20CF due on 30 June 2020, a finished one, one without a day, and people at three places.
    private func steered(in folder: URL) async throws -> TwofoldWorkspace {
        let workspace = try await Sample.quangNinh(in: folder).keeping(PeopleSettings(scryptRounds: 16))
        let due = try #require(Day("2020-06-30"))
        func action(_ code: String, _ unit: OrgUnit.ID, _ deadline: Day?) -> Action {
            Action(
                code: code, taskGroup: "N1", title: LocalizedText("Việc \(code)", in: .vietnamese), leadUnit: unit,
                deadline: deadline)
        }
        try workspace.record(
            [
                Resolution(
                    code: "NQ", number: "1-NQ", issuer: "Đảng ủy", day: due.adding(days: -120),
                    title: LocalizedText("Nghị quyết", in: .vietnamese)),
                TaskGroup(code: "N1", resolution: "NQ", title: LocalizedText("Thu", in: .vietnamese), order: 1),
                action("N1.1", "20BB", due), action("N1.2", "20CF", due), action("N1.3", "20BB", due),
                ActionState(action: "N1.3", day: due.adding(days: -60), state: .done, by: "20BB"),
            ], cause: .plan)
        let people = workspace.people
        for (name, grant) in [
            ("tai.mong.cai", Grant(.reporter, at: "20BB")), ("ca.cuc", Grant(.reporter, at: "20ZZ")),
            ("khong.thu", Grant(.reporter, at: "20BB")), ("xem", Grant(.viewer, at: "20BB")),
        ] {
            try await people.addAccount(name, grants: [grant], password: "một câu dài dễ nhớ")
            try people.setReminders(of: name, email: "\(name)@haiquan.example", wanted: name != "khong.thu")
        }
        return workspace
    }

    @Test func `go to the nearest people who may do it, once on each occasion, and never for finished work`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            let box = Letterbox()
            func morning(_ day: String) async throws -> [String] {
                let before = box.messages.count
                let asAt: Day = try #require(Day(day))
                _ = try await workspace.remind(asAt: asAt, through: box.post())
                return box.messages.dropFirst(before).map(\.to.text)
            }
            #expect(try await morning("2020-06-22") == [])
            // Nobody reports for 20CF: its action is told to those of the department. Whoever only looks is told nothing.
            #expect(
                try await morning("2020-06-23") == ["ca.cuc@haiquan.example", "tai.mong.cai@haiquan.example"])
            #expect(try await morning("2020-06-23") == [])
            #expect(try await morning("2020-06-24") == [])
            let told = String(decoding: try #require(box.messages.last).body.utf8, as: UTF8.self)
            #expect(told.contains("Việc N1.1") && told.contains("còn 7 ngày, hạn 30/6/2020"))
            #expect(!told.contains("N1.2") && !told.contains("N1.3"))
            #expect(told.contains("https://mtk.example/notices"))
            #expect(try await morning("2020-06-29").count == 2)
            // Finished on the day before: nothing more for whoever finished, the other goes on.
            try workspace.record(
                [ActionState(action: "N1.1", day: try #require(Day("2020-06-29")), state: .done, by: "20BB")],
                cause: .plan)
            #expect(try await morning("2020-06-30") == ["ca.cuc@haiquan.example"])
            #expect(try await morning("2020-07-01") == ["ca.cuc@haiquan.example"])
            #expect(try await morning("2020-07-07") == [])
            #expect(try await morning("2020-07-08") == ["ca.cuc@haiquan.example"])
        }
    }

    @Test func `that a server did not take are tried again, and others are sent all the same`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            let day = try #require(Day("2020-06-30"))
            let box = Letterbox()
            let first = try await workspace.remind(asAt: day, through: box.post(failingFor: "ca.cuc"))
            #expect(first.failures == 1)
            #expect(first.lines.map(\.outcome.code) == ["failed", "unwanted", "sent"])
            let second = try await workspace.remind(asAt: day, through: box.post())
            #expect(second.lines.map(\.outcome.code) == ["sent", "unwanted"])
            #expect(box.messages.map(\.to.text) == ["tai.mong.cai@haiquan.example", "ca.cuc@haiquan.example"])
            let trail = try workspace.auditEntries(AuditFilter(action: "reminders.sent"))
            #expect(trail.lines.map(\.subject) == ["account ca.cuc", "account tai.mong.cai"])
        }
    }

    @Test func `go to others whatever goes wrong with one`() async throws {
        struct Broken: Error {}
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            let box = Letterbox()
            let report = try await workspace.remind(
                asAt: Day("2020-06-30")!, through: box.post(failingFor: "ca.cuc", with: Broken()))
            #expect(report.lines.map(\.outcome.code) == ["failed", "unwanted", "sent"])
        }
    }

    @Test func `say what nobody is told of, because nobody may do it`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            let day = try #require(Day("2020-06-30"))
            #expect(try await workspace.remind(asAt: day, through: nil).untold.isEmpty)
            try workspace.people.disable("ca.cuc")
            let report = try await workspace.remind(asAt: day, through: nil)
            #expect(report.untold.map(\.item.subject) == ["N1.2"])
            #expect(report.table(in: .english).contains("nobody may do action/N1.2/20CF"))
        }
    }

    @Test func `name the month, and whose report it is`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let form = try #require(bench.workspace.pack.forms.first { $0.code == "phong_dich" }).names[.vietnamese]
            try bench.approved(key: ReportKey(form: "phong_dich", unit: "20BB", period: Period("202006")!))
            let words = ReminderWords(.vietnamese)
            func titles() throws -> [String] {
                let items = try bench.workspace.workItems(of: ["20BB", "20ZZ"], asAt: Day("2020-08-03")!)
                return items.filter { $0.period == Period("202007") }
                    .map { words.title(of: $0, units: bench.workspace.pack.units) }
            }
            #expect(try titles() == ["\(form), tháng 7/2020"])
            try bench.workspace.submitReport(ReportBench.draft())
            #expect(try titles() == ["\(form), tháng 7/2020"])
            try bench.approve(as: "chi.cuc.truong")
            let branch = try #require(bench.workspace.pack.units["20BB"]).names[.vietnamese]
            #expect(try titles() == ["\(form), tháng 7/2020, \(branch)"])
        }
    }

    @Test func `that were sent and not noted are sent again under the same name`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            let day = try #require(Day("2020-06-30"))
            let box = Letterbox()
            // The process ends when the server has the message and we have not noted it.
            let post = box.post()
            let dying = ReminderPost(from: post.from) { message in
                try await post.send(message)
                throw CancellationError()
            }
            await #expect(throws: CancellationError.self) { try await workspace.remind(asAt: day, through: dying) }
            _ = try await workspace.remind(asAt: day, through: post)
            #expect(box.messages.map(\.to.text).prefix(2) == ["ca.cuc@haiquan.example", "ca.cuc@haiquan.example"])
            #expect(box.messages[0].id == box.messages[1].id)
            #expect(box.messages.count == 3)
        }
    }

    @Test func `are rehearsed without a trace, and the clock handed in says which day it is`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            // 17:30 in London is the next day in Hạ Long.
            let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_592_850_600) }
            let rehearsal = try await workspace.remind(through: nil, now: clock)
            #expect(rehearsal.day == Day("2020-06-23") && rehearsal.isRehearsal)
            #expect(rehearsal.lines.map(\.account) == ["ca.cuc", "khong.thu", "tai.mong.cai"])
            #expect(rehearsal.lines.map(\.outcome.code) == ["due", "unwanted", "due"])
            let box = Letterbox()
            _ = try await workspace.remind(through: box.post(), now: clock)
            #expect(box.messages.count == 2)
        }
    }

    @Test func `on the pages are each account's own, and stay marked as read until there is another occasion`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            let day = try #require(Day("2020-06-30"))
            #expect(try workspace.notices(of: "tai.mong.cai", asAt: day).map(\.notice.item.subject) == ["N1.1"])
            #expect(try workspace.notices(of: "xem", asAt: day).isEmpty)
            try workspace.markRead(by: "tai.mong.cai", asAt: day)
            #expect(try workspace.notices(of: "tai.mong.cai", asAt: day).map(\.isRead) == [true])
            #expect(try workspace.notices(of: "khong.thu", asAt: day).map(\.isRead) == [false])
            #expect(try workspace.notices(of: "tai.mong.cai", asAt: day.adding(days: 1)).map(\.isRead) == [false])
            // Another's notice is not there to be marked.
            try workspace.markRead(["action/N1.2/20CF day@2020-06-30"], by: "tai.mong.cai", asAt: day)
            #expect(try workspace.registry.noticesRead(by: "tai.mong.cai").count == 1)
        }
    }

    @Test func `in a calendar are a unit's own, behind an address that can be closed`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await steered(in: folder)
            let day = try #require(Day("2020-06-01"))
            let made = try workspace.people.makeCalendarFeed(for: "tai.mong.cai", unit: "20BB")
            func calendar() throws -> [String]? {
                try workspace.calendar(secret: made.secret, asAt: day, address: nil)?.entries.map(\.uid)
            }
            #expect(try calendar() == ["action/N1.1/20BB@quang-ninh.twofold"])
            #expect(try workspace.calendar(secret: "x", asAt: day, address: nil) == nil)
            #expect(throws: PeopleError.notAllowed) {
                try workspace.people.makeCalendarFeed(for: "tai.mong.cai", unit: "20CF")
            }
            // Without its role the account sees nothing of the unit any more; with it, again.
            try workspace.people.revoke([Grant(.reporter, at: "20BB")], from: "tai.mong.cai")
            #expect(try calendar() == nil)
            try workspace.people.grant([Grant(.reporter, at: "20BB")], to: "tai.mong.cai")
            #expect(try calendar()?.count == 1)
            try workspace.people.disable("tai.mong.cai")
            #expect(try calendar() == nil)
            try workspace.people.enable("tai.mong.cai")
            try workspace.people.revokeCalendarFeed(made.feed.id, of: "tai.mong.cai")
            #expect(try calendar() == nil)
            #expect(throws: PeopleError.unknownCalendarFeed(made.feed.id)) {
                try workspace.people.revokeCalendarFeed(made.feed.id, of: "tai.mong.cai")
            }
        }
    }
}
