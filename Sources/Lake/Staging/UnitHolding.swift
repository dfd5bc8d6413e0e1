import Domain
import SQLText

/// Which unit holds a record on its day, as SQL over the unit's code and the day.
struct UnitHolding {
    let tree: OrgUnitTree

    /// The codes the tree knows.
    var codes: [String] { tree.units.map(\.id.rawValue) }

    /// The holding unit's code: the code itself for one that has always been there; NULL before a unit was founded, and
    /// after one closed without a successor. Says nothing sensible of an unknown code.
    func holder(_ unit: SQLFragment, on day: SQLFragment) -> SQLFragment {
        let dated = tree.units.filter { $0.from != nil || $0.to != nil }
        guard !dated.isEmpty else { return unit }
        let cases = dated.map { each -> SQLFragment in
            let spans = Self.holders(of: each.id, in: tree)
            let inner = spans.dropLast().map { span -> SQLFragment in
                "WHEN \(day) < \(date: span.until!.description) THEN \(span.holder?.rawValue) "
            }.joined(separator: "")
            let last = spans[spans.count - 1].holder?.rawValue
            return inner.text.isEmpty
                ? "WHEN \(each.id.rawValue) THEN \(last) "
                : "WHEN \(each.id.rawValue) THEN CASE \(inner)ELSE \(last) END "
        }
        return "CASE \(unit) \(cases.joined(separator: ""))ELSE \(unit) END"
    }

    /// Who holds `unit`'s records, in the order of time: each up to the day before `until`, the last for ever.
    static func holders(of unit: OrgUnit.ID, in tree: OrgUnitTree) -> [(until: Day?, holder: OrgUnit.ID?)] {
        var days: Set<Day> = []
        for each in tree.units {
            if let from = each.from { days.insert(from) }
            if let to = each.to { days.insert(to.adding(days: 1)) }
        }
        let ordered = days.sorted()
        guard let first = ordered.first else { return [(nil, unit)] }
        var spans: [(until: Day?, holder: OrgUnit.ID?)] = []
        var holder = tree.holder(of: unit, on: first.adding(days: -1))
        for day in ordered {
            let next = tree.holder(of: unit, on: day)
            if next != holder { spans.append((day, holder)) }
            holder = next
        }
        return spans + [(nil, holder)]
    }
}
