import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Workspace

extension WebServer {
    func bindAPI(_ book: RouteBook) {
        for operation in API.operations {
            book.on(operation.route) { visit in
                let query = try await APIQuery(visit, operation)
                let headers: HTTPFields = [
                    // Kept by the caller alone, and asked for again each time: the answer is as new as the workspace.
                    .cacheControl: "private, no-cache", .eTag: query.tag, .vary: "Authorization, Cookie",
                ]
                if visit.request.holds(query.tag) { return Response(status: .notModified, headers: headers) }
                return .json(try await operation.answer(query), headers: headers)
            }
        }
        let description = API.description(settings)
        book.open(.apiDescription) { _ in .json(description, headers: [.cacheControl: "no-cache"]) }
    }
}

extension Request {
    /// Whether the caller has the answer of this validator already.
    fileprivate func holds(_ tag: String) -> Bool {
        headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.contains { part in
            let text = part.trimmingCharacters(in: .whitespaces)
            return (text.hasPrefix("W/") ? String(text.dropFirst(2)) : text) == tag
        }
    }
}

extension Response {
    fileprivate static func json(_ value: JSON, headers: HTTPFields) -> Response {
        // A tree of texts and numbers can always be written.
        let text = (try? value.compactText) ?? "null"
        return Response(
            status: .ok, headers: headers.merged([.contentType: "application/json; charset=utf-8"]),
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
