/// A body that reports, with the days it existed and the unit its work went to.
package struct OrgUnit: Hashable, Sendable {
    package typealias ID = Identifier<OrgUnit>
    package let id: ID
    package let names: LocalizedText
    /// A short name for narrow tables and charts.
    package let shortNames: LocalizedText
    /// `nil` for the root.
    package let parent: ID?
    /// `nil`: since before any record.
    package let from: Day?
    /// The last day it existed; `nil` while it exists.
    package let to: Day?
    /// Where its records go after `to`.
    package let successor: ID?
    /// What sort of unit, as the pack names them (`department`, `branch`, `team`).
    package let kind: String

    package init(
        id: ID, names: LocalizedText, shortNames: LocalizedText? = nil, parent: ID?, from: Day? = nil, to: Day? = nil,
        successor: ID? = nil, kind: String
    ) {
        self.id = id
        self.names = names
        self.shortNames = shortNames ?? names
        self.parent = parent
        self.from = from
        self.to = to
        self.successor = successor
        self.kind = kind
    }

    package func exists(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
}
