import ArgumentParser
import Foundation
import Workspace

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a workspace of generated records and run the main job on it, to the review documents.",
        discussion: "Example: twofold demo ./demo --seed 7")

    @Argument(help: "A new folder for the workspace.", completion: .directory)
    var folder: String
    @Option(help: "Another number gives other records with the same totals.")
    var seed = 1
    @Flag(help: "Remove an earlier demo workspace in that folder first.")
    var replace = false
    @Flag(name: .customLong("without-documents"), help: "Leave out the review documents, which take the longest.")
    var withoutDocuments = false
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let url = URL(filePath: folder)
        if replace, TwofoldWorkspace.exists(in: url) { try FileManager.default.removeItem(at: url) }
        let started = ContinuousClock.now
        let formats = withoutDocuments ? [] : ReviewFormat.allCases
        let demo = try await TwofoldWorkspace.demo(in: url, seed: seed, formats: formats) {
            print("• \($0)", to: .error)
        }
        let standing = try await demo.workspace.standing(in: demo.period)
        print(standing.text(demo.workspace.pack, in: language.language, headlinesOnly: true), to: .output)
        if !demo.documents.isEmpty { print("", to: .output) }
        for document in demo.documents { print(document.path, to: .output) }
        let seconds = (ContinuousClock.now - started).formatted(
            .units(allowed: [.seconds], fractionalPart: .show(length: 1)))
        print("\(folder): ready in \(seconds)", to: .error)
    }
}
