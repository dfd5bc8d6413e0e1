import Appraisal
import Domain
import Foundation
import Hummingbird
import NIOCore
import Packs
import Workspace

extension WebServer {
    func bindPlan(_ book: RouteBook) {
        book.on(.plan) { visit in
            if let code = visit.query["action"] {
                return visit.redirect(to: visit.choice.link("/plan/actions/\(code.queryEncoded)"))
            }
            return try await visit.answer(
                Page("plan", title: visit.words["menu_plan"], menu: .plan, model: PlanPage(visit)))
        }
        book.on(.planXLSX) { visit in
            try visit.demand(.viewFigures)
            let workbook = try visit.workspace.planWorkbook(in: visit.language, known: visit.choice.known)
            try visit.workspace.audit("export.plan", subject: "plan", by: visit.identity.account)
            return .file(
                "ke-hoach.xlsx", type: FileType.xlsx,
                body: ResponseBody(byteBuffer: try ByteBuffer(bytes: workbook.data())))
        }
        book.on(.action) { visit in
            let page = try await ActionPage(visit)
            return try await visit.answer(Page("action", title: page.heading, menu: .plan, model: page))
        }
    }
}

extension PlanPage {
    init(_ visit: Visit) async throws {
        let words = visit.words
        let query = visit.query
        let isPlanner = visit.may(.plan, at: visit.tree.root) && visit.choice.known == nil
        var filter = PlanFilter(
            unit: visit.unit,
            involved: query["involved"].map { OrgUnit.ID($0) }.flatMap { visit.tree[$0]?.id },
            lead: query["lead"].map { OrgUnit.ID($0) }.flatMap { visit.tree[$0]?.id }, group: query["group"],
            state: query["state"].flatMap(ActionState.init(rawValue:)), theme: query["theme"], text: query["text"])
        filter.keepsEmpty = isPlanner && !filter.isNarrow && visit.unit == visit.tree.root
        let board = try await visit.workspace.planBoard(filter, asAt: visit.workDay, known: visit.choice.known)
        let contradicted = try await visit.contradictedActions()
        let isLateFirst = query["order"] == "late"
        heading = words.sentence("plan_heading", ["unit": visit.name(of: visit.unit)])
        asAt = words.sentence("as_at_day", ["day": words.day(board.asAt)])
        done = visit.done(["plan_saved", "plan_withdrawn", "plan_changed", "plan_copied"])
        tools = visit.planTools(isPlanner: isPlanner)
        themes = try visit.workspace.themes(of: visit.choice.period.year, known: visit.choice.known).map(visit.shown)
        summary = words.sentence(
            "plan_summary",
            [
                "groups": visit.count(board.groups.count), "shown": visit.count(board.plan.items.count),
                "total": visit.count(board.summary.total),
            ])
        counts = ActionState.allCases.map { state in
            let isChosen = filter.state == state
            return Count(
                name: visit.name(of: state), css: state.css, count: visit.count(board.summary[state]),
                href: visit.planLink(filter, state: isChosen ? nil : state, isLateFirst: isLateFirst),
                isChosen: isChosen)
        }
        choices = Choices(
            filter, board, themeNames: try visit.workspace.themeNames(known: visit.choice.known),
            isLateFirst: isLateFirst, visit)
        resolutions =
            isLateFirst
            ? []
            : try board.resolutions.map {
                try Resolution($0, contradicted, isPlanner: isPlanner, visit)
            }
        lateFirst = isLateFirst ? LateFirst(actions: board.latestFirst.map { Action($0, contradicted, visit) }) : nil
        isEmpty = board.resolutions.isEmpty
    }
}

extension PlanPage.Choices {
    fileprivate init(
        _ filter: PlanFilter, _ board: PlanBoard, themeNames: [String: LocalizedText], isLateFirst: Bool, _ visit: Visit
    ) {
        states = ActionState.allCases.map {
            PageFrame.Option(value: $0.rawValue, text: visit.name(of: $0), isSelected: $0 == filter.state)
        }
        units = board.units.map {
            PageFrame.Option(value: $0.rawValue, text: visit.name(of: $0), isSelected: $0 == filter.involved)
        }
        themes = board.themes.map {
            PageFrame.Option(
                value: $0, text: themeNames[$0]?[visit.language] ?? $0, isSelected: $0 == filter.theme)
        }
        text = filter.text ?? ""
        self.isLateFirst = isLateFirst
        let unshown = [("lead", filter.lead?.rawValue), ("group", filter.group)]
        hidden =
            visit.choiceFields
            + unshown.compactMap { name, value in value.map { PageFrame.Field(name: name, value: $0) } }
        let shown = [filter.involved?.rawValue, filter.state?.rawValue, filter.theme, filter.text]
        let isFiltered = (shown + unshown.map(\.1)).contains { $0 != nil }
        clear = isFiltered ? visit.choice.link("/plan") : nil
    }
}

extension PlanPage.Resolution {
    fileprivate init(
        _ resolution: PlanBoard.Resolution, _ contradicted: Set<String>, isPlanner: Bool, _ visit: Visit
    ) throws {
        number = resolution.number
        issuer = visit.shown(asWritten: resolution.issuer)
        day = visit.words.day(resolution.day)
        title = visit.shown(resolution.title)
        isIllustrative = resolution.isIllustrative
        document = try resolution.document.map(visit.shown)
        groups = resolution.groups.map { PlanPage.Group($0, contradicted, isPlanner: isPlanner, visit) }
        let place = "/plan/resolutions/\(resolution.code.queryEncoded)"
        tools =
            isPlanner
            ? [
                ShownLink(text: visit.words["plf_edit"], href: visit.choice.link(place)),
                ShownLink(text: visit.words["plf_add_group"], href: visit.choice.link(place + "/groups")),
                ShownLink(text: visit.words["plf_copy_link"], href: visit.choice.link(place + "/copy")),
                ShownLink(
                    text: visit.words["plf_withdraw"],
                    href: visit.choice.link("/plan/withdraw", [("part", "resolution"), ("code", resolution.code)])),
            ] : []
    }
}

