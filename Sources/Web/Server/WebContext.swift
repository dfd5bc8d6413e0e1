import Hummingbird
import NIOCore

/// What the server knows of one request before anybody is recognised.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The caller's address, or the proxy's; `nil` in tests without a socket.
    let address: String?
    /// The route that answers, once found; names the request in logs.
    var route: Route?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress
    }
}
