import ArgumentParser
import Domain
import Foundation
import Workspace

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens that let a program use the web application for an account.",
        discussion: """
            Permissions: \(Permission.allCases.map(\.rawValue).joined(separator: ", ")).
            A token may what its account may, as far as its permissions go.

            Example: twofold token make WS nguyen.van.a --label "nightly figures" --scope view_figures --days 90
            """,
        subcommands: [Make.self, List.self, Revoke.self])

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token and print it, this once.",
            discussion: "Example: twofold token make WS nguyen.van.a --label \"nightly figures\" --scope view_figures")

        @OptionGroup var account: UserCommand.Account
        @Option(help: "What it is for.")
        var label: String
        @Option(name: .customLong("scope"), help: "A permission; may be given several times.")
        var scopes: [String]
        @Option(help: "How many days it is good for, 1 to 366.")
        var days = 90
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let people = try await account.people()
            let permissions = Set(try scopes.map(people.permission))
            let made = try people.makeToken(for: account.name, label: label, scopes: permissions, days: days)
            if json {
                guard case .object(var object) = made.token.json else { return }
                object["secret"] = .text(made.secret)
                print(try JSON.object(object).text, to: .output)
            } else {
                print(made.secret, to: .output)
                print("token \(made.token.id) of \(made.token.account); the secret is shown this once", to: .error)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "An account's tokens, without their secrets.",
            discussion: "Example: twofold token list WS nguyen.van.a")

        @OptionGroup var account: UserCommand.Account
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let list = TokenList(try await account.people().tokens(of: account.name))
            print(try json ? list.json.text : list.text, to: .output)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token worthless.", discussion: "Example: twofold token revoke WS nguyen.van.a 3")

        @OptionGroup var account: UserCommand.Account
        @Argument(help: "The token's number, as 'twofold token list' prints it.")
        var token: Int

        func run() async throws {
            try await account.people().revokeToken(token, of: account.name)
            print("token \(token) of \(account.name) is revoked", to: .output)
        }
    }
}
