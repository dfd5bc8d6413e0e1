import Domain
import HTTPTypes
import Hummingbird
import Logging

/// Answers what no handler answered: nobody signed in, no such page, a failure before anybody was recognised.
struct ErrorMiddleware: RouterMiddleware {
    let pages: PageLibrary
    let settings: WebSettings

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let response = answer(to: error, request, context)
            // A route that is there strips the body itself.
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    private func answer(to error: any Error, _ request: Request, _ context: WebContext) -> Response {
        var told = WebError(error) ?? .failure
        // The router says the same of an address there is not and of a method an address does not take.
        if told == .notFound, let methods = Route.methods(at: request.uri.path), !methods.contains(request.method) {
            told = .methodNotAllowed(methods)
        }
        if told == .failure { context.logger.error("request failed", metadata: ["error": "\(error)"]) }
        if request.uri.path == "/api" || request.uri.path.hasPrefix("/api/") {
            return told.problem(requestID: context.id)
        }
        if told == .signInFirst { return signIn(request) }
        let language: Language = request.cookies["lang"]?.value == "en" ? .english : .vietnamese
        let page = told.page(in: language, requestID: context.id)
        let cookies = [Browser.cookieName(settings), Browser.strangerCookie]
        let secret = cookies.lazy.compactMap { request.cookies[$0]?.value }.first
        let frame = PageFrame(
            bare: pages, language, title: page.title, here: request.uri.path,
            csrf: secret.map { Browser(session: $0).csrf } ?? "")
        var response = pages.response(page, frame, pages.words(in: language), status: told.status)
        response.headers = response.headers.merged(told.headers)
        return response
    }

    /// To the sign-in page, and back to where the reader wanted to go.
    private func signIn(_ request: Request) -> Response {
        // Only a page that is read can be come back to.
        let wanted = request.method == .get ? request.uri.string : "/"
        let address = "/sign-in" + (wanted == "/" ? "" : "?next=\(wanted.queryEncoded)")
        var headers: HTTPFields = [.location: address]
        if request.headers[.hxRequest] != nil { headers = [.hxRedirect: address] }
        return Response(status: request.headers[.hxRequest] == nil ? .seeOther : .ok, headers: headers)
    }
}

extension HTTPField.Name {
    static let hxRequest = HTTPField.Name("HX-Request")!
    static let hxRedirect = HTTPField.Name("HX-Redirect")!
}
