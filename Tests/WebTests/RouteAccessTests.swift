import Domain
import HTTPTypes
import Hummingbird
import Testing
import Workspace

@testable import Web

/// Who calls: nobody, or somebody with one role at one unit.
struct Caller: Sendable, CustomTestStringConvertible {
    let grant: Grant?

    static let all =
        [Caller(grant: nil)]
        + Role.allCases.flatMap { role in
            [WebHarness.root, WebHarness.branch].map { Caller(grant: Grant(role, at: $0)) }
        }

    var testDescription: String { grant.map { "\($0.role)@\($0.unit)" } ?? "nobody" }

    func browser(of harness: WebHarness) async throws -> WebBrowser {
        guard let grant else { return harness.browser() }
        return try await harness.browser(as: grant.role, at: grant.unit)
    }

    func has(_ permission: Permission) -> Bool { grant?.role.permissions.contains(permission) ?? false }

    /// By hand, so that the gate is not asked about itself.
    func holds(_ permission: Permission, at unit: OrgUnit.ID) -> Bool {
        guard let grant, grant.role.permissions.contains(permission) else { return false }
        return grant.unit == WebHarness.root || grant.unit == unit
    }
}

/// An address of a route that asks about one unit.
struct SampleAddress {
    /// What stands in the path for `:name`; `nil` for a name nobody has thought of yet. A part of one route only goes before:
    /// `load-page.load`.
    static let parts: [String: String] = [
        "version": "000000000000", "file": "app.css", "unit": "20BB", "indicator": "revenue", "account": "viewer",
        "upload": "0123456789abcdef", "import": "0123456789abcdef", "attachment": "0123456789abcdef",
        "job": "0123456789abcdef", "load": "1",
        "calendar": "unknown.ics",
        "line": "2",
        "target": "DEPARTMENT~target~revenue~20BB~2020~calendar", "action": "N01.1", "proposal": "DN-2020H1-001",
        "council-file.file": "proposed.docx", "index": "cdci", "milestone": "DH-CO-SO", "group": "N01",
        "resolution": "NQ20", "directive": "CV-1", "period": "2020H2", "order": "1", "table": "thu-ngan-sach",
        "form": "phong_dich", "report.period": "202006",
    ]

    let text: String
    /// The names in the path that ``parts`` does not know.
    let unknown: [String]

    /// - Parameter unit: `nil` leaves the choice to the server.
    init(_ route: Route, at unit: OrgUnit.ID?) {
        var unknown: [String] = []
        let path = route.path.split(separator: "/").map { part -> String in
            guard part.hasPrefix(":") else { return String(part) }
            let name = String(part.dropFirst())
            if let unit, route.access.demand?.place == .path(name) { return unit.rawValue }
            if let sample = Self.parts["\(route.name).\(name)"] ?? Self.parts[name] { return sample }
            unknown.append(name)
            return "unknown"
        }
        var query = unit.map { "?unit=\($0)" } ?? ""
        if route.access.demand?.place == .figure {
            let reference = "revenue/\(unit ?? WebHarness.root)/2020H1/calendar@2020-06-30#1"
            query = "?ref=\(reference.queryEncoded)"
        }
        text = "/" + path.joined(separator: "/") + query
        self.unknown = unknown
    }
}

extension Route: CustomTestStringConvertible {
    public var testDescription: String { name }

    /// Units it can be asked about; `nil` where the server chooses.
    fileprivate var sampleUnits: [OrgUnit.ID?] {
        let units: [OrgUnit.ID?] = [WebHarness.root, WebHarness.branch, WebHarness.otherBranch]
        guard let place = access.demand?.place else { return [nil] }
        switch place {
        case .chosenUnit: return units + [nil]
        case .figure, .path: return units
        case .root, .anywhere: return [nil] + units
        }
    }

    /// What the table of routes says, worked out by hand.
    fileprivate func isOpen(to caller: Caller, at unit: OrgUnit.ID?) -> Bool {
        guard let (permissions, place) = access.demand else { return access == .anyone || caller.grant != nil }
        return permissions.contains { permission in
            switch place {
            case .root: caller.holds(permission, at: WebHarness.root)
            case .anywhere: caller.has(permission)
            case .chosenUnit: unit.map { caller.holds(permission, at: $0) } ?? caller.has(permission)
            case .figure, .path: caller.holds(permission, at: unit ?? WebHarness.root)
            }
        }
    }
}

@Suite(.needsDuckDB) struct `A route` {
    /// The real gate in front of handlers that only say that they were reached.
    private static func gateAlone() async throws -> WebHarness {
        WebHarness(try await WebHarness.shared) { book in
            for route in Route.all {
                if route.access == .anyone {
                    book.open(route) { _ in Response(status: .noContent) }
                } else {
                    book.on(route) { _ in Response(status: .noContent) }
                }
            }
        }
    }

