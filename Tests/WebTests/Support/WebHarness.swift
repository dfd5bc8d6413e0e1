import Domain
import Foundation
import Hummingbird
import Logging
import Packs
import Registry
import Synchronization
import Testing

@testable import Web
@testable import Workspace

/// A server over a demo workspace with an account for every role at the root and at one branch, asked in the same process.
///
/// Most tests share one; a test that changes records of the workspace takes one of its own: `WebHarness.ofItsOwn()`.
struct WebHarness: Sendable {
    /// The branch of the accounts named `ROLE-20BB`; another one stands for "somebody else's".
    static let branch: OrgUnit.ID = "20BB"
    static let otherBranch: OrgUnit.ID = "20CF"
    static let root: OrgUnit.ID = "20ZZ"
    static let password = "một câu dài dễ nhớ"

    let folder: URL
    let server: WebServer
    private let responder: any HTTPResponder<WebContext>

    init(_ folder: URL, settings: WebSettings = Self.settings, people: PeopleSettings = Self.people) async throws {
        self.folder = folder
        server = try await WebServer(workspace: folder, settings: settings, people: people, logger: Self.logger)
        responder = server.router().buildResponder()
    }

    /// The same server with other handlers; see ``WebServer/router(binding:)``.
    init(_ harness: WebHarness, binding bind: (RouteBook) -> Void) {
        folder = harness.folder
        server = harness.server
        responder = server.router(binding: bind).buildResponder()
    }

    /// The one that tests share; they only read it.
    static var shared: WebHarness { get async throws { try await Shelf.shared.harness } }

    /// One over a copy of the shared workspace as it was made, for a test that changes things; its folder is removed when the
    /// test program ends.
    static func ofItsOwn(
        settings: WebSettings = Self.settings, people: PeopleSettings = Self.people
    ) async throws -> WebHarness {
        try await WebHarness(try await Shelf.shared.copy(), settings: settings, people: people)
    }

    /// Another server, with other settings, over the same workspace.
    func with(settings: WebSettings = Self.settings, people: PeopleSettings = Self.people) async throws -> WebHarness {
        try await WebHarness(folder, settings: settings, people: people)
    }

    /// As behind a proxy, so that every browser has an address of its own and no test waits for another's wrong passwords.
    static var settings: WebSettings {
        var settings = WebSettings()
        settings.trustsProxy = true
        return settings
    }
    /// Patient: a password counts as wrong while it is checked, and tests sign in many at once.
    static let people = PeopleSettings(scryptRounds: 16, throttle: SignInThrottle(patience: 10_000))
    static let logger: Logger = {
        var logger = Logger(label: "test", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .critical
        return logger
    }()

    /// The workspace, for what a page's numbers are compared with.
    var workspace: TwofoldWorkspace { get async throws { try await server.live.workspace() } }
    var pack: Pack { get async throws { try await workspace.pack } }

    /// `leader` at the root, `leader-20BB` at the branch.
    static func account(_ role: Role, at unit: OrgUnit.ID = root) -> String {
        unit == root ? role.rawValue : "\(role.rawValue)-\(unit)"
    }

    /// A new browser, nobody signed in.
    func browser(_ language: Language = .vietnamese) -> WebBrowser { WebBrowser(responder, language) }

    /// A new browser with somebody's cookies.
    func browser(with cookies: [String: String], logger: Logger = Self.logger) -> WebBrowser {
        WebBrowser(responder, .vietnamese, cookies, logger: logger)
    }

    /// A new browser, signed in.
    func browser(
        as role: Role, at unit: OrgUnit.ID = root, _ language: Language = .vietnamese
    ) async throws -> WebBrowser {
        let browser = browser(language)
        try await browser.signIn(as: Self.account(role, at: unit))
        return browser
    }
}

/// Makes the demo once.
private actor Shelf {
    static let shared = Shelf()
    private static let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-web-\(getpid())")
    private var making: Task<WebHarness, any Error>?
    private var copies = 0

    var harness: WebHarness {
        get async throws {
            if let making { return try await making.value }
            let task = Task {
                atexit { try? FileManager.default.removeItem(at: Shelf.folder) }
                let pristine = Self.folder.appending(path: "pristine")
                try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                let demo = try await TwofoldWorkspace.demo(in: pristine, seed: 1, formats: [])
                try await WebHarness.addAccounts(to: demo.workspace)
                return try await WebHarness(try Self.copy(to: "shared"))
            }
            making = task
            return try await task.value
        }
    }

    func copy() async throws -> URL {
        _ = try await harness
        copies += 1
        return try Self.copy(to: "copy-\(copies)")
    }

    private static func copy(to name: String) throws -> URL {
        let target = folder.appending(path: name)
        try FileManager.default.copyItem(at: folder.appending(path: "pristine"), to: target)
        return target
    }
}

/// A server over a workspace of the same pack without records; its folder is removed afterwards.
func withEmptyWorkspace(_ body: (WebHarness) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-web-empty-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let workspace = try await TwofoldWorkspace.create(
        in: folder, pack: Machine.project.appending(path: "packs/quang-ninh"))
    try await WebHarness.addAccounts(to: workspace)
    try await body(try await WebHarness(folder))
}

extension WebHarness {
    /// One for every role at the root and at the branch.
    fileprivate static func addAccounts(to workspace: TwofoldWorkspace) async throws {
        let people = workspace.keeping(people).people
        for role in Role.allCases {
            for unit in [root, branch] {
                try await people.addAccount(
                    account(role, at: unit), grants: [Grant(role, at: unit)], password: password)
            }
        }
    }
}
