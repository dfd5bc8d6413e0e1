import ArgumentParser
import Domain
import Workspace

/// A title in the pack's languages.
struct TitleOptions: ParsableArguments {
    @Option(help: "Its title in Vietnamese.")
    var title: String?
    @Option(help: "Its title in English.")
    var titleEn: String?

    /// Puts what was given over what is there.
    func change(_ texts: inout [Language: String]) {
        if let title { texts[.vietnamese] = title }
        if let titleEn { texts[.english] = titleEn }
    }
}

/// A set of units: one by one, or all of a kind.
struct UnitSetOptions: ParsableArguments {
    @Option(name: .customLong("unit"), help: "A unit's code; may be given several times.")
    var units: [String] = []
    @Option(
        name: .customLong("every"), help: "A kind of unit, all of which are meant: branch. May be given several times.")
    var kinds: [String] = []

    /// What was given is the whole set; nothing given leaves it as it is.
    func change(_ codes: inout [String], _ all: inout [String]) {
        guard !units.isEmpty || !kinds.isEmpty else { return }
        codes = units
        all = kinds
    }
}

/// Says what was written, and at which revision it is known.
func say(_ sentence: String, of workspace: TwofoldWorkspace, json: Bool) throws {
    let revision = try workspace.latestRevision
    let answer: JSON = .object(["done": .text(sentence), "revision": .int(revision)])
    print(json ? try answer.text : "\(sentence); revision \(revision)", to: .output)
}
