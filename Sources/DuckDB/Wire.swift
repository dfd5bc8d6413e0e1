import Foundation
import Subprocess

/// The conversation with one child over its pipes: a statement goes in, its answer comes out up to a mark of ours.
///
/// The mark is unguessable, so that no value in an answer can pass for it, and the child prints nothing after it until it is
/// asked again: the end of the answer is the end of what has been read.
struct Wire {
    private var output: SubprocessOutputSequence.Iterator
    private let input: StandardInputWriter
    private let answerLimitBytes: Int
    private let secret = UUID().uuidString
    private var count = 0

    init(output: SubprocessOutputSequence.Iterator, input: StandardInputWriter, answerLimitBytes: Int) {
        self.output = output
        self.input = input
        self.answerLimitBytes = answerLimitBytes
    }

    /// Sends one checked statement.
    mutating func send(_ statement: String) async throws(DuckDBError) {
        count += 1
        do {
            _ = try await input.write(Array("\(statement)\n;\n.print \(mark)\n".utf8))
        } catch {
            throw .childEnded(output: "")
        }
    }

    /// Asks for the mark of the statement just sent once more: an interrupt can make the child drop the line that asked for it.
    /// Where it had not, the second mark opens the next answer, and ``receive(tooLarge:)`` drops it there.
    var repeatMark: @Sendable () async -> Void {
        let input = self.input
        let again = Array("\n;\n.print \(mark)\n".utf8)
        return { _ = try? await input.write(again) }
    }

    /// Reads the answer to the statement just sent.
    ///
    /// - Parameter tooLarge: Called once when the limit is passed; the rest of the answer is read and thrown away.
    /// - Returns: The rows as lines of JSON. What an interrupted statement leaves is an empty answer.
    mutating func receive(tooLarge: () async -> Void) async throws(DuckDBError) -> [UInt8] {
        let end = Array("\(mark)\n".utf8)
        var answer: [UInt8] = []
        var isTooLarge = false
        while true {
            guard let chunk = try? await output.next() else {
                throw .childEnded(output: Self.lastWords(answer))
            }
            chunk.withUnsafeBytes { answer.append(contentsOf: $0) }
            if answer.count >= end.count, answer.suffix(end.count).elementsEqual(end) { break }
            if answer.count > answerLimitBytes {
                if !isTooLarge { await tooLarge() }
                isTooLarge = true
                answer.removeFirst(answer.count - end.count)
            }
        }
        if isTooLarge { throw .answerTooLarge(limitBytes: answerLimitBytes) }
        answer.removeLast(end.count)
        dropStaleMarks(&answer)
        return answer
    }

    private func dropStaleMarks(_ answer: inout [UInt8]) {
        let start = Array(markStart.utf8)
        while answer.starts(with: start), let line = answer.firstIndex(of: UInt8(ascii: "\n")) {
            answer.removeFirst(line + 1)
        }
    }

    private var markStart: String { "#END-\(secret)-" }
    private var mark: String { "\(markStart)\(count)" }

    private static func lastWords(_ answer: [UInt8]) -> String {
        String(decoding: answer.suffix(2_000), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// The two things an answer can hold.
enum Answer {
    case rows([UInt8])
    case error(String)

    /// A row is a line that begins with `{`; the first line that does not begins the error message, which has several.
    init(_ bytes: [UInt8]) {
        var start = 0
        let failure: Int? = bytes.withUnsafeBytes { buffer in
            while start < buffer.count {
                let first = buffer[start]
                if first != UInt8(ascii: "{"), first != UInt8(ascii: "\n") { return start }
                guard let end = memchr(buffer.baseAddress! + start, 10, buffer.count - start) else { return nil }
                start = UnsafeRawPointer(end) - buffer.baseAddress! + 1
            }
            return nil
        }
        if let failure {
            let text = String(decoding: bytes[failure...], as: UTF8.self)
            self = .error(text.trimmingCharacters(in: .whitespacesAndNewlines))
        } else {
            self = .rows(bytes)
        }
    }
}
