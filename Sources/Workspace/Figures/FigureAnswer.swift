package import Domain
import Foundation
package import Packs

/// Figures as the command line prints them.
package struct FigureAnswer: Sendable {
    private let figures: [Figure]
    private let pack: Pack
    private let language: Language

    package init(_ figures: [Figure], pack: Pack, language: Language) {
        self.figures = figures
        self.pack = pack
        self.language = language
    }

    package func text(_ format: TableFormat) throws -> String {
        switch format {
        case .json: try JSON.array(figures.map(\.json)).text
        case .csv: CSV.text(header: Figure.csvHeader, rows: figures.map(\.csvCells))
        case .table: table
        }
    }

    private var table: String {
        let people = PeopleFormat(language)
        var table = TextTable([
            .init("indicator"), .init("unit"), .init("period"), .init("from–to"), .init("by"), .init("value", .right),
            .init("in"),
            .init("records", .right), .init("notes"),
        ])
        for figure in figures {
            guard let indicator = pack.indicator(figure.indicator) else { continue }
            var notes = figure.notes
            switch figure.coverage.state {
            case .none: notes.insert("not covered", at: 0)
            case .partial: notes.insert("\(figure.coverage.coveredDays) of \(figure.coverage.days) days", at: 0)
            case .complete: if figure.isPreliminary { notes.insert("preliminary", at: 0) }
            }
            if let since = figure.historySince { notes.append("records since \(since)") }
            table.add([
                figure.indicator.rawValue, figure.unit.rawValue, figure.period.description, figure.span.description,
                figure.by.map { "\($0.dimension)=\($0.member ?? "")" } ?? "", people.value(figure.value, of: indicator),
                people.unit(of: indicator), people.number(.init(figure.records), decimals: 0),
                notes.joined(separator: "; "),
            ])
        }
        return table.isEmpty ? "no figures" : table.text
    }
}
