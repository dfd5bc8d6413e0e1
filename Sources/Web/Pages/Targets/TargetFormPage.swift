import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

/// The form that sets a target, or another version of one.
struct TargetFormPage: Sendable {
    struct Scale: Sendable {
        let value: String
        let isSelected: Bool
        /// How many of the unit people read one of it is: `0.001`.
        let factor: String
    }
    /// A month's end on the path by hand.
    struct Row: Sendable {
        let name: String
        let dayName: String
        let day: String
        let shownDay: String
        let value: String
        let linear: String
        /// What part of the target it is, for the script: `0.25`; `nil` for a day that is no month's end.
        let evenPart: String?
        let seasonal: String
        let seasonalPart: String?
        let lastYear: String
        let problem: String?
    }

    let back: String
    let heading: String
    let unit: String
    let action: String
    let problems: [String]
    let questions: [String]
    let code: String
    let indicator: String
    let indicatorName: String
    let assigners: [ShownOption]
    let kinds: [ShownOption]
    let scales: [Scale]
    let period: String
    let value: String
    let validFrom: String
    let note: String
    let assignerProblem: String?
    let kindProblem: String?
    let unitProblem: String?
    let periodProblem: String?
    let valueProblem: String?
    let validFromProblem: String?
    let trajectoryProblem: String?
    let document: ShownDocumentFields
    /// Whether a cumulative path can be planned at all.
    let hasPath: Bool
    let shapes: [ShownOption]
    let seasonNote: String?
    let rows: [Row]
    /// Its first three series are the path by hand, the even one and the seasonal one, a value a row.
    let chart: String?
    let chartLabel: String
    let shownUnit: String
    /// Digits after the mark that proposals are written with.
    let decimals: Int
}

/// The first step to a target: of which indicator.
struct TargetStartPage: Sendable {
    let back: String
    let heading: String
    let unit: String
    let action: String
    let hidden: [PageFrame.Field]
    let indicators: [ShownOption]
}

extension TargetDraft {
    /// - Parameter unit: The one in the address; a form names no other.
    init(_ form: Form, of unit: OrgUnit.ID) {
        self.init()
        assigner = form["assigner"] ?? ""
        kind = form["kind"] ?? ""
        indicator = form["indicator"] ?? ""
        self.unit = unit.rawValue
        period = form["period"] ?? ""
        value = form["value"] ?? ""
        scale = form["scale"] ?? ""
        validFrom = form["valid_from"] ?? ""
        document = DocumentDraft(form)
        trajectory = form["trajectory"] ?? ""
        var place = 0
        while let day = form["point_day_\(place)"] {
            points.append(Point(day: day, cumulative: form["point_\(place)"] ?? ""))
            place += 1
        }
        note = form["note"] ?? ""
    }

    /// What the form shows first: a version to revise, or a new target of the period looked at.
    init(revising series: TargetSeries?, _ indicator: Indicator, _ visit: Visit) {
        self.init()
        self.indicator = indicator.id.rawValue
        unit = visit.unit.rawValue
        scale = visit.pack.typedUnits(of: indicator, in: visit.language)[0]
        validFrom = visit.workDay.description
        period = Period.year(visit.choice.period.year).description
        trajectory = "linear"
        guard let series else { return }
        assigner = series.key.assigner.rawValue
        kind = series.key.kind.rawValue
        period = series.key.period.description
        guard let version = series.inForce ?? series.versions.last else { return }
        value = visit.typed(version.value, in: indicator.displayUnit)
        trajectory = version.trajectory
        points = version.points.map {
            Point(day: $0.day.description, cumulative: visit.typed($0.cumulative, in: indicator.displayUnit))
        }
    }
}

extension TargetFormPage {
    /// - Parameter sent: A file that waits.
    init(
        _ draft: TargetDraft, _ indicator: Indicator, _ visit: Visit, problems: FieldProblems = .none,
        asked: (questions: [TargetQuestion], code: String)? = nil, sent upload: Upload? = nil
    ) async throws {
        let words = visit.words
        let pack = visit.pack
        let plan = try await PlannedRows(draft, indicator, visit, problems)
        back = visit.choice.link("/targets")
        heading = words.sentence("tset_heading", ["name": indicator.names[visit.language]])
        unit = visit.name(of: visit.unit)
        action = visit.choice.link("/targets/\(visit.unit.rawValue.queryEncoded)/set")
        self.problems = problems.all
        questions = asked?.questions.map { $0.text(in: visit.language, of: indicator) } ?? []
        code = asked?.code ?? ""
        self.indicator = indicator.id.rawValue
        indicatorName = indicator.names[visit.language]
        let mine = pack.assigners.filter { assigner in
            assigner.unit.map { visit.may(.plan, at: $0) } ?? true || assigner.id.rawValue == draft.assigner
        }
        assigners = mine.map {
            ShownOption($0.id.rawValue, $0.names[visit.language], isSelected: $0.id.rawValue == draft.assigner)
        }
        kinds = pack.targetKinds.map {
            ShownOption($0.id.rawValue, $0.names[visit.language], isSelected: $0.id.rawValue == draft.kind)
        }
        scales = visit.scales(of: indicator, chosen: draft.scale)
        period = draft.period
        value = draft.value
        validFrom = draft.validFrom
        note = draft.note
        assignerProblem = problems[.assigner]
        kindProblem = problems[.kind]
        unitProblem = problems[.unit]
        periodProblem = problems[.period]
        valueProblem = problems[.value]
        validFromProblem = problems[.validFrom]
        trajectoryProblem = problems[.trajectory]
        document = ShownDocumentFields(draft.document, upload, problems)
        hasPath = plan.hasPath
        shapes = ["linear", "seasonal", "by_hand"].map {
            ShownOption($0, words["tgt_path_" + $0], isSelected: $0 == draft.trajectory)
        }
        seasonNote = plan.seasonNote
        rows = plan.rows
        chart = plan.chart
        chartLabel = plan.chartLabel
        shownUnit = visit.people.unit(of: indicator)
        decimals = indicator.decimals
    }
}

