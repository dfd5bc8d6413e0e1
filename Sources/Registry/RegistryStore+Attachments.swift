package import Domain
import GRDB

extension RegistryStore {
    /// Takes note of a file whose bytes are in the workspace already.
    package func attach(
        id: String, fileName: String, sizeBytes: Int, sha256: String, unit: OrgUnit.ID?, subject: String,
        by actor: String
    ) throws -> Attachment {
        let attachment = Attachment(
            id: id, fileName: fileName, sizeBytes: sizeBytes, sha256: sha256, unit: unit, subject: subject,
            attachedBy: actor, attachedAt: now().recordText)
        try pool.write { db in
            try db.execute(
                sql: """
                    INSERT INTO attachment (id, file_name, size_bytes, sha256, unit, subject, attached_by, attached_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    attachment.id, attachment.fileName, attachment.sizeBytes, attachment.sha256,
                    attachment.unit?.rawValue, attachment.subject, attachment.attachedBy, attachment.attachedAt,
                ])
            try audit(
                AuditEvent(
                    actor: actor, action: "file.attached", subject: subject,
                    detail: canonicalJSON([
                        "id": attachment.id, "file": attachment.fileName, "sha256": attachment.sha256,
                        "bytes": String(attachment.sizeBytes), "unit": attachment.unit?.rawValue ?? "",
                    ])),
                in: db)
        }
        return attachment
    }

    /// `nil` where there is none.
    package func attachment(_ id: String) throws -> Attachment? {
        try pool.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM attachment WHERE id = ?", arguments: [id]).map { row in
                Attachment(
                    id: row["id"], fileName: row["file_name"], sizeBytes: row["size_bytes"], sha256: row["sha256"],
                    unit: (row["unit"] as String?).map { OrgUnit.ID($0) }, subject: row["subject"],
                    attachedBy: row["attached_by"], attachedAt: row["attached_at"])
            }
        }
    }
}
