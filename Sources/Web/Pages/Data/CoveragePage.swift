import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

/// For which days records are complete: each dataset at one unit month by month, and every unit in a table.
struct CoveragePage: Sendable {
    struct Month: Sendable {
        let text: String
        let css: String
        let title: String
    }
    struct Year: Sendable {
        let year: String
        let months: [Month]
    }
    struct UnitLine: Sendable {
        let name: String
        let state: ShownState
        let spans: String
        let gaps: String
    }
    struct Dataset: Sendable {
        let id: String
        let name: String
        let state: ShownState
        let gaps: [String]
        let years: [Year]
        let units: [UnitLine]
        let hasGaps: Bool
    }

    let unit: String
    /// The units the reader may ask about.
    let units: [PageFrame.Option]
    let months: [String]
    let datasets: [Dataset]

    init(_ visit: Visit) async throws {
        let seesAll = visit.identity.may(.loadRecords, at: visit.tree.root, in: visit.tree)
        let allowed =
            seesAll ? Set(visit.tree.units.map(\.id)) : visit.identity.units(.viewFigures, in: visit.tree)
        let asked = visit.query["unit"].map { OrgUnit.ID($0) }
        let chosen = asked ?? visit.tree.units.map(\.id).first(where: allowed.contains)
        guard let chosen, allowed.contains(chosen) else { throw WebError.forbidden }
        let below = visit.tree.subtree(of: chosen).filter(allowed.contains)
        let calendar = try await visit.workspace.coverage(at: below, known: visit.choice.known)
        unit = visit.name(of: chosen)
        units = visit.tree.units.filter { allowed.contains($0.id) }.map {
            PageFrame.Option(
                value: $0.id.rawValue, text: $0.names[visit.language], isSelected: $0.id == chosen)
        }
        months = (1...12).map(String.init)
        datasets = visit.pack.datasets.compactMap { dataset in
            calendar.line(of: dataset.id, at: chosen).map {
                Dataset(dataset, $0, calendar.lines(of: dataset.id), visit)
            }
        }
    }
}

extension CoveragePage.Dataset {
    fileprivate init(
        _ dataset: Dataset, _ line: CoverageCalendar.Line, _ all: [CoverageCalendar.Line], _ visit: Visit
    ) {
        let words = visit.words
        id = dataset.id.rawValue
        name = dataset.names[visit.language]
        state = visit.shown(line)
        gaps = line.gaps.map { words.span($0) }
        hasGaps = !line.gaps.isEmpty
        years = line.years.reversed().map { year in
            CoveragePage.Year(
                year: String(year),
                months: (1...12).map { CoveragePage.Month(line.month($0, of: year), $0, year, words) })
        }
        units = all.map { each in
            CoveragePage.UnitLine(
                name: visit.name(of: each.unit), state: visit.shown(each),
                spans: each.covered.map { words.span($0) }.joined(separator: "; "),
                gaps: each.gaps.map { words.span($0) }.joined(separator: "; "))
        }
    }
}

extension CoveragePage.Month {
    fileprivate init(_ month: CoverageCalendar.Month, _ number: Int, _ year: Int, _ words: Words) {
        let name = words.period(Period.all(.month, in: year)[number - 1])
        switch month {
        case .covered: (text, css) = (words["data_month_covered"], "month-covered")
        case .partly(let days, let of):
            (text, css) = (words.sentence("data_month_partly", ["n": String(days), "of": String(of)]), "month-partly")
        case .missing: (text, css) = (words["data_month_missing"], "month-missing")
        case .outside: (text, css) = ("", "month-outside")
        }
        title = text.isEmpty ? "" : "\(name): \(text)"
    }
}

extension Visit {
    fileprivate func shown(_ line: CoverageCalendar.Line) -> ShownState {
        if line.covered.isEmpty { return ShownState(text: words["data_not_covered"], css: "state-unknown") }
        return line.gaps.isEmpty
            ? ShownState(text: words["data_without_gap"], css: "state-holds")
            : ShownState(text: words["data_with_gaps"], css: "state-broken")
    }
}
