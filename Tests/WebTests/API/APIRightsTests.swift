import Domain
import HTTPTypes
import Packs
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The API shows a branch` {
    private func viewer(_ role: Role = .viewer) async throws -> WebBrowser {
        try await WebHarness.shared.browser(as: role, at: WebHarness.branch)
    }
    private var own: Set<OrgUnit.ID> {
        get async throws { Set(try await WebHarness.shared.pack.units.subtree(of: WebHarness.branch)) }
    }

    @Test func `its own figures where all units are asked for`() async throws {
        for question in ["all_units=true", "level=1", "level=0", ""] {
            let page = try await viewer().get("/api/v1/figures?indicators=revenue&periods=2020H1&\(question)").tree()
            let units = Set(page.items.compactMap { $0["unit"]?.string }.map { OrgUnit.ID($0) })
            #expect(units.isSubset(of: try await own), "\(question)")
            #expect(units.isEmpty == (question == "level=0"), "\(question)")
        }
    }

    @Test(arguments: [
        "/api/v1/figures?indicators=revenue&periods=2020H1&units=20CF",
        "/api/v1/figures?indicators=revenue&periods=2020H1&units=20BB,20ZZ", "/api/v1/standing?period=2020H1&unit=20CF",
        "/api/v1/standing?period=2020H1&unit=99XX", "/api/v1/targets?unit=20ZZ", "/api/v1/plan?unit=20CF",
        "/api/v1/trace?ref=revenue%2F20CF%2F2020H1%2Fcalendar%402020-06-30%234",
        "/api/v1/trace?ref=plan%3A20ZZ%2F2020H1%402020-06-30%2312", "/api/v1/trace?ref=nonsense",
    ])
    func `nothing of another unit`(question: String) async throws {
        let answer = try await viewer(.leader).get(question)
        #expect(answer.status == 403)
        #expect(try answer.tree()["code"] == "forbidden")
    }

    @Test func `its own targets, units and actions`() async throws {
        let own = try await own
        let browser = try await viewer()
        let units = try await browser.get("/api/v1/units").tree().items.compactMap { $0["code"]?.string }
        #expect(Set(units.map { OrgUnit.ID($0) }) == own)
        let targets = try await browser.get("/api/v1/targets").tree().items.compactMap { $0["unit"]?.string }
        #expect(Set(targets.map { OrgUnit.ID($0) }).isSubset(of: own))
        let whole = try await WebHarness.shared.browser(as: .viewer).get("/api/v1/plan").tree()
        #expect(whole["actions"] == 40)
        for question in ["/api/v1/plan", "/api/v1/standing?period=2020H1"] {
            let answer = try await browser.get(question).tree()
            let plan = try #require(question.contains("plan") ? answer : answer["plan"])
            guard case .array(let groups)? = plan["groups"] else {
                Issue.record("no groups in \(question)")
                continue
            }
            var count = 0
            for group in groups {
                guard case .array(let actions)? = group["actions"] else { continue }
                for action in actions {
                    count += 1
                    var involved = [action["leadUnit"]?.string ?? ""]
                    if case .array(let others)? = action["supportingUnits"] {
                        involved += others.compactMap(\.string)
                    }
                    #expect(!own.isDisjoint(with: involved.map { OrgUnit.ID($0) }))
                }
            }
            #expect(plan["actions"] == .int(count))
            #expect(count < 40)
        }
    }

    @Test func `no load that holds records of the whole department`() async throws {
        #expect(try await viewer(.planner).get("/api/v1/loads").status == 403)
        #expect(try await !WebHarness.shared.browser(as: .planner).get("/api/v1/loads").tree().items.isEmpty)
        #expect(try await viewer(.leader).get("/api/v1/loads").status == 403)
    }

    @Test func `names only with the right to see them`() async throws {
        let harness = try await WebHarness.shared
        let revision = try await harness.server.live.revision()
        let reference = "revenue/20BB/2020H1/calendar@2020-06-30#\(revision)"
        let question = "/api/v1/trace?limit=20&ref=\(reference.queryEncoded)"
        func traders(_ role: Role) async throws -> Set<String> {
            let trace = try await harness.browser(as: role, at: WebHarness.branch).get(question).tree()
            guard case .array(let atoms)? = trace["atoms"], case .array(let rows)? = atoms.first?["rows"] else {
                return []
            }
            return Set(rows.compactMap { $0["trader"]?.string })
        }
        #expect(try await traders(.planner) == [hiddenName])
        let shown = try await traders(.leader)
        #expect(!shown.isEmpty && !shown.contains(hiddenName))
        let noted = try await harness.workspace.auditEntries(AuditFilter(actor: "leader-20BB", action: "names.shown"))
        #expect(!noted.lines.isEmpty)
    }
}

@Suite(.needsDuckDB) struct `A token` {
    private static func bearer(_ secret: String) -> HTTPFields { [.authorization: "Bearer \(secret)"] }

    @Test func `stands for its account as far as its scopes go`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let people = try await harness.workspace.people
        let made = try people.makeToken(for: "leader-20BB", label: "thử", scopes: [.viewFigures], days: 1)
        let browser = harness.browser()
        let headers = Self.bearer(made.secret)
        #expect(try await browser.get("/api/v1/standing?period=2020H1", headers: headers).status == 200)
        #expect(try await browser.get("/api/v1/standing?period=2020H1&unit=20CF", headers: headers).status == 403)
        let reference = "revenue/20BB/2020H1/calendar@2020-06-30#4".queryEncoded
        #expect(try await browser.get("/api/v1/trace?ref=\(reference)", headers: headers).status == 403)
        #expect(try await browser.get("/?period=2020H1", headers: headers).status == 303)
        try people.revokeToken(made.token.id, of: "leader-20BB")
        #expect(try await browser.get("/api/v1/standing?period=2020H1", headers: headers).status == 401)
    }

    @Test(arguments: ["Bearer tf_unknown", "Bearer ", "Basic bGVhZGVyOng=", "tf_unknown"])
    func `that is none is refused, session or not`(header: String) async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        let answer = try await browser.get("/api/v1/units", headers: [.authorization: header])
        #expect(answer.status == 401)
        #expect(answer.headers[.wwwAuthenticate] == "Bearer")
    }
}
