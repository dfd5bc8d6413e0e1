/// A file kept with a living record: who attached it to what, and the hash of its bytes.
package struct Attachment: Hashable, Sendable {
    /// 16 hexadecimal digits.
    package let id: String
    package let fileName: String
    package let sizeBytes: Int
    /// 64 hexadecimal digits.
    package let sha256: String
    /// Whose it is: who may see this unit may read it. `nil`: everybody who may see any unit.
    package let unit: OrgUnit.ID?
    /// What it belongs to, for people and the audit trail: `action N03.3`.
    package let subject: String
    package let attachedBy: String
    /// ISO 8601, UTC.
    package let attachedAt: String

    package init(
        id: String, fileName: String, sizeBytes: Int, sha256: String, unit: OrgUnit.ID?, subject: String,
        attachedBy: String, attachedAt: String
    ) {
        self.id = id
        self.fileName = fileName
        self.sizeBytes = sizeBytes
        self.sha256 = sha256
        self.unit = unit
        self.subject = subject
        self.attachedBy = attachedBy
        self.attachedAt = attachedAt
    }
}
