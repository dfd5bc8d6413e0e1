import Hummingbird
import NIOCore

/// What the server knows of one request before anybody is recognised.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The caller's address, or the proxy's; `nil` in tests without a socket.
    let address: String?
    /// What is found out on the way, for logs and metrics.
    let note = RequestNote()

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress
    }
}
