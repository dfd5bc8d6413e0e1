import Foundation
import Testing

@testable import Workspace

@Suite struct `The folder of uploads` {
    private func send(
        _ name: String, by account: String, for purpose: Upload.Purpose?, at moment: Date, to folder: UploadFolder
    ) throws -> Upload {
        var receiver = try folder.receive(name, by: account, for: purpose)
        try receiver.write(Data("x".utf8))
        return try receiver.finish(at: moment)
    }

    @Test func `forgets what nobody came back to for a week, but no records`() async throws {
        try await withTemporaryFolder { url in
            let folder = UploadFolder(url)
            let now = Date(timeIntervalSince1970: 1_594_080_000)
            let old = now.addingTimeInterval(-7 * 86_400 - 1)
            let records = try send("nop-thue.csv", by: "a", for: nil, at: old, to: folder)
            _ = try send("mau.xlsx", by: "a", for: .reports, at: old, to: folder)
            _ = try send("ke-hoach.xlsx", by: "b", for: .livingRecords, at: old, to: folder)
            let young = try send("mau.xlsx", by: "a", for: .reports, at: now.addingTimeInterval(-86_400), to: folder)
            #expect(try folder.waiting(of: "a").count == 2)
            #expect(try folder.removeForgotten(at: now) == 2)
            #expect(try folder.waiting(of: "a") == [young] && folder.waiting(of: "b").isEmpty)
            #expect(try folder.all() == [records])
        }
    }

    @Test func `keeps the last few of one account`() async throws {
        try await withTemporaryFolder { url in
            let folder = UploadFolder(url)
            let sent = try (0..<4).map { number in
                try send(
                    "\(number).xlsx", by: "a", for: .reports, at: Date(timeIntervalSince1970: TimeInterval(number)),
                    to: folder)
            }
            let others = try send("khac.xlsx", by: "b", for: .reports, at: Date(timeIntervalSince1970: 0), to: folder)
            try folder.keepLatest(2, for: .reports, of: "a")
            #expect(try folder.waiting(of: "a").map(\.id).sorted() == sent.suffix(2).map(\.id).sorted())
            #expect(try folder.waiting(of: "b") == [others])
        }
    }
}
