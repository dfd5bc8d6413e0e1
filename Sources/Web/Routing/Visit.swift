import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

/// One request that may be answered: who asks, at which unit, in which language, and what they chose to look at.
struct Visit: Sendable {
    let request: Request
    let context: WebContext
    let route: Route
    let identity: Identity
    /// The workspace, acting as whoever asks.
    let workspace: TwofoldWorkspace
    let live: LiveWorkspace
    let language: Language
    /// The unit the route's access was checked at; the root where it asks for none.
    let unit: OrgUnit.ID
    let choice: Choice
    /// What a form sends back to show that this server made it.
    let csrf: String
    let form: Form
    let pages: PageLibrary

    var pack: Pack { workspace.pack }
    var tree: OrgUnitTree { workspace.pack.units }
    var words: Words { pages.words(in: language) }
    var query: QueryItems { QueryItems(request) }

    /// The units at which one of the route's permissions is held.
    var units: Set<OrgUnit.ID> {
        (route.access.demand?.permissions ?? []).reduce(into: []) { $0.formUnion(identity.units($1, in: tree)) }
    }

    func may(_ permission: Permission, at unit: OrgUnit.ID? = nil) -> Bool {
        identity.may(permission, at: unit ?? self.unit, in: tree)
    }

    /// - Throws: ``WebError/forbidden``.
    func demand(_ permission: Permission, at unit: OrgUnit.ID? = nil) throws {
        guard may(permission, at: unit) else { throw WebError.forbidden }
    }

    /// The value of a `:name` in the path.
    func path(_ name: String) -> String { context.parameters.get(name)?.removingPercentEncoding ?? "" }
}
