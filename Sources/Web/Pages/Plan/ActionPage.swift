import Appraisal
import Domain
import Packs
import Workspace

/// One action: what it is, everything that was said of it, and what its indicators say.
struct ActionPage: Sendable {
    struct Entry: Sendable {
        let day: String
        let state: ShownState
        let by: String
        let sentence: ShownText?
        let evidence: ShownEvidence?
        let reason: ShownText?
    }
    struct Target: Sendable {
        let name: String
        let value: String
        let outcome: String
        let pace: String?
        let paceClass: String
        let isMissed: Bool
    }
    struct Linked: Sendable {
        let name: String
        let href: String
        let value: ShownFigure?
        let targets: [Target]
        let isContradicted: Bool
    }

    struct LinkedTarget: Sendable {
        let name: String
        let outcome: String?
        let isMissed: Bool
    }

    let back: String
    let heading: String
    let code: String
    let title: ShownText
    let asAt: String
    let resolution: String
    let resolutionTitle: ShownText
    let isIllustrative: Bool
    let group: ShownText
    let groupCode: String
    let state: ShownState
    let late: String?
    let isContradicted: Bool
    let deadline: String?
    let expectedResult: ShownText?
    let theme: ShownText?
    /// The priority it came from; `nil` for none.
    let priority: ShownText?
    /// Issued about it to units the reader sees, the latest first.
    let directives: [Directive]
    /// The form that issues one about it; `nil` for who may not.
    let newDirective: String?
    let lead: String
    let supporting: [String]
    let reason: ShownText?
    let history: [Entry]
    let linked: [Linked]
    /// Whose standing the linked indicators show.
    let linkedUnit: String
    /// The lead unit's figures may not be seen.
    let isLinkedHidden: Bool
    let linkedTargets: [LinkedTarget]
    let document: ShownEvidence?
    /// What may be done with it; empty for who only reads.
    let tools: [ShownLink]
    /// The form that says where it stands; `nil` for who may not.
    let report: DraftForm?
    let done: String?
}

extension ActionPage {
    /// - Throws: ``WebError/forbidden`` for an action that is not there, or in which no unit of the reader has a part.
    init(_ visit: Visit, typed: TypedFields? = nil, problems: InvalidFields? = nil) async throws {
        let words = visit.words
        let choice = visit.choice
        let asAt = visit.workDay
        let account = try await visit.workspace.action(
            visit.path("action"), in: choice.period, asAt: asAt, figuresAsAt: await visit.figuresDay,
            known: choice.known,
            mayRead: { visit.may(.viewFigures, at: $0) },
            standing: { lead in
                try await visit.live.standing(of: lead, in: choice.period, asAt: choice.asAt, known: choice.known)
            })
        guard let account, visit.units.contains(where: account.item.involves) else { throw WebError.forbidden }
        let item = account.item
        back = choice.link("/plan")
        code = item.code
        title = visit.shown(item.title)
        heading = "\(item.code) \(title.text)"
        self.asAt = words.sentence("as_at_day", ["day": words.day(asAt)])
        resolution = "\(account.resolution), \(words.day(account.resolutionDay))"
        resolutionTitle = visit.shown(account.resolutionTitle)
        isIllustrative = account.isIllustrative
        group = visit.shown(account.group)
        groupCode = account.groupCode
        state = visit.shown(item.standing.state)
        late = visit.lateness(of: item.standing)
        isContradicted = account.isContradicted
        deadline = item.deadline.map(words.day)
        expectedResult = account.expectedResult.map(visit.shown)
        let themeNames = try visit.workspace.themeNames(known: choice.known)
        theme = account.theme.map { code in
            themeNames[code].map(visit.shown) ?? ShownText(text: code, lang: nil)
        }
        priority = try visit.workspace.priority(of: item.code, known: choice.known).map { visit.shown($0.text) }
        directives = try Directive.all(about: item.code, visit)
        newDirective = visit.maySteer ? choice.link("/directives/new", [("action", item.code)]) : nil
        lead = visit.name(of: item.leadUnit)
        supporting = item.supportingUnits.map(visit.name(of:))
        reason = item.reason.map(visit.shown(asWritten:))
        history = try account.history.reversed().map { try Entry($0, visit) }
        linkedUnit = words.sentence("plan_linked_of", ["unit": visit.shortName(of: item.leadUnit)])
        isLinkedHidden = !item.indicators.isEmpty && !visit.may(.viewFigures, at: item.leadUnit)
        linked = account.linked.compactMap { linked in
            visit.pack.indicator(linked.indicator).map { Linked(linked, $0, visit) }
        }
        linkedTargets = account.linkedTargets.map { LinkedTarget($0, visit) }
        document = try account.document.map(visit.shown)
        tools =
            visit.may(.plan, at: visit.tree.root) && choice.known == nil
            ? [
                ShownLink(
                    text: words["plf_edit"], href: choice.link("/plan/actions/\(item.code.queryEncoded)/edit")),
                ShownLink(
                    text: words["plf_withdraw"],
                    href: choice.link("/plan/withdraw", [("part", "action"), ("code", item.code)])),
            ] : []
        report = visit.stateForm(item.code, lead: item.leadUnit, typed: typed, problems: problems)
        done = visit.done(["state_reported", "plan_saved"])
    }
}

extension PlanStanding.Item {
    fileprivate func involves(_ unit: OrgUnit.ID) -> Bool { leadUnit == unit || supportingUnits.contains(unit) }
}

extension ActionPage.Entry {
    fileprivate init(_ entry: ActionAccount.Entry, _ visit: Visit) throws {
        day = visit.words.day(entry.day)
        state = visit.shown(entry.state.shown)
        by = visit.tree[OrgUnit.ID(entry.by)].map { $0.shortNames[visit.language] } ?? entry.by
        sentence = entry.sentence.map(visit.shown(asWritten:))
        evidence = try entry.evidence.map { try visit.shown(Evidence($0)) }
        reason = entry.reason.map(visit.shown(asWritten:))
    }
}

extension ActionPage.LinkedTarget {
    fileprivate init(_ linked: ActionAccount.LinkedTarget, _ visit: Visit) {
        name = visit.name(of: linked.key)
        outcome = linked.standing.flatMap { standing in
            visit.pack.indicator(linked.key.indicator).map { ShownTarget(standing, $0, visit).outcome }
        }
        isMissed = linked.isContradicted
    }
}

extension TypedActionState {
    fileprivate var shown: ActionState {
        switch self {
        case .notStarted: .notStarted
        case .onTrack: .onTrack
        case .atRisk: .atRisk
        case .done: .done
        case .cancelled: .cancelled
        }
    }
}

extension ActionPage.Linked {
    fileprivate init(_ linked: ActionAccount.Linked, _ indicator: Indicator, _ visit: Visit) {
        name = indicator.names[visit.language]
        href = visit.choice.link("/indicators/\(indicator.id.rawValue.queryEncoded)")
        value = linked.standing.map { standing in
            let shown = visit.shown(standing.figure)
            return ShownFigure(
                text: visit.amount(standing.figure.value, indicator), href: shown.href, note: shown.note)
        }
        isContradicted = !linked.contradictions.isEmpty
        targets = (linked.standing?.targets ?? []).map { target in
            let said = ShownTarget(target, indicator, visit)
            return ActionPage.Target(
                name: "\(visit.name(of: target.assigner)), \(visit.name(of: target.kind))",
                value: visit.amount(target.value, indicator), outcome: said.outcome, pace: said.pace,
                paceClass: said.paceClass,
                isMissed: linked.contradicts(target))
        }
    }
}
