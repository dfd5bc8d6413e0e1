import ArgumentParser
import Domain
import Foundation
import Workspace

extension PlanCommand {
    /// A part of the plan by its code, and how the change is told.
    struct Part: ParsableArguments {
        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Its code. One that is new makes it.")
        var code: String
        @Option(name: .customLong("title"), help: "The title, in the pack's first language.")
        var title: String?
        @Option(help: "The title in English.")
        var titleEn: String?
        @Flag(help: "Print the revision as JSON.")
        var json = false

        /// Saves what it has already with what was given over it.
        func save(_ part: PlanPart, _ given: (inout TypedFields, TwofoldWorkspace) throws -> Void) async throws {
            let opened = try await workspace.open()
            let before = try opened.planFields(of: part, code)
            var fields = before ?? TypedFields()
            fields["code"] = code
            if let title { fields["title.\(opened.firstLanguage.rawValue)"] = title }
            if let titleEn { fields["title.en"] = titleEn }
            try given(&fields, opened)
            try tell(try opened.savePlan(part, fields, isNew: before == nil), json: json)
        }
    }

    struct SetResolution: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "resolution", abstract: "Make a resolution, or change what is given of one.",
            discussion: """
                Example: twofold plan resolution WS NQ21 --number 05-NQ/TU --issuer "Tỉnh ủy" --day 2020-11-30 \
                --title "Nghị quyết năm 2021" --document nghi-quyet.pdf
                """)

        @OptionGroup var part: Part
        @Option(help: "The number as printed.")
        var number: String?
        @Option(help: "Who issued it.")
        var issuer: String?
        @Option(help: "The day it was issued: 2020-11-30.")
        var day: String?
        @Option(help: "The theme its actions share.")
        var theme: String?
        @Option(help: "A file with its text, which is kept.", completion: .file())
        var document: String?

        func run() async throws {
            try await part.save(.resolution) { fields, workspace in
                for (name, value) in [("number", number), ("issuer", issuer), ("day", day), ("theme", theme)] {
                    if let value { fields[name] = value }
                }
                if let document {
                    let isNew = try workspace.planFields(of: .resolution, part.code) == nil
                    try workspace.checkPlan(.resolution, fields, isNew: isNew)
                    let kept = try workspace.attach(URL(filePath: document), to: "resolution \(part.code)", of: nil)
                    fields["document"] = Evidence.file(id: kept.id).text
                }
            }
        }
    }

    struct SetGroup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "group", abstract: "Make a task group, or change what is given of one.",
            discussion: "Example: twofold plan group WS N15 --resolution NQ21 --title \"Cải cách hành chính\"")

        @OptionGroup var part: Part
        @Option(help: "The code of its resolution.")
        var resolution: String?
        @Option(help: "Its place in the resolution, from 1. The last unless you say.")
        var order: Int?

        func run() async throws {
            try await part.save(.group) { fields, _ in
                if let resolution { fields["resolution"] = resolution }
                if let order { fields["order"] = String(order) }
            }
        }
    }

    struct SetAction: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "action", abstract: "Make an action, or change what is given of one.",
            discussion: """
                Example: twofold plan action WS N15.1 --group N15 --title "Rút ngắn thời gian" --lead 20CF --support 20BB,20CG \
                --deadline 2021-06-30 --indicators clearance_time
                """)

        @OptionGroup var part: Part
        @Option(name: .customLong("group"), help: "The code of its task group.")
        var taskGroup: String?
        @Option(name: .customLong("lead"), help: "The unit that leads it.")
        var leadUnit: String?
        @Option(help: "Units that support it, with commas; '' for none.")
        var support: String?
        @Option(help: "The last day in time; '' for what goes on all year.")
        var deadline: String?
        @Option(help: "The result expected.")
        var result: String?
        @Option(help: "Linked indicators, with commas; '' for none.")
        var indicators: String?
        @Option(help: "Keys of linked targets, with commas; '' for none. 'twofold targets --format json' prints them.")
        var targets: String?
        @Option(help: "Its theme; '' for that of its resolution.")
        var theme: String?

        func run() async throws {
            try await part.save(.action) { fields, workspace in
                let language = workspace.firstLanguage.rawValue
                let single = [
                    ("task_group", taskGroup), ("lead_unit", leadUnit), ("deadline", deadline), ("theme", theme),
                    ("expected_result.\(language)", result),
                ]
                for (name, value) in single { if let value { fields[name] = value } }
                for (name, value) in [
                    ("supporting_units", support), ("indicators", indicators), ("targets", targets),
                ] {
                    if let value { fields.set(name, value.split(separator: ",").map(String.init)) }
                }
            }
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change deadline, lead unit or theme of several actions at once.",
            discussion: "Example: twofold plan change WS N03.1 N03.2 --deadline 2020-09-30")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Codes of actions.")
        var actions: [String]
        @Option(help: "Their new deadline: 2020-09-30.")
        var deadline: String?
        @Flag(help: "They go on all year, without a deadline.")
        var allYear = false
        @Option(name: .customLong("lead"), help: "The unit that leads them from now on.")
        var leadUnit: String?
        @Option(help: "Their new theme.")
        var theme: String?
        @Flag(help: "Print the revision as JSON.")
        var json = false

        func run() async throws {
            var fields = TypedFields()
            fields.set("action", actions)
            fields["deadline"] = deadline
            fields["all_year"] = allYear ? "yes" : nil
            fields["lead_unit"] = leadUnit
            fields["theme"] = theme
            try tell(try await workspace.open().changeActions(fields), json: json)
        }
    }

    struct Copy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy a resolution with its groups and actions to a new year.",
            discussion: """
                Example: twofold plan copy WS NQ20 NQ21 --number 05-NQ/TU --day 2020-11-30 --suffix=-2021
                Deadlines move by a year, or by --years. States and linked targets are not copied.
                """)

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The code of the resolution copied.")
        var source: String
        @Argument(help: "The code of the new one.")
        var code: String
        @Option(help: "The number of the new one as printed.")
        var number: String
        @Option(help: "Who issued it; as before unless you say.")
        var issuer: String?
        @Option(help: "The day it was issued.")
        var day: String
        @Option(name: .customLong("title"), help: "Its title; as before unless you say.")
        var title: String?
        @Option(help: "What ends the new codes of groups and actions: --suffix=-2021.")
        var suffix: String
        @Option(help: "How many years deadlines move.")
        var years = 1
        @Flag(help: "Print the revision as JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            var fields = try opened.planFields(of: .resolution, source) ?? TypedFields()
            fields["code"] = code
            fields["document"] = nil
            fields["number"] = number
            if let issuer { fields["issuer"] = issuer }
            fields["day"] = day
            if let title { fields["title.\(opened.firstLanguage.rawValue)"] = title }
            fields["suffix"] = suffix
            fields["years"] = String(years)
            let copy = try opened.copyResolution(source, fields)
            if !json, let copy { print("\(copy.groups) task groups, \(copy.actions) actions", to: .output) }
            try tell(copy?.revision, json: json)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a resolution, task group or action back, with all that stands under it.",
            discussion: "Example: twofold plan withdraw WS action N03.3\nEarlier revisions still show it.")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "resolution, group or action.")
        var part: PlanPart
        @Argument(help: "Its code.")
        var code: String
        @Flag(help: "Print the revision as JSON.")
        var json = false

        func run() async throws {
            try tell(try await workspace.open().withdrawPlan(part, code), json: json)
        }
    }
}

extension PlanPart: ExpressibleByArgument {}
