import Glibc

/// Why a body is no multipart form we take.
enum MultipartError: Error, Hashable, Sendable {
    /// The content type has no boundary, or one that is not allowed.
    case badBoundary
    /// Lines between parts that are neither a boundary nor its padding, or a part without a name.
    case badPart
    /// A part's header is longer than ``MultipartParser/headerLimitBytes``.
    case headerTooLong
    case tooManyParts
    /// The body ended before its last boundary.
    case cutOff
}

/// Reads a multipart body (RFC 7578, RFC 2046) as it comes, in chunks cut anywhere; it never holds more than a header or a boundary.
struct MultipartParser: Sendable {
    enum Event: Hashable, Sendable {
        case part(PartHeader)
        /// Content of the part begun last; never empty.
        case content([UInt8])
        case partEnd
    }

    static let headerLimitBytes = 16 << 10
    static let partLimit = 64

    private enum State: Hashable, Sendable {
        case preamble, boundaryEnd, header, content, epilogue
    }

    /// A line break, two hyphens, the boundary.
    private let delimiter: [UInt8]
    // The body may begin with the boundary, which otherwise follows a line break.
    private var pending: [UInt8] = Array("\r\n".utf8)
    private var state = State.preamble
    private var parts = 0

    /// - Parameter contentType: Of the request: `multipart/form-data; boundary=…`.
    init(contentType: String) throws(MultipartError) {
        guard let boundary = Self.boundary(of: contentType) else { throw .badBoundary }
        delimiter = Array("\r\n--".utf8) + boundary
    }

    /// Takes the next chunk.
    ///
    /// - Returns: What became whole with it. Content comes in pieces that depend on the chunks; joined they do not.
    mutating func take(_ chunk: some Collection<UInt8>) throws(MultipartError) -> [Event] {
        guard state != .epilogue else { return [] }
        pending.append(contentsOf: chunk)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// - Throws: ``MultipartError/cutOff`` when the last boundary has not come.
    func finish() throws(MultipartError) {
        guard state == .epilogue else { throw .cutOff }
    }

    /// - Returns: Whether there may be more to do with what is pending.
    private mutating func step(_ events: inout [Event]) throws(MultipartError) -> Bool {
        switch state {
        case .preamble:
            guard let place = pending.place(of: delimiter) else {
                keepTail()
                return false
            }
            pending.removeFirst(place + delimiter.count)
            state = .boundaryEnd
        case .boundaryEnd: return try endBoundary()
        case .header: return try readHeader(&events)
        case .content:
            guard let place = pending.place(of: delimiter) else {
                let whole = pending.count - (delimiter.count - 1)
                if whole > 0 {
                    events.append(.content(Array(pending.prefix(whole))))
                    pending.removeFirst(whole)
                }
                return false
            }
            if place > 0 { events.append(.content(Array(pending.prefix(place)))) }
            events.append(.partEnd)
            pending.removeFirst(place + delimiter.count)
            state = .boundaryEnd
        case .epilogue:
            pending = []
            return false
        }
        return true
    }

    /// After a boundary: two hyphens end the form, blanks and a line break begin a part.
    private mutating func endBoundary() throws(MultipartError) -> Bool {
        guard pending.count >= 2 else { return false }
        if pending.starts(with: "--".utf8) {
            state = .epilogue
            return true
        }
        let blanks = pending.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        guard pending.count >= blanks + 2 else {
            if blanks > Self.headerLimitBytes { throw .badPart }
            return false
        }
        guard pending.dropFirst(blanks).starts(with: "\r\n".utf8) else { throw .badPart }
        pending.removeFirst(blanks + 2)
        parts += 1
        guard parts <= Self.partLimit else { throw .tooManyParts }
        state = .header
        return true
    }

    private mutating func readHeader(_ events: inout [Event]) throws(MultipartError) -> Bool {
        // A part without any header line has no name either.
        if pending.starts(with: "\r\n".utf8) { throw .badPart }
        guard let end = pending.place(of: Array("\r\n\r\n".utf8)) else {
            if pending.count > Self.headerLimitBytes { throw .headerTooLong }
            return false
        }
        guard end <= Self.headerLimitBytes else { throw .headerTooLong }
        events.append(.part(try PartHeader(pending.prefix(end))))
        pending.removeFirst(end + 4)
        state = .content
        return true
    }

    private mutating func keepTail() {
        let surplus = pending.count - (delimiter.count - 1)
        if surplus > 0 { pending.removeFirst(surplus) }
    }

    private static func boundary(of contentType: String) -> [UInt8]? {
        let parts = contentType.split(separator: ";")
        guard parts.first?.lowercased().trimmingPrefix(" ").hasPrefix("multipart/form-data") == true else { return nil }
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == "boundary" else { continue }
            var text = pair[1].drop { $0 == " " }
            while text.last == " " { text.removeLast() }
            if text.count >= 2, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
            let allowed = "'()+_,-./:=? "
            let isAllowed = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || allowed.contains($0)) }
            guard (1...70).contains(text.utf8.count), isAllowed, text.last != " " else { return nil }
            return Array(text.utf8)
        }
        return nil
    }
}

extension [UInt8] {
    /// Where `needle` first begins; `nil` where it is not.
    fileprivate func place(of needle: [UInt8]) -> Int? {
        guard count >= needle.count, let first = needle.first else { return nil }
        return withUnsafeBytes { hay in
            needle.withUnsafeBytes { needle in
                guard let base = hay.baseAddress, let wanted = needle.baseAddress else { return nil }
                var place = 0
                while place <= hay.count - needle.count,
                    let found = memchr(base + place, Int32(first), hay.count - needle.count + 1 - place)
                {
                    place = UnsafeRawPointer(found) - base
                    if memcmp(found, wanted, needle.count) == 0 { return place }
                    place += 1
                }
                return nil
            }
        }
    }
}
