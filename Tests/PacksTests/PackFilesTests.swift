import Diagnostics
import Foundation
import Packs
import Testing

struct PackFilesTests {
    @Test func `one byte makes another revision`() {
        var bytes = SmallPack.packFiles().bytes
        let before = PackFiles(bytes).revision
        bytes["targets.yaml"]?[0] ^= 1
        #expect(PackFiles(bytes).revision != before)
        #expect(before.count == 64)
    }

    @Test func `a revision does not depend on where the pack lies, but on names and bounds of its files`() {
        #expect(
            PackFiles(["a": [1, 2], "b": [3]], shownIn: "x").revision
                == PackFiles(["b": [3], "a": [1, 2]], shownIn: "y").revision)
        #expect(PackFiles(["a": [1, 2], "b": [3]]).revision != PackFiles(["a": [1], "b": [2, 3]]).revision)
        #expect(PackFiles(["ab": [1]]).revision != PackFiles(["a": [98, 1]]).revision)
    }

    /// The hash of nothing, and of one file `a` with the byte 1: sha256(00…01 61 00…01 01), computed with another program.
    @Test func `is the SHA-256 it says`() {
        #expect(PackFiles([:]).revision == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(PackFiles(["a": [1]]).revision == "47f5f508be805163353ea42ed45f1013f88cbc27de69ecbaec4d6d551f19ac3b")
    }

    @Test func `a copy of the files reads as the same pack`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = SmallPack.packFiles(["reviews/half-year.md": "# Sơ kết"])
        try files.write(to: folder)
        try Data([0]).write(to: folder.appendingPathComponent(".hidden"))
        try Data([0]).write(to: folder.appendingPathComponent("units.yaml~"))
        let copy = try PackFiles(readingFolder: folder)
        #expect(copy == files)
        #expect(try PackReader.read(folder).revision == files.revision)
    }

    @Test func `says that a folder is no pack`() {
        let error = #expect(throws: InvalidSource.self) { try PackReader.read(URL(fileURLWithPath: "/nowhere/at/all")) }
        #expect(error?.diagnostics.map(\.code) == ["no-pack"])
        #expect(SmallPack.diagnostics(["pack.yaml": nil]).contains { $0.code == "no-pack" })
        #expect(SmallPack.diagnostics(["units.yaml": nil]).contains { $0.code == "no-units" })
    }

    @Test(arguments: [
        ("dataset/payment.yaml", "did you mean the folder 'datasets/'? Files of deeper folders are not read"),
        ("goal.yaml", "did you mean 'goals.yaml'?"), ("goals.yml", "rename it to end in '.yaml'"),
    ])
    func `reports files that nothing is read from`(path: String, help: String) {
        let found = SmallPack.diagnostics([path: "x: 1"])
        #expect(found.map(\.code) == ["unread-file"])
        #expect(found.first?.help == help)
    }

    @Test func `a corrupted pack reports many problems at once, in order of files and lines`() {
        var changes: [String: String?] = [:]
        for (path, text) in SmallPack.files {
            changes[path] = text.replacing("names:", with: "nmaes:").replacing(
                "payment", with: "paymnt", maxReplacements: 1)
        }
        let found = SmallPack.diagnostics(changes)
        #expect(found.count > 25)
        #expect(found == found.sorted())
        #expect(Set(found.compactMap { $0.place?.file }).count == SmallPack.files.count)
        #expect(found.allSatisfy { $0.help != nil && ($0.place?.line ?? 0) > 0 })
    }
}
