import Domain
import Foundation
import Logging
import Mail
import Packs
import ServiceLifecycle
import Workspace

/// Reminds everybody each morning while the server runs; see ``TwofoldWorkspace/remind(asAt:through:now:)``.
///
/// When the server starts after the hour, it reminds at once: whoever was told today already is not told again.
struct DigestService: Service {
    let live: LiveWorkspace
    let sender: MailSender
    let from: MailAddress
    /// How browsers reach the pages; `nil` leaves the links out.
    let address: String?
    /// 0 to 23, in the pack's time zone.
    let hour: Int
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                var next = Self.due(hour, at: Date(), in: try await zone())
                while true {
                    try await Task.sleep(for: .seconds(max(0, next.timeIntervalSinceNow)))
                    await remind()
                    next = Self.first(hour, after: Date(), in: try await zone())
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

    /// One run; what fails is logged, and tried again on the next day.
    private func remind() async {
        do {
            let workspace = try await live.workspace().acting(as: "twofold serve")
            let post = ReminderPost(from: from, address: address) { try await sender.send($0) }
            let report = try await workspace.remind(through: post)
            logger.info(
                "reminded",
                metadata: ["day": "\(report.day)", "sent": "\(report.sent)", "failed": "\(report.failures)"])
        } catch {
            logger.error("reminding failed", metadata: ["error": "\(error)"])
        }
    }

    /// When the first run is: at once where the hour has come today, else at the hour.
    static func due(_ hour: Int, at now: Date, in zone: TimeZone) -> Date {
        let today = first(hour, after: calendar(zone).startOfDay(for: now).addingTimeInterval(-1), in: zone)
        return max(now, today)
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
