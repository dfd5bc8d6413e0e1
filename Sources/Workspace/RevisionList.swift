import Registry

/// Every revision of a workspace, oldest first.
package struct RevisionList: Sendable {
    private let revisions: [Revision]
    fileprivate init(_ revisions: [Revision]) { self.revisions = revisions }

    package var json: JSON { get throws { try JSON(encoding: revisions) } }
    package var latest: Int { revisions.last?.sequence ?? 0 }
    package var text: String {
        var table = TextTable([
            .init("#", .right), .init("recorded"), .init("cause"), .init("lake", .right), .init("summary"),
        ])
        for revision in revisions {
            table.add([
                String(revision.sequence), revision.recordedAt, revision.cause.rawValue,
                revision.lakeSnapshot.map(String.init) ?? "–", revision.summary,
            ])
        }
        return table.text
    }
}

extension TwofoldWorkspace {
    package func revisions() throws -> RevisionList { RevisionList(try registry.revisions()) }
}
