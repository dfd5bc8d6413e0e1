import Hummingbird
import Workspace

/// Binds every route to what answers it. What a route asks of its caller is checked here and nowhere else.
final class RouteBook {
    private let router: Router<WebContext>
    private let gate: Gate
    private let shelf = PageShelf(capacity: 128)
    private var bound: Set<Route> = []

    init(router: Router<WebContext>, gate: Gate) {
        self.router = router
        self.gate = gate
    }

    /// Answers whoever may.
    func on(_ route: Route, _ handler: @escaping @Sendable (Visit) async throws -> Response) {
        precondition(route.access != .anyone, "\(route.name) is open to anyone: bind it with 'open'")
        bind(route) { [gate] request, context in
            switch try await gate.admission(request, context, route) {
            case .refused(let visit): return try await visit.answer(to: WebError.forbidden)
            case .admitted(let visit):
                do {
                    return try await handler(visit)
                } catch {
                    return try await visit.answer(to: error)
                }
            }
        }
    }

    /// Answers whoever may with a page that is made once and remembered while nothing changes; see ``PageShelf``.
    func onRemembered(_ route: Route, _ makePage: @escaping @Sendable (Visit) async throws -> Page) {
        precondition(route.method == .get, "\(route.name) is no page")
        on(route) { [shelf] visit in try await shelf.answer(visit, makePage) }
    }

    /// Answers anyone.
    func open(_ route: Route, _ handler: @escaping @Sendable (OpenVisit) async throws -> Response) {
        precondition(route.access == .anyone, "\(route.name) is not open to anyone: bind it with 'on'")
        bind(route) { [gate] request, context in
            try await handler(gate.openVisit(request, context, route))
        }
    }

    private func bind(_ route: Route, _ respond: @escaping @Sendable (Request, WebContext) async throws -> Response) {
        precondition(Route.all.contains(route), "\(route.name) is not in the table of routes")
        let isNew = bound.insert(route).inserted
        precondition(isNew, "\(route.name) is bound twice")
        router.on(RouterPath(route.path), method: route.method) { request, context in
            context.note.found(route)
            return try await respond(request, context)
        }
    }

    /// - Precondition: Every route of the table has been bound.
    func checkComplete() {
        let missing = Set(Route.all).subtracting(bound)
        precondition(missing.isEmpty, "nothing answers \(missing.map(\.name).sorted().joined(separator: ", "))")
    }
}
