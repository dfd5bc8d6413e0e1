import Foundation
import Testing

@testable import Web

/// A form as a browser sends it.
struct SentForm {
    static let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    static let contentType = "multipart/form-data; boundary=\(boundary)"
    var parts: [(header: String, content: [UInt8])] = []

    mutating func add(_ name: String, _ value: String) {
        parts.append(("Content-Disposition: form-data; name=\"\(name)\"", Array(value.utf8)))
    }

    mutating func add(file name: String, _ content: [UInt8]) {
        parts.append(
            ("Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/csv", content))
    }

    var body: [UInt8] {
        parts.flatMap { Array("--\(Self.boundary)\r\n\($0.header)\r\n\r\n".utf8) + $0.content + Array("\r\n".utf8) }
            + Array("--\(Self.boundary)--\r\n".utf8)
    }
}

@Suite struct `A multipart form` {
    private struct Part: Hashable {
        let name: String
        let fileName: String?
        var content: [UInt8] = []
    }

    private static func parts(
        of body: [UInt8], cutInto sizes: () -> Int, contentType: String = SentForm.contentType
    ) throws -> [Part] {
        var parser = try MultipartParser(contentType: contentType)
        var parts: [Part] = []
        var rest = body[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(max(1, sizes()))
            rest = rest.dropFirst(chunk.count)
            for event in try parser.take(chunk) {
                switch event {
                case .part(let header): parts.append(Part(name: header.name, fileName: header.fileName))
                case .content(let bytes):
                    #expect(!bytes.isEmpty)
                    parts[parts.count - 1].content += bytes
                case .partEnd: break
                }
            }
        }
        try parser.finish()
        return parts
    }

    /// Contents that try to be boundaries.
    private static var nasty: SentForm {
        var form = SentForm()
        form.add("csrf", "abc+/=")
        form.add(file: "thu 6.csv", Array("a,b\r\n1,2\r\n--\(SentForm.boundary.dropLast())x\r\n".utf8))
        form.add(file: "rỗng.csv", [])
        form.add(file: "nhị phân.bin", (0...255).map { UInt8($0) } + Array("\r\n--\r\n-\r\r\n--".utf8))
        form.add("ghi", "\r\n\r\n")
        return form
    }

    @Test func `reads the same however it is cut`() throws {
        let body = Array("lời mở đầu\r\n".utf8) + Self.nasty.body + Array("lời kết".utf8)
        let whole = try Self.parts(of: body) { body.count }
        #expect(whole.map(\.content) == Self.nasty.parts.map(\.content))
        #expect(whole.map(\.name) == ["csrf", "file", "file", "file", "ghi"])
        #expect(whole.map(\.fileName) == [nil, "thu 6.csv", "rỗng.csv", "nhị phân.bin", nil])
        for size in 1...90 { #expect(try Self.parts(of: body) { size } == whole, "chunks of \(size)") }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            #expect(try Self.parts(of: body) { Int.random(in: 1...64, using: &random) } == whole)
        }
    }

    @Test func `cut off anywhere before its end is no form`() throws {
        let body = Self.nasty.body
        for length in stride(from: 0, to: body.count - 4, by: 7) {
            #expect(throws: MultipartError.self) { try Self.parts(of: Array(body.prefix(length))) { 11 } }
        }
    }

    @Test(arguments: [
        (#"form-data; name="file"; filename="C:\thu\6.csv""#, #"C:\thu\6.csv"#),
        (#"form-data; name="file"; filename="a\"b%22c.csv""#, #"a"b"c.csv"#),
        (#"form-data; name="file"; filename="a;b=c.csv""#, "a;b=c.csv"),
        (#"FORM-DATA ;filename=thu.csv; name=file"#, "thu.csv"),
        (#"form-data; name="file"; filename="tờ khai.xlsx""#, "tờ khai.xlsx"),
    ])
    func `names its file as browsers write it`(value: String, name: String) throws {
        let header = try PartHeader(Array("content-disposition: \(value)".utf8))
        #expect(header.name == "file" && header.fileName == name)
    }

    @Test(arguments: [
        "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\(String(repeating: "x", count: 71))", "multipart/form-data; boundary=a{b",
    ])
    func `needs a boundary`(contentType: String) {
        #expect(throws: MultipartError.badBoundary) { try MultipartParser(contentType: contentType) }
    }

    @Test func `takes no header without end, and no end of parts`() throws {
        var parser = try MultipartParser(contentType: SentForm.contentType)
        let long = Array("--\(SentForm.boundary)\r\nX: ".utf8) + [UInt8](repeating: 65, count: 20_000)
        #expect(throws: MultipartError.headerTooLong) { try parser.take(long) }
        var form = SentForm()
        for number in 0...MultipartParser.partLimit { form.add("f\(number)", "x") }
        #expect(throws: MultipartError.tooManyParts) { try Self.parts(of: form.body) { 1_000 } }
        var nameless = SentForm()
        nameless.parts = [("Content-Type: text/csv", [])]
        #expect(throws: MultipartError.badPart) { try Self.parts(of: nameless.body) { 1_000 } }
    }
}
