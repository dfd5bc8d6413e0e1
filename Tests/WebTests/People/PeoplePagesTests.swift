import Domain
import Foundation
import HTTPTypes
import Testing
import Workspace

@testable import Web

@Suite(.serialized) struct `People and access` {
    @Test func `an account is made with a password shown once, given roles, disabled and given another password`()
        async throws
    {
        let site = try await PeopleSite()
        try await site.add("root", Grant(.administrator, at: "20ZZ"))
        var root = try await site.browser("root")
        let list = try await root.get("/people")
        #expect(list.status == .ok && list.body.contains("Người dùng và quyền truy cập"))
        let made = try await root.post(
            "/people",
            ["account": "tran.b", "display_name": "Trần <B>", "language": "vi", "role": "leader", "unit": "20BB"],
            after: list)
        let password = try #require(made.body.firstMatch(of: /<code>([a-z0-9-]{23})<\/code>/)).output.1
        #expect(made.headers[.cacheControl] == "no-store")
        let person = try await root.get("/people/tran.b")
        #expect(person.body.contains("Trần &lt;B&gt;") && !person.body.contains(password))

        var own = try await site.browser("tran.b", String(password))
        #expect(try await own.get("/account").status == .ok)
        let roles = try await root.post(
            "/people/tran.b/roles", ["role": "approver", "unit": "20BB"], after: person)
        #expect(roles.location == "/people/tran.b?done=roles")
        // Whoever's roles changed signs in again.
        #expect(try await own.get("/account").location?.hasPrefix("/sign-in") == true)
        #expect(
            try site.workspace.people.account("tran.b").grants == [
                Grant(.leader, at: "20BB"), Grant(.approver, at: "20BB"),
            ])
        _ = try await root.post("/people/tran.b/roles", ["take": "leader@20BB"], after: person)
        #expect(try site.workspace.people.account("tran.b").grants == [Grant(.approver, at: "20BB")])

        let given = try await root.post("/people/tran.b/password", [:], after: person)
        let second = try #require(given.body.firstMatch(of: /<code>([a-z0-9-]{23})<\/code>/)).output.1
        #expect(second != password)
        own = try await site.browser("tran.b", String(second))
        let sessions = try await root.get("/people/tran.b?done=password%3Cb%3E")
        let session = try #require(sessions.body.firstMatch(of: /name="session" value="([0-9]+)"/)).output.1
        _ = try await root.post("/people/tran.b/sessions", ["session": String(session)], after: sessions)
        #expect(try await own.get("/account").status == .seeOther)

