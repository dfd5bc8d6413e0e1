package import Domain
import Registry

extension TwofoldWorkspace {
    /// The units whose readers may open a file kept with a record: the unit it is of, and of the document of a directive in force every
    /// unit it is issued to.
    ///
    /// - Returns: `nil` for everybody's.
    package func units(reading attachment: Attachment) throws -> Set<OrgUnit.ID>? {
        guard let unit = attachment.unit else { return nil }
        let document = Evidence.file(id: attachment.id).text
        return try registry.directives().filter { $0.document == document }
            .reduce(into: [unit]) { $0.formUnion($1.units) }
    }
}
