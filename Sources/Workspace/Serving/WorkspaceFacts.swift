package import Appraisal
package import Domain
package import Foundation
package import Packs
import Registry
import Reviews

extension TwofoldWorkspace {
    /// Printed on every page while the records are generated, not real; `nil` for real ones.
    package var syntheticLabel: String? {
        get throws { try registry.settings()[SettingKey.syntheticDataLabel] }
    }

    /// The unit a reference is about: of a figure, of a target, goal, milestones, directives or commendations; the whole department for the
    /// rest of what the registry holds, which is its plan and its places among others.
    ///
    /// - Returns: `nil` for what is no reference of ours.
    package func unit(ofReference text: String) throws -> OrgUnit.ID? {
        let handle = text.split(separator: "_").first.map(String.init) ?? text
        let written = try FigureReference(text) == nil ? registry.reference(ofHandle: handle) ?? text : text
        if let reference = FigureReference(written) { return pack.units[reference.unit]?.id }
        guard let reference = RegistryReference(written) else { return nil }
        switch reference.kind {
        case .target, .goal, .milestones, .directives, .commendations:
            // The unit stands before the period.
            return reference.path.dropLast().last.flatMap { pack.units[OrgUnit.ID($0)]?.id }
        case .plan, .index, .rank: return pack.units.root
        }
    }

    /// The definitions a revision knows.
    package func definitions(known revision: Int?) throws -> Pack { try known(revision).pack }

    /// Today's day in the pack's time zone.
    package func today(_ now: Date = Date()) -> Day {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: pack.timeZone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: now)
        return Day(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? Day(ordinal: 0)
    }
}

extension TargetStanding {
    /// What leads to the target's own page: `target:MOF/estimate/revenue/20ZZ/2020@2020-06-30#12`.
    package func reference(of indicator: IndicatorID, at unit: OrgUnit.ID, asAt: Day, known: Int) -> String {
        RegistryReference(
            .target, [assigner.rawValue, kind.rawValue, indicator.rawValue, unit.rawValue, period.description],
            asAt: asAt, revision: known
        ).description
    }
}
