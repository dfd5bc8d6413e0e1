import Domain
package import Foundation
import Glibc
package import Packs

/// Loads what arrives in a folder, one file at a time, until its task is cancelled.
///
/// A file counts as arrived when its size and date were the same at two looks in a row. It is then moved to `done/`, or to
/// `failed/` when it was refused whole, with its receipt or the reason beside it as `NAME.json`. Files whose names begin with
/// a point, and those that no source matches, stay.
package struct Watcher: Sendable {
    let lake: RecordLake
    let sources: [Source]
    /// The source of every file, whatever its name; `nil` goes by names.
    let source: Source?
    let folder: URL
    let interval: Duration

    /// What became of one file.
    package enum Outcome: Sendable {
        case loaded(URL, Receipt)
        case refused(URL, UnusableFile)
    }

    package init(
        lake: RecordLake, sources: [Source], source: Source? = nil, folder: URL, interval: Duration = .seconds(2)
    ) {
        self.lake = lake
        self.sources = sources
        self.source = source
        self.folder = folder
        self.interval = interval
    }

    /// What tells one state of a file from another.
    private struct Look: Hashable {
        let size: Int
        let changed: Date
    }

    /// - Parameters:
    ///   - clock: Decides when to look again.
    ///   - now: Gives each receipt its time.
    /// - Throws: What is not the fault of a file: the lake cannot be written. The file stays where it was.
    package func run(
        clock: some Clock<Duration> = ContinuousClock(), now: @Sendable () -> Date = { Date() },
        report: (Outcome) async throws -> Void
    ) async throws {
        var seen: [String: Look] = [:]
        while !Task.isCancelled {
            let looks = try look()
            for (name, look) in looks.sorted(by: { $0.key < $1.key }) where seen[name] == look {
                let file = folder.appendingPathComponent(name)
                guard let source = source(for: name) else { continue }
                do { try await report(try await load(file, from: source, now: now())) } catch is CancellationError {
                    return
                }
                if Task.isCancelled { return }
            }
            seen = looks
            do { try await clock.sleep(for: interval) } catch { return }
        }
    }

    private func load(_ file: URL, from source: Source, now: Date) async throws -> Outcome {
        do {
            let receipt = try await lake.ingest(
                file, from: source, options: IngestOptions(now: now, command: "twofold watch"))
            return .loaded(try move(file, to: "done", with: receipt), receipt)
        } catch let refusal as UnusableFile {
            return .refused(try move(file, to: "failed", with: refusal), refusal)
        }
    }

    /// By the pattern of their file names; the first in the pack's order.
    package func source(for name: String) -> Source? {
        source ?? sources.first { source in source.filePattern.map { Self.matches(name, $0) } ?? true }
    }

    static func matches(_ name: String, _ pattern: String) -> Bool { fnmatch(pattern, name, 0) == 0 }

    private func look() throws -> [String: Look] {
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey, .isRegularFileKey]
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: Array(keys), options: .skipsHiddenFiles)
        var looks: [String: Look] = [:]
        for file in files {
            guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true,
                let size = values.fileSize, let changed = values.contentModificationDate
            else { continue }
            looks[file.lastPathComponent] = Look(size: size, changed: changed)
        }
        return looks
    }

    /// Under a name that is not taken: a file of the same name may have come before.
    private func move(_ file: URL, to place: String, with outcome: some Encodable) throws -> URL {
        let target = folder.appendingPathComponent(place)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        var name = file.lastPathComponent
        var count = 1
        while FileManager.default.fileExists(atPath: target.appendingPathComponent(name).path) {
            count += 1
            name = "\(count)-\(file.lastPathComponent)"
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.dateEncodingStrategy = .iso8601
        try encoder.encode(outcome).write(to: target.appendingPathComponent(name + ".json"), options: .atomic)
        let moved = target.appendingPathComponent(name)
        try FileManager.default.moveItem(at: file, to: moved)
        return moved
    }
}