    @Test func `has a sample for every part of its path, and a name of its own`() {
        for route in Route.all { #expect(SampleAddress(route, at: nil).unknown == [], "\(route.name): add to `parts`") }
        #expect(Set(Route.all.map(\.name)).count == Route.all.count)
        #expect(Set(Route.all.map { "\($0.method) \($0.path)" }).count == Route.all.count)
    }

    @Test(arguments: Caller.all)
    func `answers exactly those it says it is open to`(caller: Caller) async throws {
        let secret = try await caller.browser(of: try await WebHarness.shared).cookies["twofold-session"]
        let browser = try await Self.gateAlone().browser(with: secret.map { ["twofold-session": $0] } ?? [:])
        for route in Route.all {
            for unit in route.sampleUnits {
                let address = SampleAddress(route, at: unit).text
                let answer = try await browser.ask(route, address, secret: secret)
                let told = "\(caller.testDescription): \(route.method) \(address) → \(answer.status)"
                if route.isOpen(to: caller, at: unit) {
                    #expect(answer.status == 204, "\(told)")
                } else if caller.grant != nil {
                    #expect(answer.status == 403, "\(told)")
                } else if route.isAPI {
                    #expect(answer.status == 401, "\(told)")
                } else {
                    #expect(answer.status == 303 && answer.location?.hasPrefix("/sign-in") == true, "\(told)")
                }
            }
        }
    }

    @Test(arguments: Route.all.filter { $0.method == .get && $0.access != .anyone })
    func `refuses before its handler has said anything`(route: Route) async throws {
        let harness = try await WebHarness.shared
        for caller in Caller.all where !route.isOpen(to: caller, at: WebHarness.otherBranch) {
            let browser = try await caller.browser(of: harness)
            let answer = try await browser.get(SampleAddress(route, at: WebHarness.otherBranch).text)
            #expect([303, 401, 403].contains(answer.status), "\(caller.testDescription): \(route.name)")
            #expect(answer.status != 303 || answer.location?.hasPrefix("/sign-in") == true)
            // The half-year's revenue as people and programs read it; fewer digits may stand in a request's number.
            #expect(!answer.plain.contains("6.718 tỷ") && !answer.plain.contains("6718000000000"))
        }
    }

    @Test(arguments: Caller.all)
    func `that changes something changes nothing for whom it is not open to, and fails for nobody`(
        caller: Caller
    ) async throws {
        let harness = try await WebHarness.shared
        let browser = try await caller.browser(of: harness)
        let secret = await browser.cookies["twofold-session"]
        let before = try await harness.workspace.latestRevision
        for route in Route.all where route.method == .post && route.access.demand != nil {
            for unit in [WebHarness.root, WebHarness.otherBranch] where !route.isOpen(to: caller, at: unit) {
                let answer = try await browser.ask(route, SampleAddress(route, at: unit).text, secret: secret)
                let told = "\(caller.testDescription): \(route.name) at \(unit) → \(answer.status)"
                #expect(caller.grant == nil ? answer.status == 303 : answer.status == 403, "\(told)")
            }
        }
        #expect(try await harness.workspace.latestRevision == before)
    }

    @Test(arguments: Route.all.filter { $0.method == .get })
    func `that reads does not fail for whoever may do everything`(route: Route) async throws {
        let harness = try await WebHarness.shared
        for role in Role.allCases {
            let caller = Caller(grant: Grant(role, at: WebHarness.root))
            guard route.isOpen(to: caller, at: WebHarness.root) else { continue }
            let answer = try await caller.browser(of: harness).get(SampleAddress(route, at: WebHarness.root).text)
            #expect(answer.status < 500, "\(role): \(route.name)")
        }
    }

    @Test func `that may not be seen and one that is not there answer alike`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer, at: WebHarness.branch)
        let hidden = try await browser.get("/?unit=20CF")
        let missing = try await browser.get("/?unit=99XX")
        #expect(hidden.status == 403)
        #expect(missing.status == 403)
        #expect(hidden.text.replacing("20CF", with: "") == missing.text.replacing("99XX", with: ""))
    }

    @Test func `that refuses somebody is in the audit trail`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .viewer, at: WebHarness.branch)
        try await browser.get("/?unit=20CF")
        let page = try await harness.workspace.auditEntries(AuditFilter(action: "access.denied"))
        #expect(page.lines.map(\.actor) == ["viewer-20BB"])
        #expect(page.lines.map(\.subject) == ["today 20CF"])
    }
}

extension WebBrowser {
    /// Asks a route as its own page would, with the right CSRF code.
    fileprivate func ask(_ route: Route, _ address: String, secret: String?) async throws -> Answer {
        var headers: HTTPFields = [:]
        if route.method != .get {
            headers[.csrfToken] = Browser(session: secret ?? "stranger").csrf
            if secret == nil { headers[.cookie] = "\(Browser.strangerCookie)=stranger" }
        }
        return try await send(route.method, address, headers: headers)
    }
}
