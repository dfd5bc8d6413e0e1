import HTTPTypes
import Hummingbird
import Logging

/// One line in the log for each request, and its place in the metrics. Neither holds what was asked: addresses carry names and
/// references, so the route's name stands for them.
struct RequestJournal: RouterMiddleware {
    let metrics: Metrics

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let response = try await next(request, context)
        let lasted = ContinuousClock.now - began
        let route = context.note.route?.name ?? "none"
        await metrics.note(
            route: route, method: request.method.rawValue, status: response.status.code, lasted: lasted)
        context.logger.info(
            "request",
            metadata: [
                "route": "\(route)", "method": "\(request.method.rawValue)", "status": "\(response.status.code)",
                "ms": "\(lasted.milliseconds)", "account": "\(context.note.account ?? "-")",
            ])
        return response
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int { Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000) }
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
