package import Appraisal
package import Domain
import Packs
import Registry

/// The commendations of a period, of a unit and those below it: counted by form, and listed where names may be seen.
package struct CommendationRegister: Sendable {
    package enum Subject: String, Sendable, Hashable { case collective, individual }
    package struct Entry: Sendable, Hashable {
        package let code: String
        package let subject: Subject
        /// As the register names it.
        package let name: String
        package let unit: OrgUnit.ID
        /// The form's code in the pack.
        package let form: String
        package let decision: SettingDocument
        package let day: Day?
        package let period: Period?
        package let achievement: String
    }
    /// One form, in the pack's order.
    package struct FormCount: Sendable, Hashable {
        package let form: String
        package let collectives: Int
        package let individuals: Int
    }

    package let revision: Int
    package let count: CommendationCount
    /// Forms with any.
    package let forms: [FormCount]
    /// By the pack's order of forms, then decision day, then code.
    package let entries: [Entry]
    /// How many are counted but not listed, because their names may not be seen.
    package let unlisted: Int
}

extension TwofoldWorkspace {
    /// - Parameter namesAt: The units where names may be seen; `nil` for everywhere.
    package func commendationRegister(
        of unit: String? = nil, in period: Period, known revision: Int? = nil, namesAt: Set<OrgUnit.ID>? = nil
    ) throws -> CommendationRegister {
        let known = try known(revision)
        let unit = try unit.map { try known.pack.unit($0).id } ?? known.pack.units.root
        let counted = try registry.commendations(knownAt: known.sequence).filter {
            $0.counts(for: period, at: unit, in: known.pack)
        }
        let count = CommendationCount(counted)
        let codes = known.pack.commendationForms.map(\.code)
        // A form the pack has given up is still counted.
        let forms = codes + Set(counted.map(\.form)).subtracting(codes).sorted()
        let places = Dictionary(forms.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
        let listed = counted.filter { namesAt?.contains($0.unit) ?? true }.sorted {
            let (a, b) = (places[$0.form] ?? .max, places[$1.form] ?? .max)
            let (first, second) = ($0.decision.day?.ordinal ?? .max, $1.decision.day?.ordinal ?? .max)
            return (a, first, $0.code) < (b, second, $1.code)
        }
        return CommendationRegister(
            revision: known.sequence, count: count,
            forms: forms.compactMap { form in
                count.byForm[form].map {
                    CommendationRegister.FormCount(form: form, collectives: $0[0], individuals: $0[1])
                }
            }, entries: listed.map(CommendationRegister.Entry.init), unlisted: counted.count - listed.count)
    }
}

extension CommendationRegister.Entry {
    fileprivate init(_ commendation: Commendation) {
        self.init(
            code: commendation.code, subject: commendation.subjectKind == .collective ? .collective : .individual,
            name: commendation.subject, unit: commendation.unit, form: commendation.form,
            decision: SettingDocument(commendation.decision), day: commendation.day, period: commendation.period,
            achievement: commendation.achievement)
    }
}

extension CommendationRegister {
    /// The listed ones as CSV, a line each.
    package var csv: String {
        CSV.text(
            header: [
                "code", "period", "day", "subject_kind", "subject", "unit", "form", "decision_number",
                "decision_issuer", "decision_day", "achievement",
            ],
            rows: entries.map { entry in
                [
                    entry.code, entry.period?.description ?? "", entry.day?.description ?? "", entry.subject.rawValue,
                    entry.name, entry.unit.rawValue, entry.form, entry.decision.number, entry.decision.issuer ?? "",
                    entry.decision.day?.description ?? "", entry.achievement,
                ].map(CSV.harmless)
            })
    }
}
