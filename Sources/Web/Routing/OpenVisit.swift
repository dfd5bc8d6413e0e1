import Domain
import Foundation
import Hummingbird
import Workspace

/// A request that anyone may make.
struct OpenVisit: Sendable {
    let request: Request
    let context: WebContext
    let route: Route
    /// Whoever is signed in all the same.
    let identity: Identity?
    let live: LiveWorkspace
    let language: Language
    let csrf: String
    let form: Form
    let pages: PageLibrary
    let settings: WebSettings
    /// As the audit trail and the throttle know the caller.
    let address: String

    var words: Words { pages.words(in: language) }
    var query: QueryItems { QueryItems(request) }
    func path(_ name: String) -> String { context.parameters.get(name)?.removingPercentEncoding ?? "" }
}
