import Domain
import Foundation
import Testing

@testable import Workspace

/// What the documents say is there: files they show and lead to, commands, options, scopes.
@Suite struct DocumentationTests {
    private static let documents = Machine.project.appending(path: "docs")
    private static let commandLine = documents.appending(path: "command-line.md")

    @Test func `every picture and every link within the project leads to a file`() throws {
        let folder = try FileManager.default.contentsOfDirectory(at: Self.documents, includingPropertiesForKeys: nil)
        let decisions = try FileManager.default.contentsOfDirectory(
            at: Self.documents.appending(path: "decisions"), includingPropertiesForKeys: nil)
        let texts =
            (folder + decisions).filter { $0.pathExtension == "md" }
            + ["README.md", "CHANGELOG.md"].map { Machine.project.appending(path: $0) }
        var links = 0
        for text in texts {
            for link in try String(contentsOf: text, encoding: .utf8).matches(of: /\]\(([^)#\s]+)[^)]*\)/) {
                let target = String(link.1)
                guard !target.contains("://") else { continue }
                links += 1
                let file = text.deletingLastPathComponent().appending(path: target)
                #expect(
                    FileManager.default.fileExists(atPath: file.path), "\(text.lastPathComponent) leads to \(target)")
            }
        }
        #expect(links > 50, "the documents were read")
    }

    @Test(.needsTwofold) func `every command and every option stands in the manual`() async throws {
        let manual = try String(contentsOf: Self.commandLine, encoding: .utf8)
        let words = Set(manual.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
        let outcome = try await twofold("--experimental-dump-help")
        let help = try JSONDecoder().decode(Help.self, from: Data(outcome.output.utf8))
        let commands = help.command.all
        #expect(commands.count > 60, "the program told of its commands")
        for command in commands {
            for name in command.longNames where !["help", "version", "language"].contains(name) {
                #expect(manual.contains("--\(name)"), "\(command.commandName) --\(name)")
            }
            #expect(words.contains(command.commandName), "\(command.commandName)")
        }
    }

    @Test func `every scope of a token stands in the manual`() throws {
        let manual = try String(contentsOf: Self.commandLine, encoding: .utf8)
        for permission in Permission.allCases { #expect(manual.contains("`\(permission.rawValue)`")) }
        for role in Role.allCases { #expect(manual.contains("| `\(role.rawValue)` |")) }
    }
}

/// What ArgumentParser tells of a program.
private struct Help: Decodable {
    struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }
            let names: [Name]?
            let shouldDisplay: Bool
        }
        let commandName: String
        let arguments: [Argument]?
        let subcommands: [Command]?

        var all: [Command] { [self] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.all) }
        var longNames: [String] {
            (arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(
                \.name)
        }
    }
    let command: Command
}
