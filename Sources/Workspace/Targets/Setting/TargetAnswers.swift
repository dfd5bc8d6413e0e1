import Appraisal
package import Domain
import Foundation
import Packs

extension TargetOutcomeOfSetting {
    /// `revision 14: PROVINCE~target~…`, for a terminal.
    package var text: String {
        switch self {
        case .asked(let questions, _): "\(questions.count) questions"
        case .recorded(nil, _): "nothing was new"
        case .recorded(let revision?, let targets):
            (["revision \(revision)"] + targets.map(\.description)).joined(separator: "\n")
        }
    }

    /// - Parameter texts: The questions in words.
    package func json(_ texts: [String]) -> JSON {
        switch self {
        case .asked(_, let code): .object(["asked": .array(texts.map { .text($0) }), "code": .text(code)])
        case .recorded(let revision, let targets):
            .object(["revision": .optional(revision), "targets": .array(targets.map { .text($0.description) })])
        }
    }
}

extension TwofoldWorkspace {
    /// The code of the unit that all others are below.
    package var rootUnit: String { pack.units.root.rawValue }

    package func texts(of questions: [TargetQuestion], about indicator: String, in language: Language) -> [String] {
        guard let indicator = pack.indicator(IndicatorID(indicator)) else { return [] }
        return questions.map { "\($0.unit): \($0.text(in: language, of: indicator))" }
    }

    /// - Throws: ``WorkspaceError/notHandedDown(_:)``.
    package func handDownSheet(orRefuse key: TargetSeriesKey, asAt: Day?) async throws -> HandDownSheet {
        guard let sheet = try await handDownSheet(of: key, asAt: asAt) else {
            throw WorkspaceError.notHandedDown(key.description)
        }
        return sheet
    }

    /// - Throws: ``WorkspaceError/unknownUnit(_:near:)`` for a value of a unit the sheet does not have.
    package func checkUnits(of draft: HandDownDraft, in sheet: HandDownSheet) throws {
        let units = Set(sheet.rows.map(\.unit.id))
        if let other = draft.values.keys.sorted().first(where: { !units.contains($0) }) {
            throw WorkspaceError.unknownUnit(other.rawValue, near: nil)
        }
    }
}

extension HandDownSheet {
    /// For a terminal: a line a unit, the sum and the difference under them.
    package func table(in language: Language) -> String {
        let people = PeopleFormat(language)
        var table = TextTable([
            .init("unit"), .init("target", .right), .init("from"), .init("last year", .right), .init("share", .right),
            .init("by share", .right),
        ])
        for row in rows {
            table.add([
                "\(row.unit.id) \(row.unit.shortNames[language])", people.value(row.target?.value, of: indicator),
                row.target?.validFrom.description ?? "", people.value(row.lastYear, of: indicator),
                people.percent(row.share?.percent, decimals: 1), people.value(row.share?.part, of: indicator),
            ])
        }
        let split = split(rows.map { $0.target?.value })
        var lines = [table.text, "whole: \(people.exact(whole.value, of: indicator))"]
        if let split, let sum = split.sum, let difference = split.difference {
            lines.append("sum: \(people.exact(sum, of: indicator))")
            lines.append("difference: \(people.exact(difference, of: indicator, signed: true))")
        } else {
            lines.append(addsUp ? "nothing is handed down" : "the values of this indicator do not add up")
        }
        return lines.joined(separator: "\n")
    }

    package var json: JSON {
        let split = split(rows.map { $0.target?.value })
        return .object([
            "target": .text(parent.description), "whole": .decimal(whole.value), "asAt": .text(asAt.description),
            "sum": .optional(split?.sum), "difference": .optional(split?.difference),
            "units": .array(
                rows.map { row in
                    .object([
                        "unit": .text(row.unit.id.rawValue), "target": .optional(row.target?.value),
                        "validFrom": .optional(row.target?.validFrom), "lastYear": .optional(row.lastYear),
                        "sharePercent": .optional(row.share?.percent), "byShare": .optional(row.share?.part),
                    ])
                }),
        ])
    }
}
