import Domain
import HTTPTypes

/// One address the server answers, with what it asks of who calls. Links and tests are made from the same table.
struct Route: Hashable, Sendable {
    /// What the body of a request is, and so how its CSRF token travels.
    enum Body: Hashable, Sendable {
        case none
        /// A form of at most 256 KiB with the token in the field `csrf`.
        case form
        /// Read by the handler as it comes; the token is in the header `X-CSRF-Token` or the handler checks its first part.
        case stream
    }
    /// Stable: names it in logs, metrics and tests.
    let name: String
    let method: HTTPRequest.Method
    /// As the router reads it: `/indicators/:indicator`.
    let path: String
    let access: Access
    let body: Body

    init(_ name: String, _ method: HTTPRequest.Method, _ path: String, _ access: Access, body: Body? = nil) {
        self.name = name
        self.method = method
        self.path = path
        self.access = access
        self.body = body ?? (method == .post ? .form : .none)
    }

    /// Programs speak to it: errors are `application/problem+json`, and a token may stand for a session.
    var isAPI: Bool { path.hasPrefix("/api/") }
}

extension Route {
    /// Every route of the server. What is not here cannot be registered, and what is here must be.
    static let all: [Route] =
        general + session + peopleAndAudit + steering + ofMilestones + ofDirectives + ofThemes + ofImports + ofCouncil
        + ofScores + ofReminders + ofChanges + ofTargets + ofReports + ofPlan
        + ofIndicators
        + ofFigures + ofUnits + ofData + ofAPI
}

extension Route {
    /// What an address answers to, in order; `nil` for an address there is not.
    static func methods(at path: String) -> [HTTPRequest.Method]? {
        let parts = path.split(separator: "/")
        let found = all.filter { route in
            let wanted = route.path.split(separator: "/")
            return wanted.count == parts.count && zip(wanted, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
        guard !found.isEmpty else { return nil }
        let methods = Set(found.map(\.method))
        return (methods.contains(.get) ? methods.union([.head]) : methods).sorted { $0.rawValue < $1.rawValue }
    }
}

// MARK: - What belongs to no area

extension Route {
    static let today = Route("today", .get, "/", .at(.viewFigures, .chosenUnit))
    static let language = Route("language", .post, "/language", .anyone)
    static let asset = Route("asset", .get, "/assets/:version/:file", .anyone)
    static let health = Route("health", .get, "/health", .anyone)
    static let readiness = Route("readiness", .get, "/ready", .anyone)
    /// Open to this machine itself; its handler asks others for the right to see the audit trail.
    static let metrics = Route("metrics", .get, "/metrics", .anyone)

    /// A file kept with a living record; the handler looks whose it is.
    static let attachment = Route("attachment", .get, "/files/:attachment", .at(.viewFigures, .anywhere))

    static let general = [today, language, asset, health, readiness, metrics, attachment]

    static let signInPage = Route("sign-in-page", .get, "/sign-in", .anyone)
    static let signIn = Route("sign-in", .post, "/sign-in", .anyone)
    static let signOut = Route("sign-out", .post, "/sign-out", .signedIn)

    static let session = [signInPage, signIn, signOut]
}
