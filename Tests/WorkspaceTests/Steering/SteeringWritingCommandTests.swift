import Foundation
import Testing

@testable import Workspace

/// What the pages write, the command line writes too.
@Suite(.serialized, .needsDuckDB, .needsTwofold) struct `The command line writes` {
    private func withWorkspace(_ body: (String, URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let ws = folder.appending(path: "ws").path
            #expect(try await twofold("init", ws, "--pack", Machine.quangNinh.path).code == 0)
            try await body(ws, folder)
        }
    }

    private func json(_ outcome: ProgramOutcome) throws -> JSON {
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(JSON.self, from: Data(outcome.output.utf8))
    }

    @Test func `milestones: set, reached with a file, changed, taken back`() async throws {
        try await withWorkspace { ws, folder in
            let set = try await twofold(
                "milestones", "set", ws, "DH", "--title", "Đại hội", "--every", "branch", "--due", "2020-05-31")
            #expect(set.code == 0 && set.output.hasPrefix("milestone DH is set; revision "), "\(set)")
            let file = try folder.file("bien-ban.txt", "x").path
            #expect(
                try json(
                    try await twofold(
                        "milestones", "reach", ws, "DH", "20BB", "--day", "2020-05-12", "--file", file, "--json"))[
                        "done"] == .text("20BB reached DH on 2020-05-12"))
            #expect(
                try await twofold("milestones", "set", ws, "DH", "--due", "2020-05-10").output.contains("is changed"))
            let list = try await twofold(
                "milestones", ws, "--period", "2020", "--as-at", "2020-06-30", "--unit", "20BB", "--format", "json")
            #expect(try json(list)["completion"]?.items.first?["late"] == .int(1))
            #expect(try await twofold("milestones", "unreach", ws, "DH", "20BB").code == 0)
            let wrong = try await twofold("milestones", "set", ws, "DX", "--due", "mai", "--unit", "20BX")
            #expect(wrong.code == 1 && wrong.output.isEmpty)
            for word in [
                "title: A milestone needs a title", "due: 'mai' is not a day", "units: There is no unit '20BX'",
            ] { #expect(wrong.errors.contains(word), "\(wrong.errors)") }
            #expect(try await twofold("milestones", "withdraw", ws, "DX").errors.contains("did you mean 'DH'?"))
            #expect(try await twofold("milestones", "withdraw", ws, "DH").code == 0)
        }
    }

    @Test func `directives: issued, acknowledged, changed, taken back`() async throws {
        try await withWorkspace { ws, _ in
            let issued = try await twofold(
                "directives", "issue", ws, "--number", "112/HQQN", "--day", "2020-03-02", "--title", "Phòng dịch",
                "--unit", "20BB", "--unit", "20CF", "--acknowledge-by", "2020-03-05")
            #expect(issued.code == 0 && issued.output.hasPrefix("directive 112-HQQN is issued"), "\(issued)")
            #expect(
                try await twofold(
                    "directives", "acknowledge", ws, "112-HQQN", "20BB", "--day", "2020-03-07", "--by", "Văn thư"
                ).code == 0)
            let list = try json(
                try await twofold("directives", ws, "--period", "2020", "--as-at", "2020-03-10", "--json"))
            let directive = try #require(list["directives"]?.items.first)
            #expect(directive["issuer"] == .text("Cục Hải quan tỉnh Quảng Ninh"))
            #expect(directive["units"]?.items.map { $0["state"] } == [.text("late"), .text("missed")])
            #expect(directive["units"]?.items.map { $0["daysLate"] } == [.int(2), .int(5)])
            #expect(
                try await twofold("directives", "change", ws, "112-HQQN", "--acknowledge-by", "2020-03-31").code == 0)
            let table = try await twofold("directives", ws, "--period", "2020", "--as-at", "2020-03-10")
            #expect(table.output.contains("in_time") && table.output.contains("open"))
            #expect(try await twofold("directives", "unacknowledge", ws, "112-HQQN", "20BB").code == 0)
            #expect(try await twofold("directives", "withdraw", ws, "112-HQQN").code == 0)
            #expect(try await twofold("directives", ws, "--period", "2020").output == "no directives\n")
            let wrong = try await twofold("directives", "issue", ws, "--number", "1", "--day", "2020-03-02")
            #expect(wrong.code == 1 && wrong.errors.contains("title:") && wrong.errors.contains("units:"))
        }
    }

    @Test func `themes and priorities: set, moved, taken back`() async throws {
        try await withWorkspace { ws, _ in
            #expect(
                try await twofold("themes", "set", ws, "2020", "year", "--text", "Cán bộ", "--code", "can-bo").code == 0
            )
            #expect(try await twofold("themes", "set", ws, "2020", "year", "--text-en", "Cadres").code == 0)
            let theme = try #require(try json(try await twofold("themes", ws, "--json")).items.first)
            #expect(theme["code"] == .text("can-bo") && theme["text"]?["en"] == .text("Cadres"))
            #expect(
                try await twofold("themes", "set", ws, "2020", "month", "--text", "x").errors.contains(
                    "year, emulation"))
            #expect(try await twofold("themes", "withdraw", ws, "2020", "year").code == 0)
            #expect(try await twofold("themes", ws).output == "no themes\n")
            for text in ["một", "hai"] {
                #expect(try await twofold("priorities", "add", ws, "--period", "2020H2", "--text", text).code == 0)
            }
            #expect(try await twofold("priorities", "change", ws, "2", "--period", "2020H2", "--place", "1").code == 0)
            let list = try json(try await twofold("priorities", ws, "--period", "2020H2", "--json"))
            #expect(list["priorities"]?.items.map { $0["text"]?["vi"] } == [.text("hai"), .text("một")])
            #expect(try await twofold("priorities", "remove", ws, "1", "--period", "2020H2").code == 0)
            #expect(try await twofold("priorities", "remove", ws, "5", "--period", "2020H2").code == 1)
            #expect(try await twofold("priorities", ws, "--period", "2020H2").output.contains("một"))
        }
    }
}
