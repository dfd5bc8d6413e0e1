import ArgumentParser
import Domain
import Foundation
import Workspace

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Review documents.", subcommands: [ExportCommand.self])

    struct ExportCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write a review from a template of the pack: DOCX, PDF, XLSX.",
            discussion: """
                A number typed into the template that does not hold is warned of; figures quoted by reference hold.

                Example: twofold review export WS so-ket-6-thang --period 2020H1 --out ./reviews
                """)

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "A file stem under the pack's reviews/.")
        var template: String
        @Option(help: "The period reviewed: 2020H1.")
        var period: Period
        @Option(help: "The folder to write into.", completion: .directory)
        var out: String
        @Option(help: "docx, pdf, xlsx, with commas.")
        var format = "docx,pdf,xlsx"
        @Option(help: "The last day counted. The period's end unless you say; an earlier day gives estimates.")
        var asAt: Day?
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Flag(help: "Print the paths as JSON.")
        var json = false

        private func formats() throws -> [ReviewFormat] {
            try format.split(separator: ",").map { name in
                guard let format = ReviewFormat(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                    throw ValidationError("'\(name)' is not a format; choose of docx, pdf, xlsx.")
                }
                return format
            }
        }

        func validate() throws { _ = try formats() }

        func run() async throws {
            let files = try await workspace.open().exportReview(
                template, of: period, to: URL(filePath: out), formats: formats(), asAt: asAt, known: known,
                warn: { print("warning: \($0)", to: .error) }
            ) { print("• \($0)", to: .error) }
            if json {
                print(try JSON.array(files.map { .text($0.path) }).text, to: .output)
            } else {
                for file in files { print(file.path, to: .output) }
            }
        }
    }
}
