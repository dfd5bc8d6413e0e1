import Appraisal
import Domain
import Registry

extension TwofoldWorkspace {
    /// Directives that units have not acknowledged on a day.
    func openDirectives(on day: Day, _ known: KnownRevision) throws -> [WorkItem] {
        try directives(asAt: day, known).flatMap { directive in
            directive.rows.filter(\.isOpen).map {
                WorkItem(
                    .directive, unit: $0.unit, permission: .report, subject: directive.code, title: directive.title,
                    due: directive.acknowledgeBy)
            }
        }
    }

    /// Directives whose last day to acknowledge them is over, of the units that did not: what is due longest first.
    func unacknowledgedDirectives(
        _ standing: Standing, _ subtree: Set<OrgUnit.ID>, _ known: KnownRevision
    ) throws -> [Duty] {
        try openDirectives(on: standing.asAt, known)
            .filter { subtree.contains($0.unit) && $0.isLate(on: standing.asAt) }
            .sorted { ($0.due ?? standing.asAt, $0.subject) < ($1.due ?? standing.asAt, $1.subject) }
            .map {
                Duty(.unacknowledgedDirective, unit: $0.unit, subject: $0.subject, title: $0.title, due: $0.due)
            }
    }
}
