import Appraisal
import Documents
import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

extension WebServer {
    func bindTargets(_ book: RouteBook) {
        book.on(.targets) { visit in
            try await visit.answer(
                Page("targets", title: visit.words["menu_targets"], menu: .targets, model: TargetsPage(visit)))
        }
        book.on(.target) { visit in
            // Of another unit's, and of what is not there, nothing is said.
            guard let key = TargetSeriesKey(visit.path("target")), key.unit == visit.unit,
                let path = try await visit.live.targetPath(
                    key, in: visit.choice.period, asAt: visit.choice.asAt, known: visit.choice.known)
            else { throw WebError.forbidden }
            let page = try await TargetPage(path, visit)
            return try await visit.answer(Page("target", title: page.heading, menu: .targets, model: page))
        }
    }
}

/// One target: its versions in time, its path against what was reached, and the other targets of the same indicator.
struct TargetPage: Sendable {
    struct Version: Sendable {
        let from: String
        let value: String
        let state: String
        let css: String
        let document: ShownText?
        let issuer: ShownText?
        let day: String?
        let known: String
        let knownHref: String
        /// Who entered it, and when; `nil` where the trail does not say.
        let entered: String?
        let fileHref: String?
        let fileName: String?
        let path: String
        let note: ShownText?
    }
    struct Point: Sendable {
        let day: String
        let planned: String
        let actual: ShownFigure?
        let difference: String
        let prior: ShownFigure?
    }
    struct Other: Sendable {
        let name: String
        let href: String
        let isThis: Bool
        let value: String
        let outcome: String
        let pace: String?
        let paceClass: String
    }

    /// What is handed down of it, unit by unit, against the whole.
    struct Split: Sendable {
        struct Row: Sendable {
            let unit: String
            /// `nil` where none is handed down to the unit.
            let href: String?
            let value: String
            let from: String?
        }
        let rows: [Row]
        let total: ShownSplit
    }

    let back: String
    let heading: String
    let unit: String
    let asAt: String
    let value: String?
    let actual: ShownFigure?
    let outcome: String
    let pathPercent: String?
    let pace: String?
    let paceClass: String
    let needed: String?
    let done: String?
    /// `nil` for whoever does not plan here.
    let revise: String?
    let handDown: String?
    let later: String?
    let versions: [Version]
    let chart: String?
    let chartLabel: String
    let points: [Point]
    let others: [Other]
    /// `nil` where nothing is handed down, or to units the reader may not see.
    let split: Split?
}

extension TargetPage {
    init(_ path: TargetPath, _ visit: Visit) async throws {
        let words = visit.words
        let key = path.series.key
        guard let indicator = visit.pack.indicator(key.indicator) else { throw WebError.forbidden }
        let board = try await visit.live.targetBoard(
            of: key.unit, in: visit.choice.period, asAt: visit.choice.asAt, known: visit.choice.known)
        let said = path.series.standing.map { ShownTarget($0, indicator, visit) }
        back = visit.choice.link("/targets")
        heading =
            "\(indicator.names[visit.language]): \(visit.name(of: key.assigner)), \(visit.name(of: key.kind)), "
            + words.period(key.period)
        unit = visit.name(of: key.unit)
        asAt = words.sentence("as_at_day", ["day": words.day(path.asAt)])
        value = path.series.inForce.map { visit.amount($0.value, indicator) }
        actual = path.series.cumulative.map {
            ShownFigure(
                text: visit.amount($0.value, indicator), href: visit.choice.link(to: $0),
                note: visit.shortNote(on: $0))
        }
        outcome = said?.outcome ?? PeopleFormat.unknown
        pathPercent = said?.pathPercent
        pace = said?.pace
        paceClass = said?.paceClass ?? ""
        needed = said?.needed
        done = visit.done(["target", "target_same", "handed_down"])
        let plans = visit.may(.plan, at: key.unit) && visit.choice.known == nil
        let spokenFor = visit.pack.assigners.first { $0.id == key.assigner }?.unit
        revise =
            plans && spokenFor.map { visit.may(.plan, at: $0) } ?? true
            ? visit.choice.link("/targets/\(key.unit.rawValue.queryEncoded)/set", [("target", key.description)]) : nil
        let isHandedDown =
            visit.pack.assigners.contains { $0.unit == key.unit } && !visit.tree.children(of: key.unit).isEmpty
        handDown =
            plans && isHandedDown
            ? visit.choice.link("/targets/\(key.unit.rawValue.queryEncoded)/hand-down", [("target", key.description)])
            : nil
        later = path.series.standing?.later.map {
            words.sentence(
                "later_target", ["amount": visit.amount($0.value, indicator), "day": words.day($0.validFrom)])
        }
        versions = try path.series.versions.map { try Version($0, key, indicator, visit) }
        chartLabel = words.sentence(
            "tgt_chart", ["name": indicator.names[visit.language], "unit": visit.shortName(of: key.unit)])
        chart = try path.chart(indicator, visit, label: chartLabel)
        points = path.points.map { Point($0, indicator, visit) }
        let same = board.series.filter { $0.key.unit == key.unit && $0.key.indicator == key.indicator }
        others = same.count < 2 ? [] : same.map { Other($0, isThis: $0.key == key, indicator, visit) }
        let sheet = try await visit.workspace.handDownSheet(
            of: key, asAt: path.asAt, known: visit.choice.known, comparing: false)
        split = sheet.flatMap { Split($0, visit) }
    }
}

