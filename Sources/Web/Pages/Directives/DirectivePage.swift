import Domain
import Hummingbird
import Workspace

/// One directive: what it says, to whom it is issued, and who acknowledged it, as far as the reader sees the units.
struct DirectivePage: Sendable {
    struct Row: Sendable {
        let unit: String
        let state: ShownState
        let day: String
        let by: String?
        let note: ShownText?
        /// Where it is taken back; `nil` where it is not there, and for who may not.
        let withdraw: String?
    }
    struct Linked: Sendable {
        let href: String
        let code: String
        let title: ShownText
    }
    /// The form of one unit that the reader may acknowledge it for.
    struct AcknowledgementForm: Sendable {
        let action: String
        let unit: String
        let day: String
        let note: String
        let problems: [ShownProblem]
        /// What was sent from it was refused: its fields are those the problems lead to.
        let isSent: Bool
    }

    let back: String
    let code: String
    let title: ShownText
    let number: String
    let issuer: ShownText
    let day: String
    let due: String?
    let document: ShownEvidence?
    let asAt: String
    /// All it is issued to: everybody it is issued to may know the others.
    let addressed: String
    let tally: String
    /// Those the reader sees.
    let rows: [Row]
    /// There are units whose acknowledgement the reader does not see.
    let isPartial: Bool
    let actions: [Linked]
    let forms: [AcknowledgementForm]
    /// For who may change it.
    let edit: String?
    let withdraw: String
    let done: String?
}

extension WebServer {
    func bindAcknowledgements(_ book: RouteBook) {
        book.on(.directiveAcknowledge) { visit in
            try visit.demandNow()
            let directive = try visit.directiveOfUnit()
            let draft = AcknowledgementDraft(day: visit.form["day"] ?? "", note: visit.form["note"] ?? "")
            do {
                try visit.workspace.acknowledgeDirective(
                    directive.code, at: visit.unit, draft, by: visit.identity.displayName)
            } catch let refused as RefusedDraft {
                return try await visit.answer(
                    DirectivePage.page(visit, directive, draft, refused), status: .badRequest)
            }
            return visit.redirect(
                to: visit.link(
                    "/directives/\(directive.code.queryEncoded)", done: "directive_acknowledged",
                    showing: Day(draft.day)))
        }
        book.on(.directiveUnacknowledge) { visit in
            try visit.demandNow()
            let directive = try visit.directiveOfUnit()
            try visit.workspace.withdrawAcknowledgement(directive.code, at: visit.unit)
            return visit.redirect(
                to: visit.choice.link(
                    "/directives/\(directive.code.queryEncoded)", [("done", "directive_unacknowledged")]))
        }
    }
}

extension Visit {
    /// The directive the path names.
    ///
    /// - Throws: ``WebError/forbidden`` for one there is not, and one that is issued to no unit the reader sees.
    func directive() throws -> DirectiveAccount {
        let seen = identity.units(.viewFigures, in: tree)
        guard let directive = try workspace.directive(path("directive"), asAt: workDay, known: choice.known),
            !seen.isDisjoint(with: directive.units)
        else { throw WebError.forbidden }
        return directive
    }

    func mayAcknowledge(at unit: OrgUnit.ID) -> Bool { identity.mayAcknowledge(at: unit, in: tree) }

    /// The directive, for who may acknowledge it for the unit the path names.
    fileprivate func directiveOfUnit() throws -> DirectiveAccount {
        let directive = try directive()
        guard mayAcknowledge(at: unit), directive.units.contains(unit) else { throw WebError.forbidden }
        return directive
    }
}

extension DirectivePage {
    static func page(
        _ visit: Visit, _ directive: DirectiveAccount, _ draft: AcknowledgementDraft? = nil,
        _ refused: RefusedDraft? = nil
    ) throws -> Page {
        let model = try DirectivePage(visit, directive, draft, refused)
        return Page("directive", title: model.title.text, menu: .directives, model: model)
    }

    private init(
        _ visit: Visit, _ directive: DirectiveAccount, _ draft: AcknowledgementDraft?, _ refused: RefusedDraft?
    ) throws {
        let words = visit.words
        let seen = visit.identity.units(.viewFigures, in: visit.tree)
        let path = "/directives/\(directive.code.queryEncoded)"
        let rows = directive.rows.filter { seen.contains($0.unit) }
        back = visit.choice.link("/directives")
        code = directive.code
        title = visit.shown(directive.title)
        number = directive.number
        issuer = visit.shown(asWritten: directive.issuer)
        day = words.day(directive.day)
        due = directive.acknowledgeBy.map(words.day)
        document = try directive.document.map(visit.shown)
        asAt = words.sentence("as_at_day", ["day": words.day(visit.workDay)])
        addressed = directive.rows.map { visit.shortName(of: $0.unit) }.joined(separator: ", ")
        tally = visit.tally(of: rows)
        self.rows = rows.map { row in
            Row(
                unit: visit.name(of: row.unit), state: visit.shown(row.state),
                day: row.state.day.map(words.day) ?? PeopleFormat.unknown, by: row.by,
                note: row.note.map(visit.shown(asWritten:)),
                withdraw: row.isOpen || visit.choice.known != nil || !visit.mayAcknowledge(at: row.unit)
                    ? nil : visit.choice.link("\(path)/units/\(row.unit.rawValue.queryEncoded)/withdraw"))
        }
        isPartial = rows.count < directive.rows.count
        // An action is shown to whoever sees a unit that has a part in it, as its own page is.
        actions = directive.actions.filter { !seen.isDisjoint(with: $0.units) }.map { action in
            Linked(
                href: visit.choice.link("/plan/actions/\(action.code.queryEncoded)"), code: action.code,
                title: visit.shown(action.title))
        }
        let open = visit.choice.known == nil ? rows.filter(\.isOpen) : []
        forms = open.filter { visit.mayAcknowledge(at: $0.unit) }.map { row in
            let isSent = refused != nil && row.unit == visit.unit
            return AcknowledgementForm(
                action: visit.choice.link("\(path)/units/\(row.unit.rawValue.queryEncoded)"),
                unit: visit.name(of: row.unit),
                day: (isSent ? draft?.day : nil) ?? max(directive.day, visit.workDay).description,
                note: (isSent ? draft?.note : nil) ?? "", problems: isSent ? visit.shown(refused) : [],
                isSent: isSent)
        }
        edit = visit.choice.known == nil && visit.maySteer ? visit.choice.link("\(path)/edit") : nil
        withdraw = visit.choice.link("\(path)/withdraw")
        done = visit.done(["directive_issued", "directive_acknowledged", "directive_unacknowledged"])
    }
}
