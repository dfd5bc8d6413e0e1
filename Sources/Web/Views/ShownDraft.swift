import Domain
import Hummingbird
import Packs
import Workspace

/// One thing that is wrong with a sent form, with the field it is about.
struct ShownProblem: Sendable {
    let field: String
    let text: String
}

/// A text of one language in a form.
struct ShownTextField: Sendable {
    let name: String
    let lang: String
    let tongue: String
    let value: String
}

/// The units a form is about: whole kinds, and units one by one.
struct ShownUnitChoice: Sendable {
    let kinds: [ShownOption]
    let units: [ShownOption]
}

extension Visit {
    /// Whether directives, themes and priorities are theirs to set.
    var maySteer: Bool { may(.plan, at: tree.root) || may(.decide, at: tree.root) }

    /// - Parameter draft: What was refused; `nil` for a form not sent yet.
    func shown(_ refused: RefusedDraft?) -> [ShownProblem] {
        (refused?.problems ?? []).map { ShownProblem(field: "f-" + $0.field, text: $0.text[language]) }
    }

    /// A field for each of the pack's languages.
    func textFields(_ name: String, _ texts: [Language: String]) -> [ShownTextField] {
        pack.languages.map {
            ShownTextField(
                name: "\(name).\($0.rawValue)", lang: $0.rawValue, tongue: words["draft_in_" + $0.rawValue],
                value: texts[$0] ?? "")
        }
    }

    /// Units that exist on a day, or are chosen already.
    func unitChoice(units chosen: [String], kinds: [String], on day: Day) -> ShownUnitChoice {
        let there = tree.units.filter { $0.exists(on: day) || chosen.contains($0.id.rawValue) }
        let counts = Dictionary(grouping: there, by: \.kind).mapValues(\.count)
        let several = tree.units.map(\.kind).reduce(into: [String]()) { list, kind in
            if !list.contains(kind), (counts[kind] ?? 0) > 1 { list.append(kind) }
        }
        return ShownUnitChoice(
            kinds: several.map { kind in
                ShownOption(
                    kind,
                    words.sentence(
                        "draft_every", ["kind": pack.unitKinds[kind]?[language] ?? kind, "n": count(counts[kind] ?? 0)]),
                    isSelected: kinds.contains(kind))
            },
            units: there.map {
                ShownOption($0.id.rawValue, $0.names[language], isSelected: chosen.contains($0.id.rawValue))
            })
    }

    /// Where to go once something was recorded on a day: the same look, late enough to show it.
    func link(_ path: String, done: String, showing day: Day?) -> String {
        let late = day.flatMap { $0 > workDay ? $0 : nil }
        let asAt = late ?? choice.asAt
        return choice.link(path, [("asat", asAt?.description), ("done", done)])
    }
}

extension Form {
    /// The texts of a field by language: `title.vi`, `title.en`.
    func texts(_ name: String, in languages: [Language]) -> [Language: String] {
        Dictionary(
            languages.map { ($0, self["\(name).\($0.rawValue)"] ?? "") }, uniquingKeysWith: { first, _ in first })
    }
}
