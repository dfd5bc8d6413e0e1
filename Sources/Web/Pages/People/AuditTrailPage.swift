import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Workspace

/// The audit trail, newest first, a hundred lines at a time.
struct AuditTrailPage: Sendable {
    struct Line: Sendable {
        let sequence: Int
        let at: String
        let actor: String
        let action: String
        let subject: String
        /// Its beginning where it is long.
        let detail: String
        /// The whole of a long detail; of a very long one the file has the rest. `nil` where `detail` is all.
        let whole: String?
    }
    struct Verdict: Sendable {
        let state: ShownState
        let sentence: String
        let head: String
    }

    let lines: [Line]
    let actor: String
    let action: String
    let day: String
    let newest: String?
    let older: String?
    let csv: String
    let verdict: Verdict?
}

extension WebServer {
    func bindAudit(_ book: RouteBook) {
        book.on(.audit) { visit in try await visit.answer(AuditTrailPage.page(visit)) }
        book.on(.auditVerify) { visit in
            let verdict = try visit.workspace.verifyAudit()
            try visit.workspace.audit(
                "audit.verified", subject: "audit", detail: ["intact": String(verdict.isIntact), "head": verdict.head],
                by: visit.identity.account)
            return try await visit.answer(AuditTrailPage.page(visit, verdict: verdict))
        }
        book.on(.auditExport) { visit in
            let filter = try AuditFilter(visit.query)
            try visit.workspace.audit(
                "audit.exported", subject: "audit", detail: filter.detail, by: visit.identity.account)
            let (workspace, seesNames) = (visit.workspace, visit.may(.seeNames, at: visit.tree.root))
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                    .contentDisposition: "attachment; filename=\"audit.csv\"",
                ],
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: AuditPage.csvHeader.joined(separator: ",") + "\r\n"))
                    var before: Int?
                    repeat {
                        let page = try workspace.auditEntries(filter, before: before, limit: 1_000)
                        try await writer.write(ByteBuffer(string: (seesNames ? page : page.withoutNames).csv))
                        before = page.next
                    } while before != nil
                    try await writer.finish(nil)
                })
        }
    }
}

extension AuditFilter {
    /// - Throws: ``WebError`` for a day that is none.
    fileprivate init(_ query: QueryItems) throws(WebError) {
        self.init(actor: query["actor"], action: query["action"])
        guard let text = query["day"] else { return }
        guard let day = Day(text) else { throw .badDay(text) }
        self.day = day
    }

    fileprivate var items: [(String, String)] {
        [("actor", actor), ("action", action), ("day", day?.description)].compactMap { name, value in
            value.map { (name, $0) }
        }
    }

    fileprivate var detail: [String: String] { Dictionary(items) { first, _ in first } }

    fileprivate func link(_ path: String, before: Int? = nil) -> String {
        let all = items + (before.map { [("before", String($0))] } ?? [])
        return all.isEmpty ? path : path + "?" + all.map { "\($0)=\($1.queryEncoded)" }.joined(separator: "&")
    }
}

extension AuditTrailPage {
    fileprivate static func page(_ visit: Visit, verdict: AuditVerdict? = nil) throws -> Page {
        let filter = try AuditFilter(visit.query)
        let before = visit.query["before"].flatMap { Int($0) }
        let trail = try visit.workspace.auditEntries(filter, before: before)
        // Who was commended, and who voted how, is for those who may see names.
        let page = visit.may(.seeNames, at: visit.tree.root) ? trail : trail.withoutNames
        let model = AuditTrailPage(
            lines: page.lines.map { Line($0, visit) }, actor: filter.actor ?? "", action: filter.action ?? "",
            day: filter.day?.description ?? "", newest: before == nil ? nil : filter.link("/audit"),
            older: page.next.map { filter.link("/audit", before: $0) }, csv: filter.link("/audit.csv"),
            verdict: verdict.map { Verdict($0, visit.words) })
        return Page("audit", title: visit.words["audit_trail"], menu: .audit, showsChoice: false, model: model)
    }
}

extension AuditTrailPage.Line {
    fileprivate init(_ line: AuditLine, _ visit: Visit) {
        sequence = line.sequence
        at = (try? Date(line.at, strategy: .iso8601)).map(visit.moment) ?? line.at
        actor = line.actor
        action = line.action
        subject = line.subject
        let text = line.detailText
        if text.count <= Self.shortDetail {
            detail = text
            whole = nil
        } else {
            detail = text.prefix(Self.shortDetail) + "…"
            whole =
                text.count <= Self.longDetail
                ? text : text.prefix(Self.longDetail) + "… " + visit.words["audit_in_file"]
        }
    }

    /// An import lists every record it changed: some are longer than all other lines together.
    private static let shortDetail = 400
    private static let longDetail = 4_000
}

extension AuditTrailPage.Verdict {
    fileprivate init(_ verdict: AuditVerdict, _ words: Words) {
        state = ShownState(
            text: words[verdict.isIntact ? "audit_unbroken" : "audit_broken"],
            css: verdict.isIntact ? "state-holds" : "state-broken")
        head = verdict.head
        switch verdict.firstBreak {
        case nil: sentence = words.sentence("audit_lines", ["n": String(verdict.entries)])
        case .changed(let sequence): sentence = words.sentence("audit_changed", ["n": String(sequence)])
        case .disconnected(let sequence): sentence = words.sentence("audit_disconnected", ["n": String(sequence)])
        case .headMissing: sentence = words["audit_cut"]
        }
    }
}
