import Foundation
import Workspace

/// The machine and how we were built, without which no number says anything.
struct Machine: Sendable, Encodable {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let memoryGiB = Int((Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824).rounded())
    let processor = Machine.processorName
    /// How many wanted to run, over the last minute. Above `processors` the machine was busy with other work too.
    let loadAverage = Machine.load
    #if DEBUG
        let build = "debug"
    #else
        let build = "release"
    #endif

    private static var processorName: String {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        return name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    }

    private static var load: String {
        let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
        return text?.split(separator: " ").first.map(String.init) ?? "unknown"
    }
}

/// The measurements as a table or as JSON.
struct Report: Sendable, Encodable {
    let machine: Machine
    let measurements: [Measurement]

    var text: String {
        var table = TextTable([
            .init("what"), .init("size"), .init("value", .right), .init("bar", .right), .init("ratio", .right),
            .init("peer, notes"),
        ])
        for each in measurements {
            table.add([each.what, each.size, each.valueText, each.bar, each.ratioText, each.note])
        }
        let heading =
            "\(machine.build) build, \(machine.processors) processors (\(machine.processor)), "
            + "\(machine.memoryGiB) GiB, load average \(machine.loadAverage)"
        return "\(heading)\n\n\(table.text)"
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
