import Domain
import Formulas
import Packs
import SQLText

extension FigurePanel {
    /// The records behind a figure, atom by atom, by the same rules as the figure itself.
    ///
    /// - Throws: ``PanelError``.
    package func trace(_ request: TraceRequest) throws(PanelError) -> [AtomTrace] {
        let reference = request.figure
        guard let indicator = pack.indicator(reference.indicator) else { throw .unknownIndicator(reference.indicator) }
        guard pack.units[reference.unit] != nil else { throw .unknownUnit(reference.unit) }
        guard let calendar = pack.calendar(reference.calendar) else { throw .unknownCalendar(reference.calendar) }
        let slot = request.slot ?? PanelSlot(reference.period, in: calendar, asAt: reference.asAt)
        guard let span = slot.whole.clipped(to: reference.asAt) else { throw .nothingToTrace(reference) }
        let perimeter = UnitPerimeter(pack.units, on: request.perimeterDay)
        var traces: [AtomTrace] = []
        for (index, atom) in indicator.formula.atoms.enumerated() {
            guard let dataset = pack.dataset(atom.dataset) else { throw .unknownDataset(atom.dataset) }
            guard let rows = rows[atom.dataset] else { throw .noRows(atom.dataset) }
            let query = TraceQuery(
                atom: atom, key: dataset.key.map(\.name), rows: rows, workingTimes: pack.workingTimes,
                unit: reference.unit,
                leaves: perimeter.leaves(of: reference.unit), span: span,
                prior: slot.prior?.clipped(to: reference.asAt),
                asAt: reference.asAt, by: reference.by)
            traces.append(
                AtomTrace(
                    atom: atom, role: indicator.formula.role(of: index),
                    records: try query.records(request), totals: try query.totals()))
        }
        return traces
    }
}

extension CheckedFormula {
    /// An atom on both sides of a division counts as the numerator.
    fileprivate func role(of index: Int) -> AtomTrace.Role {
        guard denominator != nil else { return .whole }
        return numerator.atoms.contains(index) ? .numerator : .denominator
    }
}
