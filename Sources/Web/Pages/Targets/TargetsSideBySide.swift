import Domain
import Packs
import Workspace

/// Targets of several assigners and kinds beside each other: what is asked for most, and how far that is.
struct TargetsSideBySide: Sendable {
    struct Column: Sendable {
        let assigner: String
        let kind: String
    }
    struct Cell: Sendable {
        let label: String
        /// `nil` where this assigner sets no such target.
        let value: String?
        let href: String
        let outcome: String
        let pace: String?
        let paceClass: String
    }
    struct Row: Sendable {
        let unit: String
        let indicator: String
        let period: String?
        let actual: ShownFigure?
        let cells: [Cell]
    }
    let columns: [Column]
    let rows: [Row]
}

extension TargetsSideBySide {
    private struct Asker: Hashable {
        let assigner: AssignerID
        let kind: TargetKindID
    }
    private struct Line: Hashable {
        let unit: OrgUnit.ID
        let indicator: IndicatorID
        let period: Period
    }

    init(_ series: [TargetSeries], _ board: TargetBoard, _ visit: Visit) {
        let present = Set(series.map { Asker(assigner: $0.key.assigner, kind: $0.key.kind) })
        let askers = visit.pack.assigners.flatMap { assigner in
            visit.pack.targetKinds.map { Asker(assigner: assigner.id, kind: $0.id) }
        }.filter(present.contains)
        columns = askers.map { Column(assigner: visit.name(of: $0.assigner), kind: visit.name(of: $0.kind)) }
        let byLine = Dictionary(grouping: series) {
            Line(unit: $0.key.unit, indicator: $0.key.indicator, period: $0.key.period)
        }
        var rows: [Row] = []
        for unit in visit.tree.units {
            for indicator in visit.pack.indicators {
                let lines = byLine.keys.filter { $0.unit == unit.id && $0.indicator == indicator.id }
                for line in lines.sorted(by: { $0.period < $1.period }) {
                    rows.append(
                        Row(
                            byLine[line] ?? [], unit, indicator, line.period,
                            askers.map { asker in
                                { $0.assigner == asker.assigner && $0.kind == asker.kind }
                            }, columns, board, visit))
                }
            }
        }
        self.rows = rows
    }
}

extension TargetsSideBySide.Row {
    /// - Parameter columns: Which target stands in each column.
    fileprivate init(
        _ series: [TargetSeries], _ unit: OrgUnit, _ indicator: Indicator, _ period: Period,
        _ columns: [(TargetSeriesKey) -> Bool], _ names: [TargetsSideBySide.Column], _ board: TargetBoard,
        _ visit: Visit
    ) {
        self.unit = unit.shortNames[visit.language]
        self.indicator = indicator.names[visit.language]
        self.period = period == .year(board.year) ? nil : visit.words.period(period)
        actual = series.compactMap(\.cumulative).first.map { figure in
            ShownFigure(
                text: visit.amount(figure.value, indicator), href: visit.choice.link(to: figure),
                note: visit.shortNote(on: figure))
        }
        cells = zip(columns, names).map { fits, name in
            let label = "\(name.assigner), \(name.kind)"
            guard let target = series.first(where: { fits($0.key) }) else {
                return TargetsSideBySide.Cell(label: label, value: nil, href: "", outcome: "", pace: nil, paceClass: "")
            }
            let said = target.standing.map { ShownTarget($0, indicator, visit) }
            return TargetsSideBySide.Cell(
                label: label, value: visit.amount(target.inForce?.value, indicator), href: visit.link(to: target.key),
                outcome: said?.outcome ?? PeopleFormat.unknown, pace: said?.pace, paceClass: said?.paceClass ?? "")
        }
    }
}
