package import Domain

/// One commendation given. Subjects are labels of a register, never the names of persons.
package struct Commendation: LivingRecord {
    package static let kind = RecordKind.commendation
    package enum SubjectKind: String, Hashable, Sendable, Codable, CaseIterable { case collective, individual }

    package let code: String
    /// The period it was given for; it or `day` is there.
    package let period: Period?
    package let day: Day?
    package let subjectKind: SubjectKind
    package let subject: String
    package let unit: OrgUnit.ID
    /// The form's code in the pack.
    package let form: String
    package let decision: DocumentReference
    package let achievement: String

    package init(
        code: String, period: Period?, day: Day?, subjectKind: SubjectKind, subject: String, unit: OrgUnit.ID,
        form: String, decision: DocumentReference, achievement: String
    ) {
        self.code = code
        self.period = period
        self.day = day
        self.subjectKind = subjectKind
        self.subject = subject
        self.unit = unit
        self.form = form
        self.decision = decision
        self.achievement = achievement
    }

    /// What may be given once only: this form to this subject of this unit for this achievement. Many units have a team of one name.
    package struct Grant: Hashable, Sendable {
        package let form: String
        package let subjectKind: SubjectKind
        package let subject: String
        package let unit: OrgUnit.ID
        package let achievement: String

        /// Case and runs of blanks make no difference.
        package init(form: String, subjectKind: SubjectKind, subject: String, unit: OrgUnit.ID, achievement: String) {
            func folded(_ text: String) -> String {
                text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            self.form = form
            self.subjectKind = subjectKind
            self.subject = folded(subject)
            self.unit = unit
            self.achievement = folded(achievement)
        }

        /// Whether another form is for the same achievement of the same subject.
        package func isAnotherForm(than other: Grant) -> Bool {
            form != other.form && subjectKind == other.subjectKind && subject == other.subject && unit == other.unit
                && achievement == other.achievement
        }
    }

    package var grant: Grant {
        Grant(form: form, subjectKind: subjectKind, subject: subject, unit: unit, achievement: achievement)
    }

    /// The audit trail keeps it, and not everybody who reads that may see names: an individual is not named.
    package var summary: String {
        "\(code): \(form) to \(subjectKind.named(subject)), decision \(decision.number)"
    }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "code": .text(code), "period": .of(period), "day": .of(day),
                "subject_kind": .text(subjectKind.rawValue),
                "subject": .text(subject), "unit": .of(unit), "form": .text(form),
                "decision_number": .text(decision.number), "decision_issuer": .of(decision.issuer),
                "decision_day": .of(decision.day), "achievement": .text(achievement),
            ])
    }

    package init(_ stored: StoredFields) throws {
        guard let decision = try stored.document("decision") else {
            throw RegistryError.damaged(table: Self.kind.rawValue, column: "decision_number")
        }
        self.init(
            code: try stored.text("code"), period: try stored.optionalPeriod("period"),
            day: try stored.optionalDay("day"), subjectKind: try stored.choice("subject_kind"),
            subject: try stored.text("subject"), unit: try stored.id("unit"), form: try stored.text("form"),
            decision: decision, achievement: try stored.text("achievement"))
    }
}

extension Commendation.SubjectKind {
    /// A collective by its name, an individual without.
    func named(_ subject: String) -> String {
        switch self {
        case .collective: subject
        case .individual: "an individual"
        }
    }
}
