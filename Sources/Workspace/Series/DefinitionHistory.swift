package import Domain
import Formulas
package import Packs
import Registry

/// One revision that changed what an indicator is.
package struct DefinitionChange: Sendable {
    /// What it was called and how it was reckoned.
    package struct Version: Sendable, Hashable {
        package let names: LocalizedText
        package let formulaText: String
        package let description: LocalizedText?
        package let direction: Indicator.Direction
        package let calendar: CalendarID
    }
    package let revision: Int
    /// ISO 8601, UTC.
    package let recordedAt: String
    package let summary: String
    /// `nil` where the indicator was new.
    package let before: Version?
    /// `nil` where it was removed.
    package let after: Version?
}

extension TwofoldWorkspace {
    /// Every revision that changed an indicator's formula, names, description, direction or calendar, oldest first; the
    /// first is the one that brought it.
    ///
    /// - Returns: Empty for an indicator no revision up to `revision` had.
    package func definitionHistory(of code: String, known revision: Int? = nil) throws -> [DefinitionChange] {
        let id = IndicatorID(code)
        var changes: [DefinitionChange] = []
        var last: DefinitionChange.Version?
        var read: String?
        for step in try registry.revisions() where step.sequence <= revision ?? .max {
            guard let definitions = step.definitionsRevision, definitions != read else { continue }
            read = definitions
            let pack =
                definitions == pack.revision ? pack : try Pack.read(files: registry.definitions(definitions).packFiles)
            let version = pack.indicator(id).map(DefinitionChange.Version.init)
            guard version != last else { continue }
            changes.append(
                DefinitionChange(
                    revision: step.sequence, recordedAt: step.recordedAt, summary: step.summary, before: last,
                    after: version))
            last = version
        }
        return changes
    }
}

extension DefinitionChange.Version {
    fileprivate init(_ indicator: Indicator) {
        self.init(
            names: indicator.names, formulaText: indicator.formulaText, description: indicator.description,
            direction: indicator.direction, calendar: indicator.calendar)
    }
}
