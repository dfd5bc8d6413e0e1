package import Appraisal
import Diagnostics
package import Domain
package import Packs
import Registry

extension TwofoldWorkspace {
    /// One action as the command line tells it; see ``action(_:in:asAt:figuresAsAt:known:mayRead:standing:)``.
    ///
    /// - Parameters:
    ///   - period: The year of the day unless given.
    ///   - asAt: Today unless given.
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    package func actionAccount(
        _ code: String, in period: Period? = nil, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> ActionAccount {
        let day = asAt ?? today()
        let period = period ?? .year(day.year)
        let figures = min(day, try await steeringDay(in: period, asAt: asAt, known: revision))
        let found = try await action(code, in: period, asAt: day, figuresAsAt: figures, known: revision) { unit in
            do {
                return try await standing(of: unit.rawValue, in: period, asAt: figures, known: revision)
            } catch WorkspaceError.nothingLoaded {
                return nil
            }
        }
        guard let found else {
            let codes = try registry.plan(knownAt: revision).issued(by: day).actions.map(\.action.code)
            throw WorkspaceError.noSuchRecord(kind: "action", code: code, near: didYouMean(code, among: codes))
        }
        return found
    }
}

extension ActionAccount {
    /// For a terminal: what it is, what was said of it, what its indicators and targets say.
    package func text(_ pack: Pack, in language: Language) -> String {
        let people = PeopleFormat(language)
        var facts = TextTable([.init(item.code), .init(item.title[language])])
        let late = item.standing.daysLate > 0 ? ", \(item.standing.daysLate) days late" : ""
        let lines: [(String, String?)] = [
            ("state", item.standing.state.rawValue + late), ("deadline", item.deadline?.description),
            ("lead", item.leadUnit.rawValue),
            ("supports", item.supportingUnits.map(\.rawValue).joined(separator: ", ")),
            ("expected", expectedResult?[language]), ("theme", theme), ("group", "\(groupCode) \(group[language])"),
            ("resolution", "\(resolution), \(resolutionDay)"),
            ("contradicted", isContradicted ? "done, but a target is missed" : nil),
        ]
        for (name, value) in lines where value?.isEmpty == false { facts.add([name, value ?? ""]) }
        var said = TextTable([
            .init("day"), .init("state"), .init("by"), .init("sentence"), .init("evidence"), .init("reason"),
        ])
        for entry in history {
            said.add([
                entry.day.description, entry.state.rawValue, entry.by, entry.sentence ?? "", entry.evidence ?? "",
                entry.reason ?? "",
            ])
        }
        var targets = TextTable([
            .init("target"), .init("value", .right), .init("in"), .init("attained", .right), .init(""),
        ])
        func add(_ name: String, _ target: TargetStanding?, _ indicator: IndicatorID, isMissed: Bool) {
            guard let definition = pack.indicator(indicator) else { return }
            targets.add([
                name, people.value(target?.value, of: definition), people.unit(of: definition),
                target?.attained(people) ?? PeopleFormat.unknown, isMissed ? "missed" : "",
            ])
        }
        for link in linked {
            for target in link.standing?.targets ?? [] {
                let name = "\(target.assigner)~\(target.kind)~\(link.indicator)~\(item.leadUnit)~\(target.period)"
                add(name, target, link.indicator, isMissed: link.contradicts(target))
            }
        }
        for target in linkedTargets {
            add(target.key.description, target.standing, target.key.indicator, isMissed: target.isContradicted)
        }
        return [
            facts.text, said.isEmpty ? "nothing was said of it" : said.text,
            targets.isEmpty ? "no targets" : targets.text,
        ].joined(separator: "\n\n")
    }

    package var json: JSON {
        .object([
            "asAt": .text(asAt.description), "revision": .int(revision), "action": item.json, "title": item.title.json,
            "expectedResult": expectedResult?.json ?? .null, "theme": .optional(theme), "group": .text(groupCode),
            "resolution": .text(resolution), "contradicted": .bool(isContradicted),
            "history": .array(
                history.map { entry in
                    .object([
                        "day": .text(entry.day.description), "state": .text(entry.state.rawValue),
                        "by": .text(entry.by),
                        "sentence": .optional(entry.sentence), "evidence": .optional(entry.evidence),
                        "reason": .optional(entry.reason),
                    ])
                }),
            "indicators": .array(
                linked.map { link in
                    .object([
                        "indicator": .text(link.indicator.rawValue),
                        "contradicted": .bool(!link.contradictions.isEmpty),
                        "targets": .array((link.standing?.targets ?? []).map(\.json)),
                    ])
                }),
            "targets": .array(
                linkedTargets.map { target in
                    .object([
                        "key": .text(target.key.description), "contradicted": .bool(target.isContradicted),
                        "standing": target.standing?.json ?? .null,
                    ])
                }),
        ])
    }
}

extension ActionAccount.Linked {
    /// The target is missed although the action is said to be done.
    package func contradicts(_ target: TargetStanding) -> Bool {
        contradictions.contains {
            $0.assigner == target.assigner && $0.kind == target.kind && $0.period == target.period
        }
    }
}
