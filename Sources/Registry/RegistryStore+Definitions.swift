package import Foundation
import GRDB

/// The files of a pack as they were when loaded.
package struct StoredDefinitions: Hashable, Sendable {
    /// The pack's hash.
    package let revision: String
    package let pack: String
    /// Bytes by path within the pack.
    package let files: [String: Data]
    package init(revision: String, pack: String, files: [String: Data]) {
        self.revision = revision
        self.pack = pack
        self.files = files
    }
}

extension RegistryStore {
    /// Stores a pack's files and puts them in force: one revision.
    ///
    /// - Returns: The new revision; `nil` when these definitions are in force already.
    @discardableResult
    package func putInForce(
        _ definitions: StoredDefinitions, summary: String, lakeSnapshot: Int? = nil, by actor: String
    ) throws -> Revision? {
        try pool.write { db in
            guard try Self.latest(in: db)?.definitionsRevision != definitions.revision else { return nil }
            let revision = try append(
                NewRevision(
                    cause: .definitions, summary: summary, lakeSnapshot: lakeSnapshot,
                    definitionsRevision: definitions.revision),
                by: actor, action: "definitions.loaded", in: db)
            try db.execute(
                sql: """
                    INSERT INTO definitions (revision, pack, files, known_since) VALUES (?, ?, ?, ?)
                    ON CONFLICT (revision) DO NOTHING
                    """,
                arguments: [
                    definitions.revision, definitions.pack, Data(canonicalJSON(definitions.files).utf8),
                    revision.sequence,
                ])
            return revision
        }
    }

    /// - Throws: ``RegistryError/unknownDefinitions(_:)``.
    package func definitions(_ revision: String) throws -> StoredDefinitions {
        let row = try pool.read { db in
            try Row.fetchOne(db, sql: "SELECT pack, files FROM definitions WHERE revision = ?", arguments: [revision])
        }
        guard let row else { throw RegistryError.unknownDefinitions(revision) }
        guard let files = try? JSONDecoder().decode([String: Data].self, from: row["files"]) else {
            throw RegistryError.damaged(table: "definitions", column: "files")
        }
        return StoredDefinitions(revision: revision, pack: row["pack"], files: files)
    }
}
