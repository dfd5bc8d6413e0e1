import Crypto
package import Domain
import Foundation
import GRDB

/// A short name for a figure, fit for a bookmark in a document: `F` and 12 letters or digits.
package enum FigureHandle {
    /// The first 60 bits of the reference's SHA-256, in base 32 (RFC 4648).
    package static func id(for reference: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = SHA256.hash(data: Data(reference.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return "F" + String((0..<12).map { alphabet[Int(bits >> (59 - 5 * UInt64($0)) & 31)] })
    }
}

extension RegistryStore {
    /// The handles of figures, made where they are not there yet.
    ///
    /// - Returns: By reference text.
    /// - Throws: ``RegistryError/handleTaken(_:)``.
    @discardableResult
    package func handles(for references: [String], by actor: String) throws -> [String: String] {
        let ids = Dictionary(references.map { ($0, FigureHandle.id(for: $0)) }, uniquingKeysWith: { first, _ in first })
        try pool.write { db in
            var added = 0
            for (reference, id) in ids.sorted(by: { $0.key < $1.key }) {
                try db.execute(
                    sql: "INSERT INTO figure_handle (id, reference) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                    arguments: [id, reference])
                added += db.changesCount
                let kept = try String.fetchOne(
                    db, sql: "SELECT reference FROM figure_handle WHERE id = ?", arguments: [id])
                guard kept == reference else { throw RegistryError.handleTaken(id) }
            }
            if added > 0 {
                try audit(
                    AuditEvent(
                        actor: actor, action: "figures.named", subject: "\(added) figures",
                        detail: canonicalJSON(["added": added])),
                    in: db)
            }
        }
        return ids
    }

    @discardableResult
    package func handle(for reference: FigureReference, by actor: String) throws -> String {
        let text = reference.description
        return try handles(for: [text], by: actor)[text] ?? FigureHandle.id(for: text)
    }

    /// The reference a handle stands for; `nil` for a handle nobody made.
    package func reference(ofHandle id: String) throws -> String? {
        try pool.read { db in
            try String.fetchOne(db, sql: "SELECT reference FROM figure_handle WHERE id = ?", arguments: [id])
        }
    }

    /// Every figure that some document quotes.
    package func quotedFigures() throws -> [FigureReference] {
        try pool.read { db in
            try String.fetchAll(db, sql: "SELECT reference FROM figure_handle ORDER BY reference")
                .compactMap { FigureReference($0) }
        }
    }

    /// How many references have a handle; grows whenever a document quotes another.
    package func quotedFigureCount() throws -> Int {
        try pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM figure_handle") ?? 0 }
    }
}
