import Crypto
import Domain
import Foundation
import Hummingbird
import Workspace

/// A question of a program, every part of it read and within its limits.
struct APIQuery: Sendable {
    let visit: Visit
    /// The revision whose knowledge answers: the one asked for, that of the cursor, or the latest. All pages of one list are of one.
    let revision: Int
    /// Members of a list that were answered already.
    let offset: Int
    let limit: Int
    private let digest: String

    static let defaultLimit = 100
    static let longest = 1_000

    /// - Throws: ``WebError`` for a parameter the operation does not take, one given twice or missing, and a value that is none.
    init(_ visit: Visit, _ operation: APIOperation) async throws {
        let query = visit.query
        let taken = Dictionary(uniqueKeysWithValues: operation.parameters.map { ($0.name, $0) })
        for name in query.names {
            guard let parameter = taken[name], !parameter.isInPath else { throw WebError.unknownParameter(name) }
            guard query.all(name).count == 1, let text = query[name], parameter.accepts(text) else {
                throw WebError.badParameter(name, parameter.about)
            }
        }
        for parameter in operation.parameters where parameter.isRequired && !parameter.isInPath {
            guard query[parameter.name] != nil else { throw WebError.missingParameter(parameter.name) }
        }
        self.visit = visit
        digest = Self.digest(
            [visit.request.uri.path]
                + query.names.filter { $0 != "cursor" && $0 != "limit" }.sorted().map { "\($0)=\(query[$0] ?? "")" })
        limit = query["limit"].flatMap { Int($0) } ?? Self.defaultLimit
        if let text = query["cursor"] {
            guard let cursor = APICursor(text), cursor.question == digest else { throw WebError.badCursor }
            offset = cursor.offset
            revision = cursor.revision
        } else {
            offset = 0
            if let known = query["known"].flatMap({ Int($0) }) {
                revision = known
            } else {
                revision = try await visit.live.revision()
            }
        }
    }

    func text(_ name: String) -> String? { visit.query[name] }
    func list(_ name: String) -> [String]? { text(name)?.split(separator: ",").map(String.init) }
    func period(_ name: String) -> Period? { text(name).flatMap { Period($0) } }
    func day(_ name: String) -> Day? {
        text(name).flatMap { Day($0) }.flatMap { Period.years.contains($0.year) ? $0 : nil }
    }
    func whole(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
    func flag(_ name: String) -> Bool { text(name) == "true" }

    /// A strong validator: the same for the same revision, question and rights.
    var tag: String {
        let identity = visit.identity
        let rights = identity.grants.map { "\($0.role.rawValue)@\($0.unit)" }.sorted()
        let scopes = identity.scopes.map { $0.map(\.rawValue).sorted().joined(separator: " ") } ?? "all"
        return "\"" + Self.digest([digest, "\(revision)", "\(offset)", "\(limit)", scopes] + rights) + "\""
    }

    /// The members of this page with the cursor of the next.
    func page<Element>(of all: [Element], _ json: (Element) throws -> JSON) rethrows -> JSON {
        let items = all.dropFirst(offset).prefix(limit)
        return .object([
            "items": .array(try items.map(json)), "next": next(isMore: all.count > offset + items.count),
            "revision": .int(revision),
        ])
    }

    func next(isMore: Bool) -> JSON {
        guard isMore else { return .null }
        return .text(APICursor(revision: revision, offset: offset + limit, question: digest).text)
    }

    private static func digest(_ parts: [String]) -> String {
        let hash = SHA256.hash(data: Data(parts.joined(separator: "\n").utf8))
        return hash.prefix(12).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Where a list goes on: of which question, at which revision, after how many.
struct APICursor: Sendable, Hashable {
    let revision: Int
    let offset: Int
    let question: String

    init(revision: Int, offset: Int, question: String) {
        self.revision = revision
        self.offset = offset
        self.question = question
    }

    init?(_ text: String) {
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded) else { return nil }
        let parts = String(decoding: data, as: UTF8.self).split(separator: " ")
        guard parts.count == 3, let revision = Int(parts[0]), let offset = Int(parts[1]), revision > 0, offset >= 0,
            offset <= 1_000_000_000
        else { return nil }
        self.init(revision: revision, offset: offset, question: String(parts[2]))
    }

    var text: String {
        Data("\(revision) \(offset) \(question)".utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension WebError {
    static func unknownParameter(_ name: String) -> WebError {
        .invalid(
            "unknown-parameter", vi: "Không có tham số '\(name)'.", en: "There is no parameter '\(name)'.")
    }

    static func missingParameter(_ name: String) -> WebError {
        .invalid("missing-parameter", vi: "Thiếu tham số '\(name)'.", en: "The parameter '\(name)' is missing.")
    }

    static func badParameter(_ name: String, _ about: String) -> WebError {
        .invalid(
            "bad-parameter", vi: "Giá trị của tham số '\(name)' không đọc được.",
            en: "The value of '\(name)' cannot be read, or stands there twice. \(about)")
    }

    static let badCursor = WebError.invalid(
        "bad-cursor", vi: "Con trỏ không thuộc câu hỏi này.",
        en: "The cursor is not of this question; begin again without one.")
}
