import Crypto
import Foundation

/// What somebody did, before it has its place in the trail.
package struct AuditEvent: Hashable, Sendable {
    package let actor: String
    /// What was done, in dotted words: `records.imported`.
    package let action: String
    package let subject: String
    /// JSON.
    package let detail: String
    package init(actor: String, action: String, subject: String, detail: String = "{}") {
        self.actor = actor
        self.action = action
        self.subject = subject
        self.detail = detail
    }
}

/// One line of the audit trail. Each carries the hash of the one before, so that none can be changed, added in between
/// or taken out without breaking all that follow.
package struct AuditEntry: Hashable, Sendable, Codable {
    /// From 1, without a gap.
    package let sequence: Int
    /// ISO 8601, UTC.
    package let at: String
    package let actor: String
    package let action: String
    package let subject: String
    package let detail: String
    /// 64 zeros for the first.
    package let previousHash: String
    /// SHA-256 over every other part, in hexadecimal.
    package let hash: String

    init(sequence: Int, at: String, event: AuditEvent, previousHash: String) {
        self.init(
            sequence: sequence, at: at, actor: event.actor, action: event.action, subject: event.subject,
            detail: event.detail, previousHash: previousHash,
            hash: Self.hash(
                of: [
                    String(sequence), at, event.actor, event.action, event.subject, event.detail, previousHash,
                ]))
    }

    init(
        sequence: Int, at: String, actor: String, action: String, subject: String, detail: String, previousHash: String,
        hash: String
    ) {
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = subject
        self.detail = detail
        self.previousHash = previousHash
        self.hash = hash
    }

    static let genesis = String(repeating: "0", count: 64)

    /// The entry says of itself what its hash says.
    var isIntact: Bool {
        hash == Self.hash(of: [String(sequence), at, actor, action, subject, detail, previousHash])
    }

    /// Each part goes in after its length, so that no two lists of parts give the same bytes.
    private static func hash(of parts: [String]) -> String {
        var hasher = SHA256()
        for part in parts { hasher.update(data: Data("\(part.utf8.count):\(part)".utf8)) }
        return hasher.finalize().hexadecimal
    }
}

extension Sequence<UInt8> {
    var hexadecimal: String {
        map { (byte: UInt8) -> String in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

/// What a walk along the whole trail found.
package struct AuditVerification: Hashable, Sendable, Codable {
    package enum Break: Hashable, Sendable, Codable {
        /// The entry's own parts no longer give its hash.
        case changed(sequence: Int)
        /// Entries are missing before it, or it does not follow from the one before.
        case disconnected(sequence: Int)
        /// The trail does not hold the head it once had: its end was cut off.
        case headMissing(hash: String)
    }
    package let entries: Int
    /// The last entry's hash; 64 zeros for an empty trail.
    package let head: String
    /// `nil` for an unbroken trail.
    package let firstBreak: Break?
    package var isIntact: Bool { firstBreak == nil }
}
