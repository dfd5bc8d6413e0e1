import ArgumentParser
import Domain
import Foundation
import Workspace

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts of the web application and their roles.",
        discussion: """
            A role is given at a unit and counts there and below: leader@20BB. Without a unit it is given at the root.
            Roles: viewer, reporter, approver, planner, leader, auditor, administrator.

            Examples:
              twofold user add WS nguyen.van.a --role leader --name "Nguyễn Văn A"
              twofold user grant WS nguyen.van.a --role approver@20BB
            """,
        subcommands: [
            Add.self, List.self, GrantRoles.self, Revoke.self, Disable.self, Enable.self, Password.self, Sessions.self,
            SignOut.self, Reminders.self,
        ])

    struct Account: ParsableArguments {
        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The name of the account.")
        var name: String

        func people() async throws -> People { try await workspace.open().people }
    }

    struct Roles: ParsableArguments {
        @Option(name: .customLong("role"), help: "ROLE or ROLE@UNIT; may be given several times.")
        var roles: [String]

        func grants(_ people: People) throws -> Set<Grant> { Set(try roles.map(people.grant)) }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account. Its password is asked for, read from the input, or made and printed.",
            discussion: """
                Example: twofold user add WS nguyen.van.a --role leader --role approver@20BB --random
                A password has at least 12 characters and is not made of common words, names, years or keys in a row.
                """)

        @OptionGroup var account: Account
        @OptionGroup var roles: Roles
        @Option(name: .customLong("name"), help: "The name shown to people. The account's name unless you say.")
        var displayName: String?
        @Option(help: "The language the account reads in: vi or en.")
        var language: String?
        @OptionGroup var password: PasswordOption
        @Flag(help: "Print the account, and a password that was made, as JSON.")
        var json = false

        func run() async throws {
            let people = try await account.people()
            let grants = try roles.grants(people)
            let given = try password.read(for: account.name)
            let chosen = given ?? People.randomPassword()
            let made = try await people.addAccount(
                account.name, displayName: displayName, language: language.map(Language.init(rawValue:)),
                grants: grants, password: chosen)
            if json {
                guard case .array(let items) = AccountList([made]).json, case .object(var object)? = items.first else {
                    return
                }
                if given == nil { object["password"] = .text(chosen) }
                print(try JSON.object(object).text, to: .output)
            } else {
                print("made the account \(made.name): \(made.grants.texts.joined(separator: ", "))", to: .output)
                if given == nil { print("its password, shown this once: \(chosen)", to: .output) }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every account with its roles.", discussion: "Example: twofold user list WS --json")

        @OptionGroup var workspace: WorkspaceOption
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let list = AccountList(try await workspace.open().people.accounts())
            print(try json ? list.json.text : list.text, to: .output)
        }
    }

    struct GrantRoles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "grant", abstract: "Give an account roles; whoever uses it signs in again.",
            discussion: "Example: twofold user grant WS nguyen.van.a --role approver@20BB")

        @OptionGroup var account: Account
        @OptionGroup var roles: Roles

        func run() async throws {
            let people = try await account.people()
            try people.grant(roles.grants(people), to: account.name)
            try UserCommand.report(people, account.name)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take roles from an account; whoever uses it signs in again.",
            discussion: "Example: twofold user revoke WS nguyen.van.a --role approver@20BB")

        @OptionGroup var account: Account
        @OptionGroup var roles: Roles

        func run() async throws {
            let people = try await account.people()
            try people.revoke(roles.grants(people), from: account.name)
            try UserCommand.report(people, account.name)
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let nobody sign in with an account; its sessions end and its tokens answer nothing.",
            discussion: "Example: twofold user disable WS nguyen.van.a")

        @OptionGroup var account: Account

        func run() async throws {
            try await account.people().disable(account.name)
            print("\(account.name) is disabled", to: .output)
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let an account sign in again.", discussion: "Example: twofold user enable WS nguyen.van.a")

        @OptionGroup var account: Account

        func run() async throws {
            try await account.people().enable(account.name)
            print("\(account.name) is enabled", to: .output)
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give an account another password; its sessions end.",
            discussion: "Example: twofold user password WS nguyen.van.a --random")

        @OptionGroup var account: Account
        @OptionGroup var password: PasswordOption

        func run() async throws {
            let people = try await account.people()
            _ = try people.account(account.name)
            let given = try password.read(for: account.name)
            let chosen = try await people.resetPassword(of: account.name, to: given)
            print("\(account.name) has another password", to: .output)
            if given == nil { print("shown this once: \(chosen)", to: .output) }
        }
    }

    struct Sessions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Where an account is signed in.", discussion: "Example: twofold user sessions WS nguyen.van.a")

        @OptionGroup var account: Account
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let list = SessionList(try await account.people().sessions(of: account.name))
            print(try json ? list.json.text : list.text, to: .output)
        }
    }

    struct SignOut: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-out", abstract: "End an account's sessions.",
            discussion: "Example: twofold user sign-out WS nguyen.van.a --session 12")

        @OptionGroup var account: Account
        @Option(help: "One session, as 'twofold user sessions' numbers them. All unless you say.")
        var session: Int?

        func run() async throws {
            let people = try await account.people()
            if let session {
                try people.revokeSession(session, of: account.name)
                print("session \(session) of \(account.name) is over", to: .output)
            } else {
                try people.revokeSessions(of: account.name)
                print("\(account.name) is signed out everywhere", to: .output)
            }
        }
    }

    struct Reminders: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say where an account's reminders are sent, and whether.",
            discussion: """
                Example: twofold user reminders WS nguyen.van.a --email nguyen.van.a@haiquan.example
                What is not said stays as it is.
                """)

        @OptionGroup var account: Account
        @Option(help: "The e-mail address; an empty one takes it away.")
        var email: String?
        @Flag(inversion: .prefixedNo, help: "Whether reminders are sent by e-mail.")
        var mail: Bool?

        func run() async throws {
            let people = try await account.people()
            let before = try people.account(account.name)
            try people.setReminders(
                of: account.name, email: email ?? before.email?.text ?? "", wanted: mail ?? before.wantsReminders)
            let now = try people.account(account.name)
            let state = now.wantsReminders ? now.email.map { "sent to \($0)" } ?? "no address" : "not sent by e-mail"
            print("reminders of \(now.name): \(state)", to: .output)
        }
    }

    fileprivate static func report(_ people: People, _ name: String) throws {
        let account = try people.account(name)
        let roles = account.grants.texts.joined(separator: ", ")
        print("\(account.name): \(roles.isEmpty ? "no role" : roles)", to: .output)
    }
}
