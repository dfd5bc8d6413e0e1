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
        let seasonal: String
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
    let calendars: [ShownOption]
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
    let seasonNote: String
    let rows: [Row]
    let chart: String?
    let chartLabel: String
    let shownUnit: String
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
        calendar = form["calendar"] ?? ""
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
        calendar = indicator.calendar.rawValue
        trajectory = "linear"
        guard let series else { return }
        assigner = series.key.assigner.rawValue
        kind = series.key.kind.rawValue
        period = series.key.period.description
        calendar = series.key.calendar.rawValue
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
        calendars = pack.calendars.map {
            ShownOption($0.id.rawValue, $0.names[visit.language], isSelected: $0.id.rawValue == draft.calendar)
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
    let seasonNote: String
    let rows: [TargetFormPage.Row]
    let chart: String?
    let chartLabel: String

    init(_ draft: TargetDraft, _ indicator: Indicator, _ visit: Visit, _ problems: FieldProblems) async throws {
        let words = visit.words
        chartLabel = words.sentence(
            "tset_chart", ["name": indicator.names[visit.language], "unit": visit.shortName(of: visit.unit)])
        let scale = draft.scale.isEmpty ? nil : draft.scale
        func value(_ text: String) -> Decimal? {
            visit.workspace.typedValue(text, in: scale, of: indicator, visit.language)
        }
        guard let period = Period(draft.period),
            let proposals = try await visit.workspace.pathProposals(
                for: indicator, of: visit.unit, in: period, calendar: CalendarID(draft.calendar),
                value: value(draft.value))
        else {
            hasPath = false
            seasonNote = ""
            rows = []
            chart = nil
            return
        }
        hasPath = true
        seasonNote =
            proposals.years.isEmpty
            ? words.sentence("tset_no_season", ["period": words.period(period)])
            : words.sentence("tset_season", ["years": proposals.years.map(String.init).joined(separator: ", ")])
        // Month ends, and what days a path has besides.
        let typed = Dictionary(
            draft.points.enumerated().compactMap { place, point in
                Day(point.day).map { ($0, (place, point.cumulative)) }
            },
            uniquingKeysWith: { first, _ in first })
        let days = Set(proposals.ends).union(typed.keys).sorted()
        let ends = Dictionary(proposals.ends.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
        func shown(_ values: [Decimal]?, _ place: Int?) -> String {
            visit.people.value(place.flatMap { values?[$0] }, of: indicator)
        }
        rows = days.enumerated().map { place, day in
            let end = ends[day]
            return TargetFormPage.Row(
                name: "point_\(place)", dayName: "point_day_\(place)", day: day.description,
                shownDay: words.day(day), value: typed[day]?.1 ?? "", linear: shown(proposals.linear, end),
                seasonal: shown(proposals.seasonal, end),
                lastYear: visit.people.value(end.flatMap { proposals.lastYear[$0] }, of: indicator),
                problem: typed[day].flatMap { problems[.point($0.0)] })
        }
        let byHand = days.map { day in typed[day].flatMap { value($0.1) } }
        func series(_ values: [Decimal?]) -> [Decimal?] { days.map { day in ends[day].flatMap { values[$0] } } }
        chart = try visit.pathChart(
            label: chartLabel, indicator, days: days,
            [
                (words["tgt_path_by_hand"], byHand, false),
                (words["tgt_path_linear"], series(proposals.linear ?? proposals.ends.map { _ in nil }), true),
                (words["tgt_path_seasonal"], series(proposals.seasonal ?? proposals.ends.map { _ in nil }), true),
                (String(period.year - 1), series(proposals.lastYear), true),
            ])
    }
}
