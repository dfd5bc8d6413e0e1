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
    /// The newest decision first, those without a day last; of one day in the pack's order of forms, then by code.
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
            let (first, second) = ($0.decision.day ?? $0.day, $1.decision.day ?? $1.day)
            if first != second { return (first?.ordinal ?? .min) > (second?.ordinal ?? .min) }
            return (places[$0.form] ?? .max, $0.code) < (places[$1.form] ?? .max, $1.code)
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

extension CommendationRegister {
    /// The same counts with fewer lines: those of a form, and with all these words in their subject, achievement or decision,
    /// whatever their case and diacritics. What is `nil` does not restrict.
    package func listing(form: String? = nil, text: String? = nil) -> CommendationRegister {
        let words = (text ?? "").foldedForSearch.split(whereSeparator: \.isWhitespace)
        return CommendationRegister(
            revision: revision, count: count, forms: forms,
            entries: entries.filter { entry in
                guard form == nil || entry.form == form else { return false }
                let searched = [
                    entry.code, entry.name, entry.achievement, entry.decision.number, entry.decision.issuer,
                ]
                .compactMap { $0?.foldedForSearch }.joined(separator: "\n")
                return words.allSatisfy { searched.contains($0) }
            }, unlisted: unlisted)
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
