package import Domain
import Foundation
import Packs
import Registry

/// Which lines of the audit trail are wanted; what is `nil` does not restrict.
package struct AuditFilter: Hashable, Sendable {
    /// Who did it, as written in the trail.
    package var actor: String?
    /// What was done: `session.opened`, or with a dot at its end everything of a kind: `session.`.
    package var action: String?
    /// In the pack's time zone.
    package var day: Day?

    package init(actor: String? = nil, action: String? = nil, day: Day? = nil) {
        self.actor = actor
        self.action = action
        self.day = day
    }
}

/// One line of the audit trail.
package struct AuditLine: Hashable, Sendable, Encodable {
    /// From 1, without a gap.
    package let sequence: Int
    /// ISO 8601, UTC.
    package let at: String
    package let actor: String
    package let action: String
    package let subject: String
    /// JSON.
    package let detail: JSON
    package let hash: String

    init(_ entry: AuditEntry) {
        sequence = entry.sequence
        at = entry.at
        actor = entry.actor
        action = entry.action
        subject = entry.subject
        // The table holds valid JSON only.
        detail = (try? JSONDecoder().decode(JSON.self, from: Data(entry.detail.utf8))) ?? .text(entry.detail)
        hash = entry.hash
    }
}

extension AuditLine {
    /// Without what names people: of a commendation and a proposal only which it was and what was done. The trail itself keeps it.
    package var withoutNames: AuditLine {
        guard case .array(let items) = detail else { return self }
        return AuditLine(
            self,
            detail: .array(
                items.map { item in
                    guard case .object(let parts) = item, case .text(let kind)? = parts["kind"],
                        Self.namingKinds.contains(kind)
                    else { return item }
                    return .object(parts.filter { ["kind", "key", "change"].contains($0.key) })
                }))
    }

    private static let namingKinds = [RecordKind.commendation, .proposal].map(\.rawValue)

    private init(_ line: AuditLine, detail: JSON) {
        sequence = line.sequence
        at = line.at
        actor = line.actor
        action = line.action
        subject = line.subject
        self.detail = detail
        hash = line.hash
    }
}

/// Lines of the audit trail, newest first.
package struct AuditPage: Sendable {
    package let lines: [AuditLine]
    /// What to give as `before` for the page behind this one; `nil` where it is the last.
    package let next: Int?

    /// See ``AuditLine/withoutNames``.
    package var withoutNames: AuditPage { AuditPage(lines: lines.map(\.withoutNames), next: next) }

    package var json: JSON { get throws { try JSON(encoding: lines) } }
    package var text: String {
        var table = TextTable([
            .init("#", .right), .init("at"), .init("actor"), .init("action"), .init("subject"), .init("detail"),
        ])
        for line in lines {
            table.add([
                String(line.sequence), line.at, line.actor, line.action, line.subject,
                (try? line.detail.compactText) ?? "",
            ])
        }
        return table.text
    }
}

/// What a walk along the whole audit trail found.
package struct AuditVerdict: Sendable {
    private let verification: AuditVerification
    fileprivate init(_ verification: AuditVerification) { self.verification = verification }

    package enum Break: Hashable, Sendable {
        /// The line was changed after it was written.
        case changed(sequence: Int)
        /// Lines are missing before it, or were put in.
        case disconnected(sequence: Int)
        /// The trail no longer holds a head it once had: its end was cut off.
        case headMissing(hash: String)
    }

    package var entries: Int { verification.entries }
    /// The last line's hash; 64 zeros for an empty trail.
    package var head: String { verification.head }
    package var isIntact: Bool { verification.isIntact }
    /// `nil` for an unbroken trail.
    package var firstBreak: Break? {
        switch verification.firstBreak {
        case .changed(let sequence): .changed(sequence: sequence)
        case .disconnected(let sequence): .disconnected(sequence: sequence)
        case .headMissing(let hash): .headMissing(hash: hash)
        case nil: nil
        }
    }

    package var text: String {
        switch firstBreak {
        case nil: "the audit trail is unbroken: \(entries) lines, head \(head)"
        case .changed(let sequence): "the audit trail is broken: line \(sequence) was changed after it was written"
        case .disconnected(let sequence):
            "the audit trail is broken: line \(sequence) does not follow from the line before it"
        case .headMissing(let hash):
            "the audit trail is broken: it no longer holds the head \(hash); its end was cut off"
        }
    }

    package var json: JSON {
        .object([
            "intact": .bool(isIntact), "entries": .int(entries), "head": .text(head),
            "problem": isIntact ? .null : .text(text),
        ])
    }
}

/// Reads the trail with days as a time zone has them.
struct AuditReader {
    let registry: RegistryStore
    let timeZone: String

    func entries(_ filter: AuditFilter, before: Int?, limit: Int) throws -> AuditPage {
        let zone = TimeZone(identifier: timeZone) ?? .gmt
        let entries = try registry.auditEntries(
            actor: filter.actor, action: filter.action, from: filter.day?.beginning(in: zone),
            to: filter.day?.adding(days: 1).beginning(in: zone), before: before, limit: limit + 1)
        let lines = entries.prefix(limit).map(AuditLine.init)
        return AuditPage(lines: lines, next: entries.count > limit ? lines.last?.sequence : nil)
    }

    func verdict(holding heads: [String]) throws -> AuditVerdict {
        AuditVerdict(try registry.verifyAudit(holding: heads))
    }
}

extension TwofoldWorkspace {
    /// Lines of the audit trail, newest first.
    ///
    /// - Parameter before: Only lines with a smaller number; `nil` begins with the newest.
    package func auditEntries(
        _ filter: AuditFilter = AuditFilter(), before: Int? = nil, limit: Int = 100
    ) throws -> AuditPage {
        try auditReader.entries(filter, before: before, limit: limit)
    }

    /// Walks the whole trail.
    ///
    /// - Parameter heads: Hashes the trail once ended with, noted elsewhere: without one, a trail whose end was cut off
    ///   looks whole.
    package func verifyAudit(holding heads: [String] = []) throws -> AuditVerdict {
        try auditReader.verdict(holding: heads)
    }

    private var auditReader: AuditReader { AuditReader(registry: registry, timeZone: pack.timeZone) }
}

extension Day {
    /// The moment its first second begins somewhere.
    fileprivate func beginning(in zone: TimeZone) -> Date {
        let utc = Date(timeIntervalSince1970: TimeInterval(ordinal) * 86_400)
        return utc.addingTimeInterval(-TimeInterval(zone.secondsFromGMT(for: utc)))
    }
}

extension AuditPage {
    package static let csvHeader = ["sequence", "at", "actor", "action", "subject", "detail", "hash"]

    /// The lines without a header, RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe.
    package var csv: String { CSV.lines(lines.map(\.cells)) }
}

extension AuditLine {
    /// What it says besides, `name: value` with semicolons; nested values as JSON.
    package var detailText: String {
        guard case .object(let parts) = detail else { return (try? detail.compactText) ?? "" }
        return parts.sorted { $0.key < $1.key }.map { name, value in
            if case .text(let text) = value { return "\(name): \(text)" }
            return "\(name): \((try? value.compactText) ?? "")"
        }.joined(separator: "; ")
    }

    fileprivate var cells: [String] {
        [String(sequence), at, actor, action, subject, (try? detail.compactText) ?? "", hash].map { text in
            CSV.harmless(text)
        }
    }
}
