import Domain
import Foundation
import Logging
import Packs
import ServiceLifecycle
import Workspace

/// Reminds everybody each morning while the server runs; see ``TwofoldWorkspace/remind(asAt:through:now:)``.
///
/// When the server starts after the hour, it reminds at once: whoever was told today already is not told again. What could not be sent
/// is tried again each hour until the day is over.
struct DigestService: Service {
    let live: LiveWorkspace
    let post: ReminderPost
    /// 0 to 23, in the pack's time zone.
    let hour: Int
    let logger: Logger
    var now: @Sendable () -> Date = { Date() }
    /// Returns when so many seconds have gone by; throws `CancellationError` when the server ends.
    var wait: @Sendable (TimeInterval) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                var next = Self.due(hour, at: now(), in: try await zone())
                while true {
                    try await wait(max(0, next.timeIntervalSince(now())))
                    let isDone = try await remind()
                    next = Self.next(hour, after: now(), isDone: isDone, in: try await zone())
                }
            } catch is CancellationError {
                // The server ends.
            } catch {
                logger.error("reminding has stopped", metadata: ["error": "\(error)"])
            }
        }
    }

    private func zone() async throws -> TimeZone {
        TimeZone(identifier: try await live.workspace().pack.timeZone) ?? .gmt
    }

    /// One run.
    ///
    /// - Returns: Whether everybody was reached; what failed is logged.
    /// - Throws: `CancellationError`.
    private func remind() async throws -> Bool {
        do {
            let workspace = try await live.workspace().acting(as: "twofold serve")
            let report = try await workspace.remind(through: post, now: now)
            for (reason, accounts) in report.reasons {
                logger.warning(
                    "reminders were not sent", metadata: ["reason": "\(reason)", "accounts": "\(accounts)"])
            }
            if !report.untold.isEmpty {
                logger.warning("nobody may do what waits", metadata: ["things": "\(report.untold.count)"])
            }
            logger.info(
                "reminded",
                metadata: ["day": "\(report.day)", "sent": "\(report.sent)", "failed": "\(report.failures)"])
            return report.failures == 0
        } catch let error as CancellationError {
            throw error
        } catch {
            logger.error("reminding failed", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// When the first run is: at once where the hour has come today, else at the hour.
    static func due(_ hour: Int, at now: Date, in zone: TimeZone) -> Date {
        let today = first(hour, after: calendar(zone).startOfDay(for: now).addingTimeInterval(-1), in: zone)
        return max(now, today)
    }

    /// When the next run is: at the hour, or in an hour where somebody was not reached and it is still the same day.
    static func next(_ hour: Int, after now: Date, isDone: Bool, in zone: TimeZone) -> Date {
        let again = now.addingTimeInterval(3_600)
        return !isDone && calendar(zone).isDate(again, inSameDayAs: now) ? again : first(hour, after: now, in: zone)
    }

    /// The next time the hour comes. On a day without it, as when clocks go forward, the first moment after it.
    static func first(_ hour: Int, after now: Date, in zone: TimeZone) -> Date {
        calendar(zone).nextDate(
            after: now, matching: DateComponents(hour: hour, minute: 0, second: 0), matchingPolicy: .nextTime)
            ?? now.addingTimeInterval(86_400)
    }

    private static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}

extension ReminderReport {
    /// Why accounts were not reached, without addresses, and how many each time; in order of the reasons.
    fileprivate var reasons: [(reason: String, accounts: Int)] {
        let said = lines.compactMap { line in
            if case .failed(let reason) = line.outcome { reason.replacing(/[^\s<>]+@[^\s<>]+/, with: "…") } else { nil }
        }
        return Dictionary(grouping: said, by: \.self).map { ($0, $1.count) }.sorted { $0.0 < $1.0 }
    }
}