        _ = try await root.post("/people/tran.b/state", ["state": "disabled"], after: person)
        #expect(try !site.workspace.people.account("tran.b").isEnabled)
        #expect(try await root.get("/people/tran.b?done=state").body.contains("Đã khóa"))
        _ = try await root.post("/people/tran.b/state", ["state": "enabled"], after: person)
        #expect(try site.workspace.people.account("tran.b").isEnabled)
        let trail = try site.workspace.auditEntries()
        #expect(
            trail.lines.filter { $0.actor == "root" && $0.subject == "account tran.b" }.map(\.action) == [
                "account.enabled", "account.disabled", "session.revoked", "password.reset", "account.revoked",
                "account.granted", "account.added",
            ])
        #expect(try site.workspace.verifyAudit().isIntact)
        await site.close()
    }

    @Test func `what cannot be done is said on the form's own page, with what was filled in`() async throws {
        let site = try await PeopleSite()
        try await site.add("root", Grant(.administrator, at: "20ZZ"))
        var root = try await site.browser("root", language: "en")
        let list = try await root.get("/people")
        let taken = try await root.post(
            "/people", ["account": "ROOT", "display_name": "Một \"hai\"", "role": "leader", "unit": "20BB"], after: list
        )
        #expect(taken.status == .conflict && taken.body.contains("role=\"alert\""))
        #expect(taken.body.contains("value=\"ROOT\"") && taken.body.contains("Một &quot;hai&quot;"))
        let person = try await root.get("/people/root")
        #expect(!person.body.contains("/people/root/password"))
        let last = try await root.post("/people/root/state", ["state": "disabled"], after: person)
        #expect(last.status == .conflict && last.body.contains("last account"))
        let own = try await root.post("/people/root/password", [:], after: person)
        #expect(own.status == .forbidden)
        #expect(try await root.get("/people/nobody").status == .forbidden)
        await site.close()
    }

    @Test func `an administrator of a branch sees and changes those of the branch only`() async throws {
        let site = try await PeopleSite()
        try await site.add("root", Grant(.administrator, at: "20ZZ"))
        try await site.add("branch", Grant(.administrator, at: "20BB"))
        try await site.add("inside", Grant(.leader, at: "20BB"))
        try await site.add("outside", Grant(.leader, at: "20ZZ"))
        var branch = try await site.browser("branch")
        let list = try await branch.get("/people")
        #expect(list.body.contains("/people/inside") && !list.body.contains("/people/outside"))
        #expect(!list.body.contains("value=\"20ZZ\""))
        #expect(try await branch.get("/people/inside").status == .ok)
        #expect(try await branch.get("/people/outside").status == .forbidden)
        for (address, fields) in [
            ("/people/outside/state", ["state": "disabled"]), ("/people/outside/password", [:]),
            ("/people/outside/roles", ["role": "viewer", "unit": "20BB"]), ("/people/outside/sessions", [:]),
            ("/people/outside/profile", ["display_name": "x"]), ("/people/outside/tokens", ["token": "1"]),
            ("/people/inside/roles", ["role": "viewer", "unit": "20ZZ"]),
        ] as [(String, KeyValuePairs<String, String>)] {
            #expect(try await branch.post(address, fields, after: list).status == .forbidden, "\(address)")
        }
        let beyond = try await branch.post(
            "/people", ["account": "new", "role": "administrator", "unit": "20ZZ"], after: list)
        #expect(beyond.status == .forbidden)
        #expect(try site.workspace.people.account("outside").isEnabled)
        // Two were the same form.
        #expect(try site.workspace.auditEntries(AuditFilter(action: "access.denied")).lines.count == 8)
        // The trail is of the whole department.
        #expect(try await branch.get("/audit").status == .forbidden)
        await site.close()
    }

    @Test func `every form needs the token of its page, and every page its permission`() async throws {
        let site = try await PeopleSite()
        try await site.add("root", Grant(.administrator, at: "20ZZ"))
        try await site.add("viewer", Grant(.viewer, at: "20ZZ"))
        var root = try await site.browser("root")
        var viewer = try await site.browser("viewer")
        let strangersPage = try await viewer.get("/account")
        var nobody = SiteBrowser(site: site, cookies: [:])
        for route in Route.peopleAndAudit {
            let address = route.path.replacing(":account", with: "viewer")
            if route.method == .post {
                #expect(try await root.post(address, [:], after: nil).status == .forbidden, "\(route.name)")
                #expect(try await root.post(address, [:], after: strangersPage).status == .forbidden, "\(route.name)")
                #expect(try await nobody.post(address, [:], after: nil).location?.hasPrefix("/sign-in") == true)
            } else {
                #expect(try await root.get(address).status == .ok, "\(route.name)")
                #expect(try await nobody.get(address).location?.hasPrefix("/sign-in") == true, "\(route.name)")
            }
            if route.access != .signedIn {
                let answer =
                    route.method == .post
                    ? try await viewer.post(address, [:], after: strangersPage) : try await viewer.get(address)
                #expect(answer.status == .forbidden, "\(route.name)")
            }
        }
        await site.close()
    }
}

