import Appraisal
package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// The plan of all units as at a day; resolutions of a later day are left out.
    ///
    /// - Parameters:
    ///   - resolution: Only this one's actions; `nil` for all.
    ///   - year: Whose deadlines the timeline has; the day's unless given.
    ///   - days: What was last said longer ago than this is untouched.
    package func planOverview(
        of resolution: String? = nil, asAt day: Day, year: Int? = nil, days: Int = 30, known revision: Int? = nil
    ) throws -> PlanOverview {
        let known = try known(revision)
        let year = year ?? day.year
        let all = try registry.plan(knownAt: known.sequence).issued(by: day).resolutions
        let chosen = all.filter { resolution == nil || $0.resolution.code == resolution }
        var items: [PlanStanding.Item] = []
        var groups: [PlanOverview.Line<PlanOverview.Group>] = []
        var untouched: [PlanOverview.Untouched] = []
        for plan in chosen {
            for group in plan.groups {
                let own = group.actions.map { PlanStanding.Item($0, asAt: day) }
                items += own
                groups.append(
                    PlanOverview.Line(
                        key: PlanOverview.Group(
                            code: group.group.code, title: group.group.title, resolution: plan.resolution.number),
                        summary: ActionSummary(own.map(\.standing))))
                for (action, item) in zip(group.actions, own) where item.standing.isOpen {
                    let last = action.state(asAt: day)?.day
                    let since = day.days(since: last ?? plan.resolution.day)
                    if since > days { untouched.append(PlanOverview.Untouched(item: item, last: last, days: since)) }
                }
            }
        }
        let byUnit = Dictionary(grouping: items, by: \.leadUnit)
        return PlanOverview(
            asAt: day, revision: known.sequence, year: year, days: days,
            resolutions: all.map {
                PlanOverview.Resolution(
                    code: $0.resolution.code, number: $0.resolution.number, title: $0.resolution.title)
            },
            summary: ActionSummary(items.map(\.standing)), groups: groups,
            units: known.pack.units.units.map(\.id).compactMap { unit in
                byUnit[unit].map { PlanOverview.Line(key: unit, summary: ActionSummary($0.map(\.standing))) }
            },
            timeline: items.enumerated().filter { $0.element.deadline?.year == year }.sorted {
                ($0.element.deadline?.ordinal ?? 0, $0.offset) < ($1.element.deadline?.ordinal ?? 0, $1.offset)
            }.map(\.element),
            standing: items.count { $0.deadline == nil },
            untouched: untouched.sorted { ($1.days, $0.item.code) < ($0.days, $1.item.code) })
    }
}

extension ActionStanding {
    /// Neither done nor cancelled.
    fileprivate var isOpen: Bool { state != .done && state != .cancelled }
}

extension PlanOverview {
    /// For a terminal: by group, by unit, what is untouched.
    package func table(in language: Language) -> String {
        func counts(_ summary: ActionSummary) -> [String] {
            [
                summary.total, summary[.done], summary[.onTrack], summary[.atRisk], summary[.notStarted],
                summary[.late],
                summary[.cancelled],
            ].map(String.init)
                + [PeopleFormat(language).percent(summary.percentDone)]
        }
        let columns: [TextTable.Column] = [
            "total", "done", "on track", "at risk", "not started", "late", "cancelled", "% done",
        ]
        .map { .init($0, .right) }
        var byGroup = TextTable([.init("group")] + columns + [.init("title")])
        for line in groups { byGroup.add([line.key.code] + counts(line.summary) + [line.key.title[language]]) }
        byGroup.add(["all"] + counts(summary) + [""])
        var byUnit = TextTable([.init("unit")] + columns)
        for line in units { byUnit.add([line.key.rawValue] + counts(line.summary)) }
        var quiet = TextTable([
            .init("untouched"), .init("last said"), .init("days", .right), .init("lead"), .init("title"),
        ])
        for line in untouched {
            quiet.add([
                line.item.code, line.last?.description ?? "never", String(line.days), line.item.leadUnit.rawValue,
                line.item.title[language],
            ])
        }
        let last = quiet.isEmpty ? "nothing untouched for more than \(days) days" : quiet.text
        return [byGroup.text, byUnit.text, last].joined(separator: "\n\n")
    }

    package var json: JSON {
        func counts(_ summary: ActionSummary) -> JSON {
            .object(
                Dictionary(uniqueKeysWithValues: ActionState.allCases.map { ($0.rawValue, .int(summary[$0])) })
                    .merging(["total": .int(summary.total), "percentDone": .optional(summary.percentDone)]) { $1 })
        }
        return .object([
            "asAt": .text(asAt.description), "revision": .int(revision), "year": .int(year), "days": .int(days),
            "summary": counts(summary),
            "groups": .array(
                groups.map {
                    .object([
                        "code": .text($0.key.code), "title": $0.key.title.json,
                        "resolution": .text($0.key.resolution), "counts": counts($0.summary),
                    ])
                }),
            "units": .array(units.map { .object(["unit": .text($0.key.rawValue), "counts": counts($0.summary)]) }),
            "timeline": .array(
                timeline.map {
                    .object([
                        "action": .text($0.code), "deadline": .optional($0.deadline),
                        "state": .text($0.standing.state.rawValue), "leadUnit": .text($0.leadUnit.rawValue),
                    ])
                }),
            "untouched": .array(
                untouched.map {
                    .object([
                        "action": .text($0.item.code), "leadUnit": .text($0.item.leadUnit.rawValue),
                        "last": .optional($0.last), "days": .int($0.days),
                    ])
                }),
        ])
    }
}
