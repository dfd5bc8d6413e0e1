import Domain
import Hummingbird
import Workspace

/// What waits for the reader, told of since the first occasion came.
struct NoticesPage: Sendable {
    struct Row: Sendable {
        let kind: String
        let title: String
        let href: String?
        let unit: String
        let when: String
        let isLate: Bool
        let isRead: Bool
        /// What the form says to mark it as read.
        let key: String
    }
    let heading: String
    let asAt: String
    let tally: String
    let rows: [Row]
    let hasUnread: Bool
    let action: String
    let done: String?
    /// Where mail goes, or why none is sent.
    let mail: String
}

extension NoticesPage {
    init(_ visit: Visit) throws {
        let words = visit.words
        let day = visit.noticeDay
        let notices = try visit.workspace.notices(of: visit.identity.account, asAt: day)
        let told = ReminderWords(visit.language)
        heading = words["ntc_heading"]
        asAt = words.sentence("as_at_day", ["day": words.day(day)])
        rows = notices.map { notice, isRead in
            let item = notice.item
            return Row(
                kind: item.kind.names[visit.language], title: told.title(of: item, units: visit.tree),
                href: visit.link(to: item), unit: visit.name(of: item.unit),
                when: told.occasion(notice.occasion, on: day),
                isLate: item.isLate(on: day), isRead: isRead, key: notice.id)
        }
        let unread = rows.count { !$0.isRead }
        tally = words.sentence("ntc_tally", ["n": visit.count(rows.count), "unread": visit.count(unread)])
        hasUnread = unread > 0
        action = visit.choice.link("/notices/read")
        done = visit.done(["read"])
        let account = try visit.workspace.people(as: visit.identity).account(visit.identity.account)
        mail =
            !account.wantsReminders
            ? words["ntc_mail_unwanted"]
            : account.email.map { words.sentence("ntc_mail_to", ["email": $0.text]) } ?? words["ntc_mail_nowhere"]
    }
}

extension Visit {
    /// The day people are told of things on, as mail does: today, whatever period is looked at; or the day that was chosen.
    var noticeDay: Day { choice.asAt ?? workspace.today() }
}

extension WebServer {
    func bindReminders(_ book: RouteBook) {
        book.on(.notices) { visit in
            try await visit.answer(
                Page("notices", title: visit.words["ntc_heading"], showsChoice: false, model: NoticesPage(visit)))
        }
        book.on(.noticesRead) { visit in
            try visit.workspace.markRead(
                visit.form["all"] == nil ? Set(visit.form.all("notice")) : nil, by: visit.identity.account,
                asAt: visit.noticeDay)
            return visit.redirect(to: visit.choice.link("/notices", [("done", "read")]))
        }
        bindCalendars(book)
    }
}
