import Domain
import Foundation
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB, .needsTwofold) struct `Accounts on the command line` {
    @Test func `are made, given roles and tokens, and every step is in the trail`() async throws {
        try await withTemporaryFolder { folder in
            let ws = folder.appending(path: "ws").path
            #expect(try await twofold("init", ws, "--pack", Machine.quangNinh.path).code == 0)
            let made = try await twofold(
                "user", "add", ws, "nguyen.van.a", "--role", "administrator", "--role", "leader@20BB", "--name",
                "Nguyễn Văn A", "--random", "--json")
            #expect(made.code == 0, "\(made.errors)")
            guard case .object(let account) = try parsed(made), case .text(let password)? = account["password"] else {
                Issue.record("a password that was made is printed")
                return
            }
            #expect(account["grants"] == .array([.text("administrator@20ZZ"), .text("leader@20BB")]))
            let workspace = try await TwofoldWorkspace.open(folder.appending(path: "ws"))
            let signedIn = try await workspace.signIn(
                "nguyen.van.a", password: password, from: "10.0.0.1", userAgent: "thử")
            #expect(signedIn.identity.displayName == "Nguyễn Văn A")
            #expect(try await twofold("user", "sessions", ws, "nguyen.van.a").output.contains("10.0.0.1"))
            #expect(try await twofold("user", "sign-out", ws, "nguyen.van.a").code == 0)
            #expect(try workspace.session(signedIn.token) == nil)
            #expect(try await twofold("user", "disable", ws, "nguyen.van.a").errors.contains("last account"))

            let token = try await twofold(
                "token", "make", ws, "nguyen.van.a", "--label", "đêm", "--scope", "view_figures")
            let secret = token.output.trimmingCharacters(in: .newlines)
            #expect(try workspace.identity(ofToken: secret)?.scopes == [.viewFigures])
            #expect(try await twofold("token", "revoke", ws, "nguyen.van.a", "1").code == 0)
            #expect(try workspace.identity(ofToken: secret) == nil)

            let list = try await twofold("audit", "list", ws, "--json")
            guard case .array(let lines) = try parsed(list) else { return }
            let actions = lines.map { line -> JSON? in
                if case .object(let parts) = line { parts["action"] } else { nil }
            }
            #expect(
                actions.prefix(6) == [
                    .text("token.revoked"), .text("token.made"), .text("session.revoked"), .text("session.opened"),
                    .text("account.added"), .text("definitions.loaded"),
                ])
            let verified = try await twofold("audit", "verify", ws)
            #expect(verified.code == 0 && verified.output.contains("unbroken: 7 lines"), "\(verified)")
            let cut = try await twofold("audit", "verify", ws, "--head", String(repeating: "ab", count: 32))
            #expect(cut.code == 1 && cut.errors.contains("cut off") && cut.output.isEmpty)
        }
    }

    private func parsed(_ outcome: ProgramOutcome) throws -> JSON {
        try JSONDecoder().decode(JSON.self, from: Data(outcome.output.utf8))
    }
}