extension TargetPage.Split {
    fileprivate init?(_ sheet: HandDownSheet, _ visit: Visit) {
        guard sheet.rows.contains(where: { $0.target != nil }),
            sheet.rows.allSatisfy({ visit.units.contains($0.unit.id) })
        else { return nil }
        let words = visit.words
        rows = sheet.rows.map { row in
            Row(
                unit: row.unit.names[visit.language],
                href: row.target.map { _ in visit.link(to: sheet.key(of: row.unit.id)) },
                value: row.target.map { visit.amount($0.value, sheet.indicator) } ?? words["tset_split_none"],
                from: row.target.map { words.sentence("tgt_from", ["day": words.day($0.validFrom)]) })
        }
        total = ShownSplit(sheet, sheet.rows.map { $0.target?.value }, visit)
    }
}

extension TargetPage.Version {
    fileprivate init(
        _ version: TargetSeries.Version, _ key: TargetSeriesKey, _ indicator: Indicator, _ visit: Visit
    ) throws {
        let words = visit.words
        from = words.day(version.validFrom)
        value = visit.amount(version.value, indicator)
        let shown = version.state.shown(words)
        state = shown.mark ?? words["tgt_in_force"]
        css = shown.css
        document = version.document.map { visit.shown(asWritten: $0.number) }
        issuer = version.document?.issuer.map(visit.shown(asWritten:))
        day = version.document?.day.map(words.day)
        known = String(version.knownSince)
        knownHref = visit.choice.link(
            "/targets/\(key.unit.rawValue.queryEncoded)/\(key.description.queryEncoded)",
            [("known", String(version.knownSince))])
        entered = version.maker.map { maker in
            "\(maker.account), \((try? Date(maker.at, strategy: .iso8601)).map(visit.moment) ?? maker.at)"
        }
        let evidence = try version.file.map { try visit.shown(Evidence.file(id: $0)) }
        fileHref = evidence?.href
        fileName = evidence.flatMap { $0.href == nil ? nil : $0.text }
        path = words["tgt_path_" + version.trajectory]
        note = version.note.map(visit.shown(asWritten:))
    }
}

extension TargetPage.Point {
    fileprivate init(_ point: TargetPath.Point, _ indicator: Indicator, _ visit: Visit) {
        day = visit.words.day(point.day)
        planned = visit.people.value(point.planned, of: indicator)
        actual = point.actual.map { visit.shown($0, indicator) }
        if let planned = point.planned, let value = point.actual?.value {
            difference = NumberFormat(language: visit.language, fractionDigits: indicator.decimals, showsPlus: true)
                .text((value - planned).divided(by: indicator.displayUnit))
        } else {
            difference = PeopleFormat.unknown
        }
        prior = point.prior.map { visit.shown($0, indicator) }
    }
}

extension TargetPage.Other {
    fileprivate init(_ series: TargetSeries, isThis: Bool, _ indicator: Indicator, _ visit: Visit) {
        let said = series.standing.map { ShownTarget($0, indicator, visit) }
        name =
            "\(visit.name(of: series.key.assigner)), \(visit.name(of: series.key.kind)), "
            + visit.words.period(series.key.period)
        href = visit.link(to: series.key)
        self.isThis = isThis
        value = visit.amount(series.inForce?.value, indicator)
        outcome = said?.outcome ?? PeopleFormat.unknown
        pace = said?.pace
        paceClass = said?.paceClass ?? ""
    }
}

extension TargetPath {
    /// Options for the browser's charts; `nil` where there is nothing to draw.
    fileprivate func chart(_ indicator: Indicator, _ visit: Visit, label: String) throws -> String? {
        func values(_ read: (Point) -> Decimal?) -> [Double?] {
            points.map { point in
                read(point).map { ($0.divided(by: indicator.displayUnit) as NSDecimalNumber).doubleValue }
            }
        }
        let year = series.key.period.year
        let all = [
            Chart.Series(name: visit.words["tgt_planned"], values: values(\.planned), stroke: .dashed),
            Chart.Series(name: String(year), values: values { $0.actual?.value }),
            Chart.Series(name: String(year - 1), values: values { $0.prior?.value }, stroke: .dashed),
        ].filter { $0.values.contains { $0 != nil } }
        guard !all.isEmpty else { return nil }
        let chart = Chart(
            kind: .line, title: label, valueAxis: Chart.Axis(unit: visit.people.unit(of: indicator)),
            categories: points.map { "\($0.day.day)/\($0.day.month)" }, series: all,
            format: NumberFormat(language: visit.language, fractionDigits: 0), alternativeText: label)
        return try visit.options(of: chart)
    }
}

extension Visit {
    /// A chart's options as they stand within a page's `<script type="application/json">`.
    func options(of chart: Chart) throws -> String {
        try ChartOptions(chart).json.replacing("</", with: #"<\/"#)
    }
}
