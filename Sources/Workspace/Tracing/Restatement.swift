package import Domain
import DuckDB
import Formulas
package import Foundation
import Lake
import Packs
import Panel
import Registry

/// A revision that changed the value of a figure published before it.
package struct Restatement: Sendable {
    package let revision: RevisionNote
    /// As the revision before had it; `nil` where it was not known.
    package let before: Decimal?
    package let after: Figure?
    /// Whether the definition itself is another.
    package let isRedefined: Bool
}

extension TwofoldWorkspace {
    /// Up to so many revisions each is looked at; of more, those between which the value differs are searched by halves, so
    /// that a change that was undone again may not be among those found.
    private static let mostRevisions = 24

    /// The revisions after the figure's own that changed its value.
    func restatements(of figure: Figure, after revisions: [Revision]) async throws -> [Restatement] {
        guard let own = revisions.firstIndex(where: { $0.sequence == figure.revision }) else { return [] }
        let indicator = try known(figure.revision).pack.named(figure.indicator.rawValue)
        let loads = try await reading { session in try await LakeReader(session: session, lake: lake).loads() }
        let reports = try reportedSteps(after: figure.revision, upTo: revisions[revisions.count - 1].sequence)
        let touching = revisions.touching(indicator, loads: loads, reports: reports)
        let candidates = revisions.dropFirst(own + 1).filter { touching.contains($0.sequence) }
        guard !candidates.isEmpty else { return [] }
        return try await reading { session in
            var values: [Int: Figure?] = [own: figure]
            func value(_ place: Int) async throws -> Figure? {
                if let kept = values[place + own + 1] { return kept }
                let found = try await self.figure(figure.reference, knownAt: candidates[place].sequence, in: session)
                values[place + own + 1] = found
                return found
            }
            func before(_ place: Int) async throws -> Figure? { place == 0 ? figure : try await value(place - 1) }
            var changed: [Int] = []
            var spans = [0..<candidates.count]
            while let span = spans.popLast() {
                guard !span.isEmpty else { continue }
                if span.count > 1 {
                    if candidates.count > Self.mostRevisions {
                        let (first, last) = (
                            try await before(span.lowerBound), try await value(span.upperBound - 1)
                        )
                        guard first?.value != last?.value else { continue }
                    }
                    let middle = span.lowerBound + span.count / 2
                    spans += [span.lowerBound..<middle, middle..<span.upperBound]
                } else if try await before(span.lowerBound)?.value != value(span.lowerBound)?.value {
                    changed.append(span.lowerBound)
                }
            }
            var found: [Restatement] = []
            for place in changed.sorted() {
                let (was, now) = (try await before(place), try await value(place))
                found.append(
                    Restatement(
                        revision: RevisionNote(candidates[place]), before: was?.value, after: now,
                        isRedefined: candidates[place].cause == .definitions))
            }
            return found
        }
    }

    /// The same figure as another revision knows it; `nil` where that one has no such indicator, unit or member.
    private func figure(
        _ reference: FigureReference, knownAt revision: Int, in session: DuckDBSession
    ) async throws -> Figure? {
        let known = try known(revision)
        guard known.pack.indicator(reference.indicator) != nil, known.pack.units[reference.unit] != nil,
            known.pack.calendar(reference.calendar) != nil
        else { return nil }
        let panel = try await panel(known, in: session)
        let request = PanelRequest(
            indicators: [reference.indicator], units: [reference.unit],
            spans: .periods([reference.period], calendar: reference.calendar), by: reference.by?.dimension,
            asAt: reference.asAt, perimeterDay: reference.perimeterDay)
        return try await panel.figures(request, in: session).first { $0.by == reference.by }
    }
}
