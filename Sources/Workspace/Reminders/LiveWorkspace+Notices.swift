package import Domain
import Registry

extension LiveWorkspace {
    /// How many notices of an account are not read; see ``TwofoldWorkspace/notices(of:asAt:)``.
    package func unreadNotices(of account: String, asAt day: Day) async throws -> Int {
        let workspace = try await workspace()
        return try await remembered(["notices", account, day.description, try workspace.registry.noticeStamp()]) {
            try workspace.notices(of: account, asAt: day).count { !$0.isRead }
        }
    }
}