@Suite(.serialized) struct `One's own account` {
    @Test func `password, language, sessions and tokens are one's own to change`() async throws {
        let site = try await PeopleSite()
        try await site.add("chief", Grant(.leader, at: "20ZZ"))
        var here = try await site.browser("chief")
        var there = try await site.browser("chief")
        let page = try await here.get("/account")
        #expect(page.body.contains("phiên này"))
        let wrong = try await here.post(
            "/account/password", ["old": "không phải", "new": "bút chì xanh lam", "again": "bút chì xanh lam"],
            after: page)
        #expect(wrong.status == .badRequest && wrong.body.contains("Mật khẩu hiện tại không đúng"))
        let weak = try await here.post(
            "/account/password", ["old": PeopleSite.password, "new": "quangninh2020", "again": "quangninh2020"],
            after: page)
        #expect(weak.status == .badRequest && weak.body.contains("dễ bị đoán"))
        let differs = try await here.post(
            "/account/password", ["old": PeopleSite.password, "new": "bút chì xanh lam", "again": "bút chì xanh"],
            after: page)
        #expect(differs.status == .badRequest && differs.body.contains("không giống nhau"))
        let changed = try await here.post(
            "/account/password", ["old": PeopleSite.password, "new": "bút chì xanh lam", "again": "bút chì xanh lam"],
            after: page)
        #expect(changed.location == "/account?done=password")
        #expect(try await there.get("/account").status == .seeOther)
        #expect(try await here.get("/account?done=password").body.contains("Đã đổi mật khẩu"))

        _ = try await here.post(
            "/account/profile", ["display_name": "Cục trưởng", "language": "en"], after: page)
        #expect(try site.workspace.people.account("chief").language == .english)

        let none = try await here.post("/account/tokens", ["label": "đêm", "days": "30"], after: page)
        #expect(none.status == .badRequest)
        let beyond = try await here.post(
            "/account/tokens", ["label": "đêm", "scope": "manage_people", "days": "30"], after: page)
        #expect(beyond.status == .badRequest)
        let made = try await here.post(
            "/account/tokens", ["label": "đêm", "scope": "view_figures", "scope": "export", "days": "30"], after: page)
        let secret = try #require(made.body.firstMatch(of: /<code>(tf_[A-Za-z0-9_-]{43})<\/code>/)).output.1
        #expect(try site.workspace.identity(ofToken: String(secret))?.scopes == [.viewFigures, .export])
        let after = try await here.get("/account")
        #expect(after.body.contains("đêm") && !after.body.contains(secret))
        _ = try await here.post("/account/tokens/revoke", ["token": "1"], after: page)
        #expect(try site.workspace.identity(ofToken: String(secret)) == nil)

        there = try await site.browser("chief", "bút chì xanh lam")
        _ = try await here.post("/account/sessions", [:], after: page)
        #expect(try await there.get("/account").status == .seeOther)
        #expect(try await here.get("/account").status == .ok)
        await site.close()
    }
}

@Suite(.serialized) struct `The page of the audit trail` {
    @Test func `lists, filters, verifies and is taken away as a file, which it tells of itself`() async throws {
        let site = try await PeopleSite()
        try await site.add("auditor", Grant(.auditor, at: "20ZZ"))
        for number in 1...120 {
            try site.workspace.audit("test.line", subject: "=số \(number)", detail: ["n": String(number)], by: "máy")
        }
        var auditor = try await site.browser("auditor", language: "en")
        let page = try await auditor.get("/audit")
        #expect(page.body.contains("session.opened") && page.body.contains("Audit trail"))
        let older = try #require(page.body.firstMatch(of: /href="(\/audit\?before=[0-9]+)"/)).output.1
        let second = try await auditor.get(String(older))
        #expect(second.body.contains("definitions.loaded") && !second.body.contains("session.opened"))
        let filtered = try await auditor.get("/audit?actor=m%C3%A1y&action=test.")
        #expect(filtered.body.contains("test.line") && !filtered.body.contains("session.opened"))
        #expect(try await auditor.get("/audit?day=2020-02-30").status == .badRequest)
        let verified = try await auditor.post("/audit/verify", [:], after: page)
        #expect(verified.body.contains("Unbroken") && verified.body.contains("All 124 lines"))
        let csv = try await auditor.get("/audit.csv?action=test.")
        let lines = csv.body.components(separatedBy: "\r\n")
        #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(lines.first == "sequence,at,actor,action,subject,detail,hash" && lines.count == 122)
        #expect(lines[1].contains(",máy,test.line,'=số 120,\"{\"\"n\"\":\"\"120\"\"}\","))
        let told = try site.workspace.auditEntries(AuditFilter(actor: "auditor")).lines
        #expect(told.map(\.action) == ["audit.exported", "audit.verified", "session.opened"])
        #expect(told.first?.detailText == "action: test.")
        await site.close()
    }
}
