import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web
@testable import Workspace

extension APIOperation: CustomTestStringConvertible {
    public var testDescription: String { route.name }
}

@Suite(.needsDuckDB) struct `The API` {
    /// Questions whose answers are worth looking at, by operation.
    static let questions: [String: [String]] = [
        "api-figures": [
            "/api/v1/figures?indicators=revenue,declarations&periods=2020H1,2020Q2&all_units=true",
            "/api/v1/figures?indicators=revenue&periods=2020H1&by=tax_kind",
            "/api/v1/figures?indicators=drivers_tested,clearance_time_median&periods=2020H1&level=1&asat=2020-05-31",
        ],
        "api-standing": [
            "/api/v1/standing?period=2020H1", "/api/v1/standing?period=2020H1&unit=20BB",
            "/api/v1/standing?period=2020&asat=2020-11-30",
        ],
        "api-indicators": ["/api/v1/indicators", "/api/v1/indicators?limit=3"],
        "api-indicator": ["/api/v1/indicators/revenue"],
        "api-units": ["/api/v1/units"], "api-targets": ["/api/v1/targets", "/api/v1/targets?indicator=revenue"],
        "api-plan": ["/api/v1/plan", "/api/v1/plan?late=true&unit=20BB"],
        "api-loads": ["/api/v1/loads"],
        "api-trace": ["/api/v1/trace?limit=5&ref=\("revenue/20ZZ/2020H1/calendar@2020-06-30#".queryEncoded){revision}"],
    ]

    private func role(_ operation: APIOperation) -> Role { operation.route == .apiLoads ? .planner : .leader }

    @Test(arguments: API.operations)
    func `answers in the shape it describes`(operation: APIOperation) async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: role(operation))
        let description = API.description(harness.server.settings)
        let check = SchemaCheck(schemas: try #require(description["components"]?["schemas"]))
        let questions = try #require(Self.questions[operation.route.name], "no question for \(operation.route.name)")
        let revision = try await harness.server.live.revision()
        for question in questions.map({ $0.replacing("{revision}", with: "\(revision)") }) {
            let answer = try await browser.get(question)
            #expect(answer.status == 200, "\(question): \(answer.text.prefix(300))")
            #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
            let problems = check.problems(try answer.tree(), ["$ref": .text("#/\(operation.schema)")])
            #expect(problems.prefix(5).map(\.self) == [], "\(question)")
        }
    }

    @Test(arguments: API.operations)
    func `describes the errors it answers with`(operation: APIOperation) async throws {
        let harness = try await WebHarness.shared
        let check = SchemaCheck(schemas: .object(APISchemas.all))
        let question = try #require(Self.questions[operation.route.name]?.first)
            .replacing("{revision}", with: "\(try await harness.server.live.revision())")
        let parted = question + (question.contains("?") ? "&" : "?")
        let wrong = [
            (parted + "nonsense=1", 400, "unknown-parameter"), (parted + "limit=0", 400, nil),
            (parted + "cursor=!", 400, nil),
        ]
        let browser = try await harness.browser(as: role(operation))
        for (address, status, code) in wrong {
            let answer = try await browser.get(address)
            #expect(answer.status == status, "\(address)")
            try expectProblem(answer, code, check)
        }
        try expectProblem(try await harness.browser().get(question), "sign-in-first", check)
        try expectProblem(try await browser.send(.put, question), "method-not-allowed", check)
    }

