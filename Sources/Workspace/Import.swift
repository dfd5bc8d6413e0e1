import Diagnostics
import Domain
import Formulas
package import Foundation
import Lake
import Packs
import Registry

extension TwofoldWorkspace {
    /// Living records from files as they would enter the registry: YAML, or tables in CSV and XLSX.
    ///
    /// - Throws: `InvalidSource` with every problem of every file.
    package func previewImport(_ files: [URL]) async throws -> ImportAnswer {
        let plan = try importPlan(files.map { ($0, $0.relativePath) })
        return ImportAnswer(plan: plan.asking(try await questions(about: plan)), revision: nil)
    }

    /// - Parameter files: Each with what problems and places call it.
    func importPlan(_ files: [(url: URL, name: String)]) throws -> ImportPlan {
        var sources: [RecordSource] = []
        for (file, name) in files {
            guard FileManager.default.fileExists(atPath: file.path) else { throw WorkspaceError.noSuchFile(file.path) }
            if ["yaml", "yml"].contains(file.pathExtension.lowercased()) {
                guard let text = String(data: try Data(contentsOf: file), encoding: .utf8) else {
                    throw InvalidSource([.notUTF8(name)])
                }
                sources.append(.yaml(file: name, text: text))
            } else {
                sources += try TableFile.read(file).sheets.map { sheet in
                    .table(
                        TableSheet(
                            file: name, name: sheet.name, rows: sheet.rows.map { $0.map { $0.isEmpty ? nil : $0 } }))
                }
            }
        }
        let plan = try registry.importPlan(for: RecordImport.read(sources, known: pack.knownCodes))
        let rules = try FileRules(plan, over: registry.plan(), pack, today: today())
        guard rules.problems.isEmpty else {
            throw InvalidSource(rules.problems + plan.warnings, sources: plan.sources)
        }
        return plan
    }

    /// What is asked of targets that are typed, of those that are imported, where they are written.
    func questions(about plan: ImportPlan) async throws -> [Diagnostic] {
        let written = plan.written(Target.self)
        guard !written.isEmpty else { return [] }
        let sanity = TargetSanity(
            workspace: self, known: try known(nil), author: TargetAuthor(language: .english, units: nil))
        let doubts = try await sanity.doubts(
            about: written.map(\.record), withdrawing: plan.withdrawn(.target))
        let byKey = Dictionary(written.map { ($0.record.key, $0) }, uniquingKeysWith: { first, _ in first })
        return doubts.compactMap { doubt in
            guard let indicator = pack.indicator(doubt.target.indicator) else { return nil }
            let reason = doubt.question.reason
            return Diagnostic(
                severity: .warning, code: reason.code,
                message: "\(doubt.question.unit): \(doubt.question.text(in: .english, of: indicator))",
                place: byKey[doubt.target.key]?.place(reason.field), help: reason.help)
        }
    }

    /// Imports living records; one transaction, one revision.
    ///
    /// - Returns: What was done; its revision is `nil` when there was nothing new.
    @discardableResult
    package func importRecords(_ files: [URL]) async throws -> ImportAnswer {
        let read = try importPlan(files.map { ($0, $0.relativePath) })
        let plan = read.asking(try await questions(about: read))
        let names = files.map(\.lastPathComponent).joined(separator: ", ")
        let revision = try registry.apply(plan, summary: "imported \(names)", by: actor)
        return ImportAnswer(plan: plan, revision: revision?.sequence)
    }
}

extension TargetQuestion.Reason {
    /// Listed in docs/living-records.md.
    fileprivate var code: Diagnostic.Code {
        switch self {
        case .anotherUnit: "another-unit"
        case .tenTimes: "ten-times-another"
        case .small: "target-looks-small"
        case .falls: "falling-path"
        case .exceedsWhole: "more-than-the-whole"
        case .belowReached: "below-reached"
        case .noSeason: "no-season"
        case .pathGivenUp: "path-given-up"
        case .afterPeriod: "after-its-period"
        }
    }

    /// The field of a file that is to be looked at.
    fileprivate var field: String {
        switch self {
        case .anotherUnit, .tenTimes, .small, .exceedsWhole, .belowReached: "value"
        case .falls, .noSeason, .pathGivenUp: "trajectory"
        case .afterPeriod: "valid_from"
        }
    }

    fileprivate var help: String {
        switch self {
        case .anotherUnit, .tenTimes, .small: "check the zeros and the scale"
        case .exceedsWhole, .belowReached: "check the value"
        case .falls: "points are cumulative from the start of the period: each is rarely below the one before"
        case .noSeason, .pathGivenUp: "leave 'trajectory' empty, or give points"
        case .afterPeriod: "check the day"
        }
    }
}

extension Diagnostic {
    static func notUTF8(_ file: String) -> Diagnostic {
        Diagnostic(
            code: "not-utf8", message: "the file is not UTF-8", place: .whole(file: file),
            help: "save it as UTF-8 and import it again")
    }
}

extension Pack {
    /// What an indicator's numbers count, and the names that may follow them.
    func measure(of indicator: Indicator) -> Known.Measure {
        Known.Measure(
            unitOfMeasure: indicator.formula.unitOfMeasure.description, isPercentage: indicator.isPercentage,
            units: Dictionary(
                languages.map { (indicator.displayNames[$0], indicator.displayUnit) },
                uniquingKeysWith: { first, _ in first }))
    }

    func targetRule(of indicator: Indicator) -> TargetRule {
        let addsUp = indicator.formula.addsUp
        return TargetRule(
            calendar: indicator.calendar, addsUp: addsUp, isAboveZero: addsUp && indicator.direction == .higher)
    }

    /// The codes living records may name.
    var knownCodes: Known {
        Known(
            languages: languages, units: units.units, calendars: calendars,
            assigners: assigners.map { ($0.id, [$0.names, $0.shortNames]) },
            targetKinds: targetKinds.map { ($0.id, $0.names) },
            indicators: indicators.map { ($0.id, $0.names, measure(of: $0), targetRule(of: $0)) },
            fields: forms.flatMap { form in
                form.fields.map { field in
                    Known.ReportField(
                        code: field.code, names: field.names, periodKind: form.periodKind, calendar: form.calendar,
                        unitKind: form.unitKind, measure: Known.Measure(unitOfMeasure: field.unitOfMeasure),
                        decimals: field.scale)
                }
            },
            indices: indices.map { index in
                (index.code, index.names, index.components.map { ($0.code, $0.names) })
            },
            commendationForms: commendationForms.map { ($0.code, $0.names) })
    }
}
