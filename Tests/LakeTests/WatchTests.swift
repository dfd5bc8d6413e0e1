import Foundation
import Lake
import Packs
import Testing

/// What arrives in a folder is loaded and put away.
@Suite(.enabled(if: Bench.tools != nil))
struct WatchTests {
    @Test func `good and bad files go to their folders, each with its receipt or its reason`() async throws {
        try await Bench.run { bench in
            let folder = bench.folder.appendingPathComponent("in")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("number,unit,registered_at,amount\nA,20CF,2020-01-05,1\n".utf8).write(
                to: folder.appendingPathComponent("a.csv"))
            try Data("nonsense\n".utf8).write(to: folder.appendingPathComponent("b.csv"))
            let watcher = Watcher(lake: bench.lake, sources: [.plain], folder: folder, interval: .milliseconds(20))
            let (outcomes, feed) = AsyncStream<Watcher.Outcome>.makeStream()
            let task = Task { try await watcher.run { feed.yield($0) } }
            var seen: [String] = []
            for await outcome in outcomes {
                switch outcome {
                case .loaded(let url, let receipt): seen.append("\(url.lastPathComponent) \(receipt.sum)")
                case .refused(let url, let reason): seen.append("\(url.lastPathComponent) \(reason.code.rawValue)")
                }
                if seen.count == 2 { break }
            }
            task.cancel()
            try await task.value
            #expect(seen == ["a.csv 1=1+0+0+0+0+0", "b.csv no-header"])
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            #expect(files == ["done", "done/a.csv", "done/a.csv.json", "failed", "failed/b.csv", "failed/b.csv.json"])
        }
    }
}
