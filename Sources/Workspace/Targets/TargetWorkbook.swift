package import Documents
package import Domain
package import Foundation
import Packs
import Registry

extension TwofoldWorkspace {
    /// Every version of every target of a unit and those below it, of all years, as a workbook that import reads back as the same.
    package func targetWorkbook(
        of unit: String? = nil, in language: Language, known revision: Int? = nil
    ) throws -> Workbook {
        let known = try known(revision)
        let root = try unit.map { try known.pack.unit($0).id } ?? known.pack.units.root
        let subtree = Set(known.pack.units.subtree(of: root).map(\.rawValue))
        return try recordWorkbook(
            of: [.target], title: language == .english ? "Targets" : "Chỉ tiêu giao", in: language,
            known: known.sequence, where: { subtree.contains($0["unit"].description) })
    }

    /// The same as a file.
    package func writeTargets(
        of unit: String? = nil, in language: Language, known revision: Int? = nil, to file: URL
    ) throws {
        try XLSXWriter().write(targetWorkbook(of: unit, in: language, known: revision), to: file)
    }
}
