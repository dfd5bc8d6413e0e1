import Domain
import Packs
import Registry
import Reviews

extension StandingRecords {
    /// The directives issued in days to some units, with which of them have not acknowledged each up to the last of the days.
    ///
    /// - Parameter units: In the order their names are printed.
    func directives(issuedIn days: DaySpan, to units: [OrgUnit.ID]) -> [ReviewInput.DirectiveLine] {
        directives.filter { days.from <= $0.day && $0.day <= days.to }
            .sorted { ($0.day, $0.code) < ($1.day, $1.code) }
            .compactMap { directive in
                let asked = units.filter(directive.units.contains)
                guard !asked.isEmpty else { return nil }
                let acknowledged = acknowledgements.filter { $0.directive == directive.code && $0.day <= days.to }
                return ReviewInput.DirectiveLine(
                    number: directive.number, day: directive.day, title: directive.title, units: asked,
                    outstanding: asked.filter { unit in !acknowledged.contains { $0.unit == unit } })
            }
    }
}
