import Synchronization

/// What is found out about a request on its way in, for the log and the metrics on its way out.
///
/// The router hands its context on by value, so what stands outside does not see what was learned inside. This box is the one
/// thing both hold; its two facts are set once each and read when the answer is there.
final class RequestNote: Sendable {
    private struct Facts {
        var route: Route?
        var account: String?
    }
    private let facts = Mutex(Facts())

    var route: Route? { facts.withLock(\.route) }
    var account: String? { facts.withLock(\.account) }

    func found(_ route: Route) { facts.withLock { $0.route = route } }
    func recognised(_ account: String) { facts.withLock { $0.account = account } }
}