extension PlanPage.Group {
    fileprivate init(
        _ group: PlanStanding.Group, _ contradicted: Set<String>, isPlanner: Bool, _ visit: Visit
    ) {
        let summary = ActionSummary(group.items.map(\.standing))
        code = group.code
        title = visit.shown(group.title)
        actions = group.items.map { PlanPage.Action($0, contradicted, visit) }
        let place = "/plan/groups/\(group.code.queryEncoded)"
        tools =
            isPlanner
            ? [
                ShownLink(text: visit.words["plf_edit"], href: visit.choice.link(place)),
                ShownLink(text: visit.words["plf_add_action"], href: visit.choice.link(place + "/actions")),
                ShownLink(
                    text: visit.words["plf_withdraw"],
                    href: visit.choice.link("/plan/withdraw", [("part", "group"), ("code", group.code)])),
            ] : []
        bars = PlanPage.Bar.all(of: summary)
        let present = ActionState.allCases.filter { summary[$0] > 0 }
        let parts = present.map { "\(visit.count(summary[$0])) \(visit.name(of: $0).lowercased())" }
        tally = visit.words.sentence(
            "plan_tally", ["n": visit.count(summary.total), "states": parts.joined(separator: ", ")])
    }
}

extension PlanPage.Bar {
    /// The states that are there, side by side, over 100.
    static func all(of summary: ActionSummary) -> [PlanPage.Bar] {
        var bars: [PlanPage.Bar] = []
        var before = 0
        for state in ActionState.allCases where summary[state] > 0 {
            let width = Double(summary[state]) / Double(summary.total) * 100
            bars.append(
                PlanPage.Bar(
                    css: "bar-\(state.rawValue)", x: String(Double(before) / Double(summary.total) * 100),
                    width: String(width)))
            before += summary[state]
        }
        return bars
    }
}

extension PlanPage.Action {
    init(_ item: PlanStanding.Item, _ contradicted: Set<String>, _ visit: Visit) {
        isContradicted = contradicted.contains(item.code)
        code = item.code
        title = visit.shown(item.title)
        href = visit.choice.link("/plan/actions/\(item.code.queryEncoded)")
        state = visit.shown(item.standing.state)
        late = visit.lateness(of: item.standing)
        deadline = item.deadline.map(visit.words.day)
        lead = visit.shortName(of: item.leadUnit)
        supporting =
            item.supportingUnits.isEmpty
            ? nil : item.supportingUnits.map(visit.shortName(of:)).joined(separator: ", ")
        let needsReason = item.standing.state == .late || item.standing.state == .atRisk
        said = ((needsReason ? item.reason : nil) ?? item.sentence).map(visit.shown(asWritten:))
    }
}

extension PlanFilter {
    fileprivate var isNarrow: Bool {
        involved != nil || lead != nil || group != nil || state != nil || theme != nil || text != nil
    }
}

extension Visit {
    /// Codes of actions said to be done while a target of theirs is missed, of a unit the reader may see.
    fileprivate func contradictedActions() async throws -> Set<String> {
        let contradictions = try await live.contradictions(
            in: choice.period, asAt: workDay, figuresAsAt: await figuresDay, known: choice.known)
        return Set(contradictions.filter { $0.value.contains { may(.viewFigures, at: $0.unit) } }.keys)
    }

    /// What may be done with the whole plan.
    fileprivate func planTools(isPlanner: Bool) -> [ShownLink] {
        var tools: [ShownLink] = []
        if may(.viewFigures, at: tree.root) {
            tools.append(ShownLink(text: words["plo_title"], href: choice.link("/plan/overview")))
        }
        if may(.export, at: tree.root) {
            tools.append(ShownLink(text: words["imp_plan_xlsx"], href: choice.link("/plan.xlsx")))
        }
        guard isPlanner else { return tools }
        return tools + [
            ShownLink(text: words["plf_new_resolution"], href: choice.link("/plan/new")),
            ShownLink(text: words["plc_title"], href: choice.link("/plan/change")),
            ShownLink(text: words["imp_title"], href: "/imports"),
        ]
    }

    func name(of state: ActionState) -> String { words["state_" + state.rawValue] }
    func shown(_ state: ActionState) -> ShownState { ShownState(text: name(of: state), css: state.css) }

    /// `chậm 15 ngày`, `hoàn thành sau hạn 3 ngày`; `nil` in time.
    func lateness(of standing: ActionStanding) -> String? {
        guard standing.daysLate > 0 else { return nil }
        return words.sentence(
            standing.isDoneLate ? "plan_done_late" : "plan_days_late", ["n": String(standing.daysLate)])
    }

    fileprivate func planLink(_ filter: PlanFilter, state: ActionState?, isLateFirst: Bool) -> String {
        choice.link(
            "/plan",
            [
                ("involved", filter.involved?.rawValue), ("lead", filter.lead?.rawValue), ("group", filter.group),
                ("state", state?.rawValue), ("theme", filter.theme),
                ("text", filter.text), ("order", isLateFirst ? "late" : nil),
            ])
    }
}

extension ActionState {
    /// The class that gives its word a mark and a colour.
    var css: String {
        switch self {
        case .notStarted: "state-idle"
        case .onTrack: "state-going"
        case .atRisk: "state-unknown"
        case .late: "state-broken"
        case .done: "state-holds"
        case .cancelled: "state-off"
        }
    }
}
