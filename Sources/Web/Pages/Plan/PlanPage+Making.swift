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
        let filter = PlanFilter(
            unit: visit.unit,
            involved: query["involved"].map { OrgUnit.ID($0) }.flatMap { visit.tree[$0]?.id },
            state: query["state"].flatMap(ActionState.init(rawValue:)), theme: query["theme"], text: query["text"])
        let board = try await visit.workspace.planBoard(
            filter, asAt: visit.steeringDay(), known: visit.choice.known)
        let isLateFirst = query["order"] == "late"
        heading = words.sentence("plan_heading", ["unit": visit.name(of: visit.unit)])
        asAt = words.sentence("as_at_day", ["day": words.day(board.asAt)])
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
        resolutions = isLateFirst ? [] : board.resolutions.map { Resolution($0, visit) }
        lateFirst = isLateFirst ? LateFirst(actions: board.latestFirst.map { Action($0, visit) }) : nil
        isEmpty = board.plan.items.isEmpty
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
        hidden = visit.choiceFields
        let isFiltered = [filter.involved?.rawValue, filter.state?.rawValue, filter.theme, filter.text].contains {
            $0 != nil
        }
        clear = isFiltered ? visit.choice.link("/plan") : nil
    }
}

extension PlanPage.Resolution {
    fileprivate init(_ resolution: PlanBoard.Resolution, _ visit: Visit) {
        number = resolution.number
        issuer = visit.shown(asWritten: resolution.issuer)
        day = visit.words.day(resolution.day)
        title = visit.shown(resolution.title)
        isIllustrative = resolution.isIllustrative
        groups = resolution.groups.map { PlanPage.Group($0, visit) }
    }
}

extension PlanPage.Group {
    fileprivate init(_ group: PlanStanding.Group, _ visit: Visit) {
        let summary = ActionSummary(group.items.map(\.standing))
        code = group.code
        title = visit.shown(group.title)
        actions = group.items.map { PlanPage.Action($0, visit) }
        let present = ActionState.allCases.filter { summary[$0] > 0 }
        var bars: [PlanPage.Bar] = []
        var before = 0
        for state in present {
            let width = Double(summary[state]) / Double(summary.total) * 100
            bars.append(
                PlanPage.Bar(
                    css: "bar-\(state.rawValue)", x: String(Double(before) / Double(summary.total) * 100),
                    width: String(width)))
            before += summary[state]
        }
        self.bars = bars
        let parts = present.map { "\(visit.count(summary[$0])) \(visit.name(of: $0).lowercased())" }
        tally = visit.words.sentence(
            "plan_tally", ["n": visit.count(summary.total), "states": parts.joined(separator: ", ")])
    }
}

extension PlanPage.Action {
    init(_ item: PlanStanding.Item, _ visit: Visit) {
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

extension Visit {
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
                ("involved", filter.involved?.rawValue), ("state", state?.rawValue), ("theme", filter.theme),
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
