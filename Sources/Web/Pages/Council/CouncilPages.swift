import Domain
import Foundation
import Hummingbird
import NIOCore
import Workspace

extension WebServer {
    func bindCouncil(_ book: RouteBook) {
        book.on(.council) { visit in try await visit.answer(CouncilPage.page(visit)) }
        book.on(.councilPropose) { visit in
            guard visit.mayPropose else { throw WebError.forbidden }
            try visit.demandNow()
            let draft = visit.proposalDraft
            do {
                let code =
                    if let rule = visit.form["rule"] {
                        try await visit.proposeCandidate(of: rule)
                    } else {
                        try visit.workspace.propose(draft, within: visit.unit)
                    }
                return visit.redirect(
                    to: visit.choice.link("/commendations/proposals/\(code.queryEncoded)", [("done", "proposed")]))
            } catch let refused as RefusedDraft {
                return try await visit.answer(
                    CouncilPage.page(visit, draft: draft, refused: refused), status: .badRequest)
            } catch let asked as AskedDraft {
                return try await visit.answer(CouncilPage.page(visit, draft: draft, asked: asked))
            }
        }
        book.on(.councilFile) { visit in try await visit.councilFile() }
        book.on(.proposal) { visit in try await visit.answer(ProposalPage.page(visit)) }
        book.on(.proposalVotes) { visit in
            try await visit.act("voted") { code in
                try visit.workspace.vote(
                    VotesDraft(
                        inFavour: visit.form["in_favour"] ?? "", against: visit.form["against"] ?? "",
                        abstained: visit.form["abstained"] ?? "", members: visit.form["members"] ?? ""), on: code)
            }
        }
        book.on(.proposalDecision) { visit in
            try await visit.act("decided") { code in
                try visit.workspace.decide(
                    DecisionDraft(
                        grants: ["grant": true, "reject": false][visit.form["outcome"] ?? ""],
                        number: visit.form["number"] ?? "",
                        issuer: visit.form["issuer"] ?? "", day: visit.form["day"] ?? "",
                        reason: visit.form["reason"] ?? ""), on: code)
            }
        }
    }
}

extension Visit {
    /// Plans or decides for the whole department.
    var sitsInCouncil: Bool { may(.plan, at: tree.root) || may(.decide, at: tree.root) }
    /// May propose: whoever plans at the root, or approves at the unit.
    var mayPropose: Bool { may(.plan, at: tree.root) || may(.approve) }
    /// The proposals of the chosen unit concern this reader.
    var seesProposals: Bool { sitsInCouncil || may(.approve) }

    /// - Throws: ``WebError`` on a page that shows what an earlier revision knew: nothing is written from there.
    func demandNow() throws(WebError) {
        guard choice.known == nil else {
            throw .invalid(
                "known-earlier", vi: "Trang đang hiển thị theo một phiên bản trước; hãy trở về hiện tại rồi mới ghi.",
                en: "The page shows what an earlier revision knew; go back to now to write.")
        }
    }

    fileprivate var proposalDraft: ProposalDraft {
        ProposalDraft(
            period: form["period"] ?? choice.period.description, subjectKind: form["subject_kind"] ?? "",
            subject: form["subject"] ?? "", unit: form["subject_unit"] ?? unit.rawValue, form: form["form"] ?? "",
            achievement: form["achievement"] ?? "",
            evidence: (form["evidence"] ?? "").split(whereSeparator: \.isNewline).map(String.init),
            day: form["day"] ?? workDay.description, confirmed: form["confirmed"] ?? "")
    }

    fileprivate func proposeCandidate(of rule: String) async throws -> String {
        guard may(.plan, at: tree.root) else { throw WebError.forbidden }
        return try await workspace.propose(
            rule: rule, unit: form["subject_unit"] ?? "", in: choice.period, asAt: choice.asAt, on: workDay,
            confirmed: form["confirmed"] ?? "")
    }

    /// Changes the proposal of the path and leads back to its page, which says so.
    fileprivate func act(_ done: String, _ change: (String) throws -> Void) async throws -> Response {
        let code = path("proposal")
        try demandNow()
        do {
            try change(code)
        } catch let refused as RefusedDraft {
            return try await answer(ProposalPage.page(self, refused: refused), status: .badRequest)
        }
        return redirect(to: choice.link("/commendations/proposals/\(code.queryEncoded)", [("done", done)]))
    }

    fileprivate func councilFile() async throws -> Response {
        guard sitsInCouncil else { throw WebError.forbidden }
        let parts = path("file").split(separator: ".").map(String.init)
        guard parts.count == 2, let kind = CouncilListKind(rawValue: parts[0]),
            let format = ReviewFormat(rawValue: parts[1]), format != .pdf
        else { throw WebError.notFound }
        let folder = FileManager.default.temporaryDirectory.appending(path: "council-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try await workspace.exportCouncilList(
            kind, in: choice.period, to: folder, formats: [format], known: choice.known,
            namesAt: identity.units(.seeNames, in: tree))
        guard let file = files.first else { throw WebError.notFound }
        let bytes = try Data(contentsOf: file)
        try workspace.audit(
            "export.council", subject: "\(kind.rawValue) \(choice.period)", detail: ["format": format.rawValue],
            by: identity.account)
        let type =
            format == .docx
            ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return .file(file.lastPathComponent, type: type, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// The fields of the forms that propose.
enum CouncilForm {
    static let names = [
        "rule", "period", "subject_kind", "subject", "subject_unit", "form", "achievement", "evidence", "day",
    ]
}

/// What is wrong with a sent proposal, told on its page.
struct CouncilProblem: Sendable {
    let text: String
}

extension RefusedDraft {
    func shown(_ language: Language) -> [CouncilProblem] { problems.map { CouncilProblem(text: $0.text[language]) } }
}