    private func expectProblem(_ answer: Answer, _ code: String?, _ check: SchemaCheck) throws {
        #expect(answer.headers[.contentType] == "application/problem+json")
        let problem = try answer.tree()
        #expect(check.problems(problem, ["$ref": "#/Problem"]) == [])
        #expect(problem["status"] == .int(answer.status))
        if let code { #expect(problem["code"] == .text(code)) }
    }

    @Test(arguments: ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/figures", "/api/v1/figures/extra"])
    func `answers an address there is not with a problem`(path: String) async throws {
        let answer = try await WebHarness.shared.browser(as: .leader).get(path)
        #expect(answer.status == 404)
        #expect(answer.headers[.contentType] == "application/problem+json")
    }

    @Test func `says which methods an address takes`() async throws {
        let answer = try await WebHarness.shared.browser(as: .leader).send(.delete, "/api/v1/units")
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == "GET, HEAD")
    }

    @Test func `is described for whoever asks, each operation once`() async throws {
        let answer = try await WebHarness.shared.browser().get("/api/v1/openapi.json")
        #expect(answer.status == 200)
        let description = try answer.tree()
        #expect(description["openapi"] == "3.1.0")
        guard case .object(let paths)? = description["paths"] else {
            Issue.record("no paths")
            return
        }
        #expect(Set(paths.keys) == Set(API.operations.map(\.route.template)))
        #expect(paths["/api/v1/indicators/{indicator}"]?["get"]?["operationId"] == "api-indicator")
    }

    @Test func `gives the figures the command line prints`() async throws {
        let harness = try await WebHarness.shared
        let answer = try await harness.browser(as: .leader).get(
            "/api/v1/figures?indicators=revenue&periods=2020H1&units=20ZZ,20BB")
        let figures = try await harness.workspace.figures(
            FigureQuery(indicators: ["revenue"], units: .named(["20ZZ", "20BB"]), periods: [Period("2020H1")!]))
        #expect(try JSON.array(answer.tree().items).compactText == JSON.array(figures.map(\.json)).compactText)
        #expect(try answer.tree()["next"] == .null)
    }

    @Test func `gives a list page by page, all of one revision`() async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        let question = "/api/v1/figures?indicators=revenue,declarations&periods=2020H1,2020Q1&all_units=true"
        let whole = try await browser.get(question + "&limit=1000").tree()
        var found: [JSON] = []
        var cursor: String?
        repeat {
            let page = try await browser.get(question + "&limit=7" + (cursor.map { "&cursor=\($0)" } ?? "")).tree()
            #expect(page["revision"] == whole["revision"])
            #expect(page.items.count <= 7)
            found += page.items
            cursor = page["next"]?.string
        } while cursor != nil && found.count < 1_000
        #expect(found == whole.items)
        #expect(found.count > 20)
    }

    @Test func `refuses the cursor of another question`() async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        let cursor = try #require(try await browser.get("/api/v1/indicators?limit=1").tree()["next"]?.string)
        #expect(try await browser.get("/api/v1/indicators?limit=2&cursor=\(cursor)").status == 200)
        let other = try await browser.get("/api/v1/units?cursor=\(cursor)")
        #expect(other.status == 400)
        #expect(try other.tree()["code"] == "bad-cursor")
    }

    @Test func `answers 304 to whoever has the answer, and nobody else`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .leader)
        let question = "/api/v1/standing?period=2020H1&unit=20BB"
        let first = try await browser.get(question)
        let tag = try #require(first.headers[.eTag])
        #expect(first.headers[.cacheControl] == "private, no-cache")
        for held in [tag, "W/\(tag)", "\"x\", \(tag)"] {
            let again = try await browser.get(question, headers: [.ifNoneMatch: held])
            #expect(again.status == 304)
            #expect(again.bytes.isEmpty)
            #expect(again.headers[.eTag] == tag)
        }
        let known = try await harness.server.live.revision()
        #expect(try await browser.get(question + "&known=\(known)", headers: [.ifNoneMatch: tag]).status == 200)
        let viewer = try await harness.browser(as: .viewer, at: WebHarness.branch)
        let own = try await viewer.get(question, headers: [.ifNoneMatch: tag])
        #expect(own.status == 200)
        #expect(own.headers[.eTag] != tag)
        #expect(try await harness.browser(as: .administrator).get(question, headers: [.ifNoneMatch: tag]).status == 403)
    }
}