extension Visit {
    /// The units a value may be typed in, the chosen one selected, else the one people read.
    func scales(of indicator: Indicator, chosen: String) -> [TargetFormPage.Scale] {
        let units = pack.typedUnits(of: indicator, in: language)
        let selected = units.contains(chosen) ? chosen : units[0]
        return units.map { unit in
            let one = workspace.typedValue("1", in: unit, of: indicator, language) ?? indicator.displayUnit
            return TargetFormPage.Scale(
                value: unit, isSelected: unit == selected, factor: one.divided(by: indicator.displayUnit).description)
        }
    }
}

/// The table and the chart of a path by hand.
private struct PlannedRows {
    let hasPath: Bool
    let seasonNote: String?
    let rows: [TargetFormPage.Row]
    let chart: String?
    let chartLabel: String

    init(_ draft: TargetDraft, _ indicator: Indicator, _ visit: Visit, _ problems: FieldProblems) async throws {
        let words = visit.words
        chartLabel = words.sentence(
            "tset_chart", ["name": indicator.names[visit.language], "unit": visit.shortName(of: visit.unit)])
        hasPath = indicator.hasTargetPath
        guard hasPath else {
            seasonNote = nil
            rows = []
            chart = nil
            return
        }
        let scale = draft.scale.isEmpty ? nil : draft.scale
        func value(_ text: String) -> Decimal? {
            visit.workspace.typedValue(text, in: scale, of: indicator, visit.language)
        }
        // Where the period cannot be read there is nothing to propose; what was typed stays.
        let period = Period(draft.period)
        var proposals: PathProposals?
        if let period {
            proposals = try await visit.workspace.pathProposals(
                for: indicator, of: visit.unit, in: period, value: value(draft.value))
        }
        seasonNote = period.flatMap { period in
            proposals.map { proposals in
                proposals.years.isEmpty
                    ? words.sentence("tset_no_season", ["period": words.period(period)])
                    : words.sentence("tset_season", ["years": proposals.years.map(String.init).joined(separator: ", ")])
            }
        }
        // Month ends, and what days a path has besides.
        let typed = Dictionary(
            draft.points.enumerated().compactMap { place, point in
                Day(point.day).map { ($0, (place, point.cumulative)) }
            },
            uniquingKeysWith: { first, _ in first })
        let monthEnds = proposals?.ends ?? []
        let days = Set(monthEnds).union(typed.keys).sorted()
        let ends = Dictionary(monthEnds.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
        func proposed(_ day: Day, _ values: [Decimal?]?) -> Decimal? { ends[day].flatMap { values?[$0] } }
        rows = days.enumerated().map { place, day in
            func shown(_ values: [Decimal?]?) -> String { visit.people.value(proposed(day, values), of: indicator) }
            return TargetFormPage.Row(
                name: "point_\(place)", dayName: "point_day_\(place)", day: day.description,
                shownDay: words.day(day), value: typed[day]?.1 ?? "", linear: shown(proposals?.linear),
                evenPart: proposed(day, proposals?.evenParts)?.description, seasonal: shown(proposals?.seasonal),
                seasonalPart: proposed(day, proposals?.seasonalParts)?.description,
                lastYear: shown(proposals?.lastYear), problem: typed[day].flatMap { problems[.point($0.0)] })
        }
        func series(_ values: [Decimal?]?) -> [Decimal?] { days.map { proposed($0, values) } }
        chart =
            days.isEmpty
            ? nil
            : try visit.pathChart(
                label: chartLabel, indicator, days: days,
                [
                    (words["tgt_path_by_hand"], days.map { day in typed[day].flatMap { value($0.1) } }, false),
                    (words["tgt_path_linear"], series(proposals?.linear), true),
                    (words["tgt_path_seasonal"], series(proposals?.seasonal), true),
                    (period.map { String($0.year - 1) } ?? words["last_year"], series(proposals?.lastYear), true),
                ])
    }
}
