import Appraisal
import Domain
import Packs
import Workspace

/// The targets of a year, of a unit and those below it.
struct TargetsPage: Sendable {
    struct Version: Sendable {
        let value: String
        let from: String
        let document: ShownText?
        let known: String
        let mark: String?
        let css: String
    }
    struct Line: Sendable {
        let indicator: String
        /// The line above is of the same indicator.
        let isRepeated: Bool
        let assigner: String
        let href: String
        let period: String?
        let versions: [Version]
        let actual: ShownFigure?
        let outcome: String
        let pace: String?
        let paceClass: String
        let needed: String?
    }
    struct Unit: Sendable {
        let name: String
        let lines: [Line]
    }
    struct Assigner: Sendable {
        let code: String
        let name: String
        let isSelected: Bool
    }

    struct Tab: Sendable {
        let text: String
        let href: String
        let isCurrent: Bool
    }

    let heading: String
    let asAt: String
    let tabs: [Tab]
    /// Where a target is entered; `nil` for whoever does not plan here.
    let enter: String?
    /// `nil` for whoever may not take files away.
    let xlsx: String?
    /// Where a changed workbook is sent back; `nil` for whoever may not.
    let imports: String?
    /// One row an indicator and unit, a column an assigner and kind; `nil` for the list.
    let side: TargetsSideBySide?
    let units: [Unit]
    let assigners: [Assigner]
    let hidden: [PageFrame.Field]
    let isEmpty: Bool
}

extension TargetsPage {
    init(_ visit: Visit) async throws {
        let choice = visit.choice
        let words = visit.words
        let board = try await visit.live.targetBoard(
            of: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
        let asked = visit.query["assigner"].map { AssignerID($0) }
        let series = board.series.filter { asked == nil || $0.key.assigner == asked }
        heading = words.sentence(
            "tgt_heading", ["unit": visit.name(of: board.unit), "year": String(board.year)])
        asAt = words.sentence("as_at_day", ["day": words.day(board.asAt)])
        let isSide = visit.query["view"] == "side"
        tabs = [("tset_list", nil), ("tset_side", "side")].map { word, view in
            Tab(
                text: words[word], href: choice.link("/targets", [("view", view), ("assigner", asked?.rawValue)]),
                isCurrent: isSide == (view != nil))
        }
        enter =
            visit.may(.plan)
            ? choice.link("/targets/\(visit.unit.rawValue.queryEncoded)/set") : nil
        xlsx = visit.may(.export) ? choice.link("/targets.xlsx") : nil
        imports = visit.may(.plan, at: visit.tree.root) ? choice.link("/imports") : nil
        side = isSide ? TargetsSideBySide(series, board, visit) : nil
        let byUnit = Dictionary(grouping: series, by: \.key.unit)
        units = visit.tree.units.compactMap { unit in
            byUnit[unit.id].map { Unit(name: unit.names[visit.language], lines: Self.lines($0, board, visit)) }
        }
        let given = Set(board.series.map(\.key.assigner))
        assigners = visit.pack.assigners.filter { given.contains($0.id) }.map {
            Assigner(code: $0.id.rawValue, name: $0.names[visit.language], isSelected: $0.id == asked)
        }
        hidden = visit.choiceFields + (isSide ? [PageFrame.Field(name: "view", value: "side")] : [])
        isEmpty = series.isEmpty
    }

    /// Targets of one indicator side by side, in the pack's order of indicators.
    private static func lines(_ series: [TargetSeries], _ board: TargetBoard, _ visit: Visit) -> [Line] {
        visit.pack.indicators.flatMap { indicator in
            series.filter { $0.key.indicator == indicator.id }.enumerated().map { place, series in
                Line(series, indicator, isFirst: place == 0, board, visit)
            }
        }
    }
}

extension TargetsPage.Line {
    fileprivate init(
        _ series: TargetSeries, _ indicator: Indicator, isFirst: Bool, _ board: TargetBoard, _ visit: Visit
    ) {
        let said = series.standing.map { ShownTarget($0, indicator, visit) }
        self.indicator = indicator.names[visit.language]
        isRepeated = !isFirst
        assigner = "\(visit.name(of: series.key.assigner)), \(visit.name(of: series.key.kind))"
        href = visit.link(to: series.key)
        period = series.key.period == .year(board.year) ? nil : visit.words.period(series.key.period)
        versions = series.versions.map { TargetsPage.Version($0, indicator, visit) }
        actual = series.cumulative.map { figure in
            let shown = visit.shown(figure)
            return ShownFigure(
                text: visit.amount(figure.value, indicator), href: shown.href, note: visit.shortNote(on: figure))
        }
        outcome = said?.outcome ?? PeopleFormat.unknown
        pace = said?.pace
        paceClass = said?.paceClass ?? ""
        needed = said?.needed
    }
}

extension TargetsPage.Version {
    init(_ version: TargetSeries.Version, _ indicator: Indicator, _ visit: Visit) {
        let words = visit.words
        value = visit.amount(version.value, indicator)
        from = words.sentence("tgt_from", ["day": words.day(version.validFrom)])
        document = version.document.map(visit.shown)
        known = words.sentence("tgt_known", ["n": String(version.knownSince)])
        (mark, css) = version.state.shown(words)
    }
}

extension TargetSeries.Version.State {
    /// A mark where it is not the one in force, and the class of its line.
    func shown(_ words: Words) -> (mark: String?, css: String) {
        switch self {
        case .inForce: (nil, "version-now")
        case .superseded: (words["tgt_superseded"], "version-past")
        case .notYetInForce: (words["tgt_not_yet"], "version-later")
        case .corrected: (words["tgt_corrected"], "version-past")
        case .withdrawn: (words["tgt_withdrawn"], "version-past")
        }
    }
}

extension Visit {
    func link(to target: TargetSeriesKey) -> String {
        choice.link("/targets/\(target.unit.rawValue.queryEncoded)/\(target.description.queryEncoded)")
    }

    /// The choice at the top as hidden fields of a form that narrows a page down.
    var choiceFields: [PageFrame.Field] {
        [
            ("unit", choice.unit.rawValue), ("period", choice.period.description),
            ("asat", choice.asAt?.description), ("known", choice.known.map(String.init)),
        ].compactMap { name, value in value.map { PageFrame.Field(name: name, value: $0) } }
    }

    /// What hinders a cumulative value from being whole; that its year is not over goes without saying.
    func shortNote(on figure: Figure) -> String? { figure.coverage.state == .complete ? nil : note(on: figure) }
}
