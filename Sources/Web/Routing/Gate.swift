import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Packs
import Workspace

/// Recognises who calls and decides whether the route is theirs; the only place that does.
struct Gate: Sendable {
    let live: LiveWorkspace
    let pages: PageLibrary
    let settings: WebSettings

    static let formLimitBytes = 256 << 10

    // MARK: - For somebody

    enum Admission {
        case admitted(Visit)
        /// Only for the frame around the refusal: its unit is nobody's choice.
        case refused(Visit)
    }

    /// - Throws: ``WebError/signInFirst``, ``WebError/badToken``; ``WebError`` for a choice that cannot be read.
    func admission(_ request: Request, _ context: WebContext, _ route: Route) async throws -> Admission {
        let base = try await live.workspace()
        let (identity, session) = try recognised(request, route, base)
        context.note.recognised(identity.account)
        let workspace = base.acting(as: identity.account)
        let form = try await form(of: request, route)
        if let session {
            do {
                try check(request, route, form, [Browser(session: session)])
            } catch {
                try workspace.auditRefusal(
                    of: route.name, at: nil, address: request.refusedAddress, by: identity.account)
                throw error
            }
        }
        let tree = workspace.pack.units
        let query = QueryItems(request)
        let unit = try self.unit(of: route, query, context, identity, workspace)
        let last = try? await live.lastDay()
        let chosen = query["unit"].map { OrgUnit.ID($0) }.flatMap { tree[$0]?.id }
        let shown = chosen.flatMap { identity.may(.viewFigures, at: $0, in: tree) ? $0 : nil }
        let choice = try Choice(
            query, unit: shown ?? identity.home(.viewFigures, in: tree) ?? tree.root, pack: workspace.pack, last: last,
            today: workspace.today())
        let visit = Visit(
            request: request, context: context, route: route, identity: identity, workspace: workspace, live: live,
            language: language(request, identity), unit: unit ?? tree.root, choice: choice,
            csrf: session.map { Browser(session: $0).csrf } ?? "", form: form, pages: pages)
        return unit == nil ? .refused(visit) : .admitted(visit)
    }

    /// Who calls: by the session's cookie, or on the API by a token.
    private func recognised(
        _ request: Request, _ route: Route, _ workspace: TwofoldWorkspace
    ) throws -> (Identity, session: String?) {
        if route.isAPI, let header = request.headers[.authorization] {
            guard header.lowercased().hasPrefix("bearer "),
                let identity = try workspace.identity(ofToken: String(header.dropFirst(7)))
            else { throw WebError.signInFirst }
            return (identity, nil)
        }
        guard let token = request.cookies[Browser.cookieName(settings)]?.value,
            let identity = try workspace.session(token)
        else { throw WebError.signInFirst }
        return (identity, token)
    }

    /// The unit a route is about; `nil` unless the caller holds one of its permissions there.
    private func unit(
        of route: Route, _ query: QueryItems, _ context: WebContext, _ identity: Identity, _ workspace: TwofoldWorkspace
    ) throws -> OrgUnit.ID? {
        let tree = workspace.pack.units
        guard let (permissions, place) = route.access.demand else { return tree.root }
        let home = permissions.lazy.compactMap { identity.home($0, in: tree) }.first
        let asked: OrgUnit.ID?
        switch place {
        case .chosenUnit: asked = query["unit"].map { OrgUnit.ID($0) } ?? home
        case .figure: asked = try query["ref"].flatMap { try workspace.unit(ofReference: $0) }
        case .path(let name): asked = context.parameters.get(name)?.removingPercentEncoding.map { OrgUnit.ID($0) }
        case .root: asked = tree.root
        case .anywhere: asked = home
        }
        // What is not there and what may not be seen answer alike.
        guard let asked, permissions.contains(where: { identity.may($0, at: asked, in: tree) }) else { return nil }
        return asked
    }

    // MARK: - For anyone

    func openVisit(_ request: Request, _ context: WebContext, _ route: Route) async throws -> OpenVisit {
        let token = request.cookies[Browser.cookieName(settings)]?.value
        let workspace = try await live.workspace()
        let identity = try token.flatMap { try workspace.session($0) }
        // A browser may still have the cookie of a session that has ended, and be a stranger again.
        let stranger = request.cookies[Browser.strangerCookie]?.value
        let browsers = [token, stranger].compactMap { $0 }.map(Browser.init(session:))
        let form = try await form(of: request, route)
        if route.method == .post { try check(request, route, form, browsers) }
        return OpenVisit(
            request: request, context: context, route: route, identity: identity, live: live,
            language: language(request, identity), csrf: browsers.first?.csrf ?? "", form: form, pages: pages,
            settings: settings,
            address: address(request, context))
    }

    // MARK: - Parts

    private func form(of request: Request, _ route: Route) async throws -> Form {
        guard route.body == .form else { return Form(urlEncoded: "") }
        do {
            let body = try await request.body.collect(upTo: Self.formLimitBytes)
            return Form(urlEncoded: String(buffer: body))
        } catch is NIOTooManyBytesError {
            throw WebError.tooLarge
        }
    }

    /// A browser says where a request comes from, and a form carries what only our page could have told it.
    private func check(_ request: Request, _ route: Route, _ form: Form, _ browsers: [Browser]) throws {
        guard route.method != .get, route.method != .head else { return }
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" { throw WebError.badToken }
        let sent = request.headers[.csrfToken] ?? form["csrf"]
        if route.body == .stream, sent == nil { return }
        guard let sent, browsers.contains(where: { $0.accepts(sent) }) else { throw WebError.badToken }
    }

    /// The language of the cookie, else of the account, else Vietnamese.
    private func language(_ request: Request, _ identity: Identity?) -> Language {
        let chosen = request.cookies["lang"].map { Language(rawValue: $0.value) } ?? identity?.language
        return chosen == .english ? .english : .vietnamese
    }

    /// As the audit trail and the throttle know the caller.
    func address(_ request: Request, _ context: WebContext) -> String {
        if settings.trustsProxy, let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last {
            return forwarded.trimmingCharacters(in: .whitespaces)
        }
        return context.address ?? "unknown"
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let csrfToken = HTTPField.Name("X-CSRF-Token")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
