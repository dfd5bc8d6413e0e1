package import Foundation
import Glibc

/// The encodings of text files that are read.
package enum TextEncoding: String, Hashable, Sendable, Codable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// The Windows code page for Vietnamese, whose tone marks stand beside their letters.
    case windows1258 = "CP1258"
}

extension TextEncoding {
    /// The encoding of a text file, by its byte order mark or by how its first megabytes read.
    ///
    /// - Returns: `nil` for what is no text: bytes that text never has.
    package static func detect(_ sample: [UInt8]) -> TextEncoding? {
        if sample.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if sample.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if sample.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        let counts = ByteCounts(sample)
        if counts.zeros > 0 {
            // Text of the Latin script in UTF-16 has a zero in nearly every other byte, on one side.
            let half = max(1, sample.count / 2)
            if counts.oddZeros > half * 4 / 10, counts.evenZeros * 20 < half { return .utf16LittleEndian }
            if counts.evenZeros > half * 4 / 10, counts.oddZeros * 20 < half { return .utf16BigEndian }
            return nil
        }
        if counts.controls * 100 > sample.count { return nil }
        if counts.invalid == 0 { return .utf8 }
        // In CP1258 hardly two bytes in a row are UTF-8 by accident; in UTF-8 with a fault nearly all are on purpose.
        return counts.multibyte >= counts.invalid ? .utf8 : .windows1258
    }

    /// Writes `source` as UTF-8 to `target`.
    ///
    /// - Throws: ``UnusableFile`` for bytes that this encoding does not have.
    package func transcode(_ source: URL, to target: URL) throws {
        let input = try FileHandle(forReadingFrom: source)
        guard FileManager.default.createFile(atPath: target.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let output = try FileHandle(forWritingTo: target)
        defer {
            try? input.close()
            try? output.close()
        }
        guard let converter = iconv_open("UTF-8", rawValue), converter != iconv_t(bitPattern: -1) else {
            throw CocoaError(.fileReadUnknownStringEncoding)
        }
        defer { iconv_close(converter) }
        var rest: [UInt8] = []
        var done = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var isStart = true
        while true {
            let read = [UInt8](try input.read(upToCount: 1 << 18) ?? Data())
            let isEnd = read.isEmpty
            var chunk = rest + read
            if isStart, self != .windows1258 { chunk.removeMark(of: self) }
            isStart = false
            let (used, written, failure) = Self.convert(converter, isEnd ? nil : chunk, into: &buffer)
            try output.write(contentsOf: Data(buffer.prefix(written)))
            if failure == EILSEQ || (isEnd && !rest.isEmpty) {
                throw UnusableFile(
                    .badEncoding, file: source.lastPathComponent,
                    vi: "byte thứ \(done + used + 1) không phải ký tự \(rawValue); hãy lưu lại tệp ở dạng UTF-8",
                    en: "byte \(done + used + 1) is no character of \(rawValue); save the file as UTF-8")
            }
            if isEnd { return }
            done += used
            rest = Array(chunk[used...])
        }
    }

    /// - Parameter chunk: `nil` at the end: what the converter still holds back (a letter that waits for its tone) is flushed.
    private static func convert(
        _ converter: iconv_t, _ chunk: [UInt8]?, into buffer: inout [UInt8]
    ) -> (used: Int, written: Int, failure: Int32) {
        buffer.withUnsafeMutableBytes { output in
            var outStart: UnsafeMutablePointer<CChar>? = output.bindMemory(to: CChar.self).baseAddress
            var outLeft = output.count
            guard var chunk else {
                let result = iconv(converter, nil, nil, &outStart, &outLeft)
                return (0, output.count - outLeft, result == -1 ? errno : 0)
            }
            return chunk.withUnsafeMutableBytes { input in
                var inStart: UnsafeMutablePointer<CChar>? = input.bindMemory(to: CChar.self).baseAddress
                var inLeft = input.count
                let result = iconv(converter, &inStart, &inLeft, &outStart, &outLeft)
                return (input.count - inLeft, output.count - outLeft, result == -1 ? errno : 0)
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func removeMark(of encoding: TextEncoding) {
        if encoding == .utf16LittleEndian, starts(with: [0xFF, 0xFE]) { removeFirst(2) }
        if encoding == .utf16BigEndian, starts(with: [0xFE, 0xFF]) { removeFirst(2) }
    }
}

/// What kinds of bytes a sample holds.
private struct ByteCounts {
    var zeros = 0
    var evenZeros = 0
    var oddZeros = 0
    /// Control characters that text does not have.
    var controls = 0
    /// Characters of several bytes that are right in UTF-8.
    var multibyte = 0
    /// Bytes that are not UTF-8; a character cut off by the end of the sample is none.
    var invalid = 0

    init(_ sample: [UInt8]) {
        sample.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                switch byte {
                case 0:
                    zeros += 1
                    if at.isMultiple(of: 2) { evenZeros += 1 } else { oddZeros += 1 }
                case 1..<9, 14..<32: controls += 1
                case 0x80...:
                    let length = Self.length(bytes, at)
                    if length > 1 { multibyte += 1 } else if length == 1 { invalid += 1 }
                    at += max(1, length)
                    continue
                default: break
                }
                at += 1
            }
        }
    }

    /// - Returns: 1 for a byte that begins no character, 0 for one the sample cuts off.
    private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let wanted: Int
        switch bytes[at] {
        case 0xC2...0xDF: wanted = 2
        case 0xE0...0xEF: wanted = 3
        case 0xF0...0xF4: wanted = 4
        default: return 1
        }
        for next in (at + 1)..<(at + wanted) {
            guard next < bytes.count else { return 0 }
            guard bytes[next] & 0xC0 == 0x80 else { return 1 }
        }
        return wanted
    }
}
