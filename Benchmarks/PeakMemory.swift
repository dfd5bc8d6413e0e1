import Foundation

/// The most memory our process and its children have held at once, from the kernel's high-water marks.
enum PeakMemory {
    /// Runs `body` while watching.
    ///
    /// Our own mark is reset first. Marks are added up although they need not fall on the same moment, so the answer is never
    /// too small, but for what a child takes in its last twentieth of a second.
    /// - Returns: Bytes; `nil` where the kernel does not tell.
    static func during<T: Sendable>(_ body: () async throws -> T) async throws -> (result: T, bytes: Int?) {
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        let watch = Task {
            var most = 0
            while !Task.isCancelled {
                most = max(most, children.compactMap(highWater).reduce(0, +))
                try? await Task.sleep(for: .milliseconds(50))
            }
            return most
        }
        let outcome: Result<T, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        watch.cancel()
        let ofChildren = await watch.value
        return (try outcome.get(), highWater("self").map { $0 + ofChildren })
    }

    /// `VmHWM` of a process, in bytes.
    private static func highWater(_ process: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 * 1_024 }
    }

    private static var children: [String] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return threads.flatMap { thread in
            let list = try? String(contentsOfFile: "/proc/self/task/\(thread)/children", encoding: .utf8)
            return list?.split(separator: " ").map(String.init) ?? []
        }
    }
}
