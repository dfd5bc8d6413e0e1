import Crypto
package import Domain
import DuckDB
package import Foundation
package import Mail
import Packs
import Registry

/// How a digest is sent.
package struct ReminderPost: Sendable {
    /// Whom mail comes from.
    package let from: MailAddress
    /// How browsers reach the pages; `nil` leaves the links out.
    package let address: String?
    /// Returns when the server has taken the message.
    package let send: @Sendable (MailMessage) async throws -> Void

    package init(
        from: MailAddress, address: String? = nil, send: @escaping @Sendable (MailMessage) async throws -> Void
    ) {
        self.from = from
        self.address = address
        self.send = send
    }
}

extension TwofoldWorkspace {
    /// Sends each account that wants it one message with what it was not told of yet; see ``notices(asAt:)``.
    ///
    /// Of one thing nobody is told twice for one occasion. What was sent is noted when the server has taken the message: a process
    /// that ends between the two sends that message once more, under the same Message-ID. Only one process reminds at a time.
    /// - Parameters:
    ///   - day: The day it is; `nil` for today by the clock.
    ///   - post: `nil` sends and notes nothing, and says what would be sent.
    ///   - now: The clock.
    /// - Throws: `WriterLockError.held` while another process reminds.
    package func remind(
        asAt day: Day? = nil, through post: ReminderPost?, now: @Sendable () -> Date = { Date() }
    ) async throws -> ReminderReport {
        let day = day ?? today(now())
        let notices = try notices(asAt: day)
        let untold = notices.filter(\.accounts.isEmpty)
        guard let post else {
            return ReminderReport(day: day, isRehearsal: true, lines: try digests(of: notices), untold: untold)
        }
        let lock = try await WriterLock.acquire(
            folder.appending(path: "reminders.lock").path, command: "twofold remind", waiting: .seconds(2))
        defer { lock.release() }
        var lines: [ReminderReport.Line] = []
        for var line in try digests(of: notices) {
            guard line.outcome == .due, let account = try? registry.account(line.account), let to = account.email else {
                lines.append(line)
                continue
            }
            do {
                let message = try message(line, to: account, at: to, on: day, post, now())
                try await post.send(message)
                try registry.noteReminders(
                    line.notices.map(\.key), sentTo: account.name, on: day, message: message.id, by: actor)
                line.outcome = .sent
            } catch let error as CancellationError {
                throw error
            } catch {
                // The next run tries again; others still get theirs.
                line.outcome = .failed("\(error)")
            }
            lines.append(line)
        }
        return ReminderReport(day: day, isRehearsal: false, lines: lines, untold: untold)
    }

    /// By account: what it was not told of yet. Accounts with nothing new are left out.
    private func digests(of notices: [Notice]) throws -> [ReminderReport.Line] {
        try registry.accounts().compactMap { account in
            let own = notices.filter { $0.accounts.contains(account.name) }
            guard !own.isEmpty else { return nil }
            let told = try registry.reminders(sentTo: account.name)
            let fresh = own.filter { !told.contains($0.key) }
            guard !fresh.isEmpty else { return nil }
            let outcome: ReminderReport.Outcome =
                !account.wantsReminders ? .unwanted : account.email == nil ? .noAddress : .due
            return ReminderReport.Line(
                account: account.name, notices: fresh, waiting: own.count - fresh.count, outcome: outcome)
        }
    }

    private func message(
        _ line: ReminderReport.Line, to account: Account, at address: MailAddress, on day: Day, _ post: ReminderPost,
        _ now: Date
    ) throws -> MailMessage {
        let words = ReminderWords(account.language ?? pack.languages.first ?? .vietnamese)
        let told = line.notices.map { "\($0.key.item)\n\($0.key.occasion)" }.joined(separator: "\n")
        let mark = SHA256.hash(data: Data("\(account.name)\n\(told)".utf8)).prefix(12)
            .map { String($0, radix: 16) }.joined(separator: "-")
        return MailMessage(
            from: post.from, fromName: words.productName, to: address,
            subject: words.subject(line.notices.count, day: day, product: words.productName),
            body: words.digest(
                to: account.displayName, line.notices, waiting: line.waiting, on: day, units: pack.units,
                address: post.address, label: try syntheticLabel), date: now,
            id: "\(day).\(mark)@\(post.from.domain)")
    }
}
