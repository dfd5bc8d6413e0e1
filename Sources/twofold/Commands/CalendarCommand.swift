import ArgumentParser
import Domain
import Foundation
import Workspace

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Calendar feeds (iCalendar) of what waits for a unit, each behind a secret address of one account.",
        discussion: "Example: twofold calendar make WS nguyen.van.a --unit 20BB",
        subcommands: [Make.self, List.self, Revoke.self, Print.self])

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a feed and print the secret part of its address, this once.",
            discussion: """
                Example: twofold calendar make WS nguyen.van.a --unit 20BB
                A calendar program subscribes to https://HOST/calendar/SECRET.ics
                """)

        @OptionGroup var account: UserCommand.Account
        @Option(help: "The unit; units below it are included. The root unless you say.")
        var unit: String?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let people = try await account.people()
            let made = try people.makeCalendarFeed(for: account.name, unit: unit.map { OrgUnit.ID($0) })
            if json {
                guard case .object(var object) = made.feed.json else { return }
                object["path"] = .text("/calendar/\(made.secret).ics")
                print(try JSON.object(object).text, to: .output)
            } else {
                print("/calendar/\(made.secret).ics", to: .output)
                print("feed \(made.feed.id) of \(made.feed.account); the address is shown this once", to: .error)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "An account's feeds, without their secrets.",
            discussion: "Example: twofold calendar list WS nguyen.van.a")

        @OptionGroup var account: UserCommand.Account
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let feeds = try await account.people().calendarFeeds(of: account.name)
            print(try json ? JSON.array(feeds.map(\.json)).text : CalendarFeed.table(feeds), to: .output)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a feed: its address answers nothing any more.",
            discussion: "Example: twofold calendar revoke WS nguyen.van.a 3")

        @OptionGroup var account: UserCommand.Account
        @Argument(help: "The feed's number, as 'twofold calendar list' prints it.")
        var feed: Int

        func run() async throws {
            try await account.people().revokeCalendarFeed(feed, of: account.name)
            print("feed \(feed) of \(account.name) is closed", to: .output)
        }
    }

    struct Print: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the calendar of a unit as an account would see it.",
            discussion: "Example: twofold calendar print WS nguyen.van.a --unit 20BB --as-at 2020-06-30 > 20BB.ics")

        @OptionGroup var account: UserCommand.Account
        @Option(help: "The unit; units below it are included. The root unless you say.")
        var unit: String?
        @Option(help: "The day it is taken to be. Today unless you say.")
        var asAt: Day?

        func run() async throws {
            let opened = try await account.workspace.open()
            let text = try opened.calendarText(of: unit.map { OrgUnit.ID($0) }, for: account.name, asAt: asAt)
            print(text, to: .output)
        }
    }
}
