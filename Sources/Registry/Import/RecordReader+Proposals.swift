import Diagnostics
import Domain

extension RecordReader {
    /// One that waits, or was rejected. A granted one is made by granting it: it comes with its commendation.
    func proposal() -> Proposal? {
        let code = required("code", text)
        let period = required("period", period)
        let subjectKind: Commendation.SubjectKind? = required("subject_kind") {
            choice($0, "kind of subject", words: ["tập thể": .collective, "cá nhân": .individual])
        }
        let subject = required("subject", text)
        let unit: OrgUnit.ID? = required("unit") { id($0, in: known.unitBook) }
        let form = required("form") { self.code($0, in: known.commendationForms) }
        let achievement = required("achievement", text)
        let evidence = optional("evidence", text)
        let by = required("proposed_by", text)
        let day = required("proposed_on", day)
        let state: Proposal.State =
            optional("state") {
                choice($0, "state", words: ["đề nghị": .proposed, "không chấp thuận": .rejected])
            } ?? .proposed
        let decidedBy = optional("decided_by", text)
        let decidedOn = optional("decided_on", self.day)
        let reason = optional("reason", text)
        if state == .granted {
            report(
                Diagnostic(
                    code: "granted-by-hand", message: "a granted proposal comes with its commendation",
                    place: place("state"),
                    help: "import the commendation, or grant the proposal with 'twofold council grant'"))
            return nil
        }
        if state == .rejected {
            for (name, isMissing) in [
                ("decided_by", decidedBy == nil), ("decided_on", decidedOn == nil), ("reason", reason == nil),
            ] where isMissing {
                report(.missingField(name, of: .proposal, at: place(name)))
            }
            guard decidedBy != nil, decidedOn != nil, reason != nil else { return nil }
        }
        guard let code, let period, let subjectKind, let subject, let unit, let form, let achievement, let by, let day
        else { return nil }
        return Proposal(
            code: code, period: period, subjectKind: subjectKind, subject: subject, unit: unit, form: form,
            achievement: achievement, evidence: evidence.map { [Proposal.Evidence(says: $0, source: nil)] } ?? [],
            proposedBy: by, proposedOn: day, state: state, decidedBy: decidedBy, decidedOn: decidedOn, reason: reason)
    }
}
