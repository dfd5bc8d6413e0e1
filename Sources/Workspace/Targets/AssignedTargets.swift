package import Domain
import Packs
package import Registry

extension TwofoldWorkspace {
    /// Every version of every target of some units, as a revision knows them: by indicator, unit, period, assigner, kind and the
    /// day it is valid from.
    ///
    /// - Parameter indicator: `nil` for all.
    /// - Throws: ``WorkspaceError/unknownIndicator(_:near:)``.
    package func assignedTargets(
        of units: Set<OrgUnit.ID>, indicator: String? = nil, period: Period? = nil, known revision: Int? = nil
    ) throws -> [Target] {
        let known = try known(revision)
        let indicator = try indicator.map { try known.pack.named($0).id }
        return try registry.targets(knownAt: known.sequence).filter { target in
            units.contains(target.unit) && (indicator == nil || target.indicator == indicator)
                && (period == nil || target.period == period)
        }.sorted { $0.order < $1.order }
    }
}

extension Target {
    fileprivate var order: (String, String, Period, String, String, Day) {
        (
            indicator.rawValue, unit.rawValue, period, assigner.rawValue, targetKind.rawValue, validFrom
        )
    }
}
