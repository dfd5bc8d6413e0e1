import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Workspace

/// The page, or the problem of the API, that tells what went wrong.
struct ErrorPage: Sendable {
    let status: UInt
    let title: String
    let message: String
    /// Names the request in the logs; shown where the failure is ours.
    let requestID: String?
    let signInHref: String?
}

extension WebError {
    var title: (vi: String, en: String) {
        switch status {
        case .notFound: ("Không tìm thấy", "Not found")
        case .forbidden: ("Không có quyền", "No permission")
        case .unauthorized: ("Cần đăng nhập", "Please sign in")
        case .internalServerError: ("Lỗi hệ thống", "A failure")
        case .tooManyRequests: ("Hãy đợi", "Please wait")
        default: ("Chưa thực hiện được", "That could not be done")
        }
    }

    func page(in language: Language, requestID: String? = nil) -> Page {
        let title = language == .vietnamese ? title.vi : title.en
        return Page(
            "error", title: title, showsChoice: false,
            model: ErrorPage(
                status: UInt(status.code), title: title, message: message(in: language),
                requestID: status == .internalServerError ? requestID : nil, signInHref: nil))
    }

    /// `application/problem+json` (RFC 9457).
    func problem(requestID: String?) -> Response {
        struct Problem: Encodable {
            let type: String
            let title: String
            let status: Int
            let code: String
            let detail: String
            let instance: String?
        }
        let problem = Problem(
            type: "about:blank", title: title.en, status: status.code, code: code, detail: en,
            instance: requestID.map { "urn:request:\($0)" })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(problem)) ?? Data("{}".utf8)
        return Response(
            status: status,
            headers: headers.merged([.contentType: "application/problem+json", .cacheControl: "no-store"]),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    var headers: HTTPFields {
        var fields = HTTPFields()
        if let retryAfter { fields[.retryAfter] = String(retryAfter) }
        if !allowed.isEmpty { fields[.allow] = allowed.map(\.rawValue).joined(separator: ", ") }
        if status == .unauthorized { fields[.wwwAuthenticate] = "Bearer" }
        return fields
    }
}

extension HTTPFields {
    func merged(_ others: HTTPFields) -> HTTPFields {
        var all = self
        for field in others { all[field.name] = field.value }
        return all
    }
}

extension Visit {
    /// The answer to an error of a handler, with the reader's own frame around it.
    func answer(to error: any Error) async throws -> Response {
        let told = WebError(error) ?? .failure
        if told == .failure {
            context.logger.error("request failed", metadata: ["error": "\(error)", "route": "\(route.name)"])
        }
        try noteRefusal(told)
        if route.isAPI { return told.problem(requestID: context.id) }
        if told.code == WebError.nothingLoadedCode { return try await answer(NothingLoadedPage.page(self)) }
        var response = try await answer(told.page(in: language, requestID: context.id), status: told.status)
        response.headers = response.headers.merged(told.headers)
        return response
    }

    /// Whoever was refused is in the audit trail, however the refusal is shown.
    func noteRefusal(_ told: WebError) throws {
        guard told.status == .forbidden else { return }
        let asked = query["unit"] ?? context.parameters.get("unit")?.removingPercentEncoding
        try workspace.auditRefusal(
            of: route.name, at: asked.flatMap { tree[OrgUnit.ID($0)]?.id }, address: request.refusedAddress,
            by: identity.account)
    }
}

extension Request {
    /// The path, and of the rest what says which unit or figure was asked for.
    var refusedAddress: String {
        let query = QueryItems(self)
        let items = ["unit", "ref"].compactMap { name in query[name].map { "\(name)=\($0.queryEncoded)" } }
        return ([uri.path] + (items.isEmpty ? [] : [items.joined(separator: "&")])).joined(separator: "?")
    }
}
