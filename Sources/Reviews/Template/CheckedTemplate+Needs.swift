package import Domain
package import Packs

extension CheckedTemplate {
    /// What the template quotes of a review of `unit`: known before any figure is.
    ///
    /// - Parameter asAt: The last day counted; tables by unit list the units that exist then.
    package func needs(of unit: OrgUnit.ID, in pack: Pack, asAt: Day) -> ReviewNeeds {
        var needs = ReviewNeeds()
        func add(_ term: ReviewTerm) {
            guard case .value(let value) = term else { return }
            if value.by == nil, value.unit == nil || value.unit == unit {
                needs.standing.insert(value.indicator)
            } else {
                needs.figures.insert(
                    .init(indicator: value.indicator, unit: value.unit ?? unit, dimension: value.by?.dimension))
            }
        }
        func add(_ condition: ReviewCondition) {
            switch condition.test {
            case .known(let term), .any(let term): add(term)
            case .estimate, .synthetic, .goal: break
            }
        }
        func add(_ inlines: [TemplateInline]) {
            for inline in inlines {
                switch inline {
                case .text: break
                case .bold(let inner), .italic(let inner): add(inner)
                case .term(let term): add(term)
                case .conditional(let condition, let then, let otherwise):
                    add(condition)
                    add(then)
                    add(otherwise)
                }
            }
        }
        func add(_ table: TableRequest) {
            switch table.kind {
            case .standard(let indicators), .indicators(let indicators): needs.standing.formUnion(indicators)
            case .byUnit(let indicator, let kind):
                needs.standing.insert(indicator)
                for child in pack.units.rows(below: unit, kind: kind, on: asAt) {
                    needs.figures.insert(.init(indicator: indicator, unit: child.id, dimension: nil))
                }
            case .breakdown(let indicator, let dimension):
                needs.standing.insert(indicator)
                needs.figures.insert(.init(indicator: indicator, unit: unit, dimension: dimension))
            case .commendationList: needs.listsCommendations = true
            case .plan, .lateActions, .milestones, .directives, .commendations, .goal: break
            }
            add(table.title ?? [])
        }
        func add(_ blocks: [TemplateBlock]) {
            for block in blocks {
                switch block {
                case .heading(_, let text, _): add(text)
                case .paragraph(let text, _): add(text)
                case .list(_, let items): items.forEach { add($0) }
                case .table(let table): add(table)
                case .cumulativeChart(let indicator, let title, _):
                    needs.series.insert(indicator)
                    needs.standing.insert(indicator)
                    add(title ?? [])
                case .recordList, .pageBreak: break
                case .conditional(let condition, let then, let otherwise):
                    add(condition)
                    add(then)
                    add(otherwise)
                }
            }
        }
        header.summary.forEach { add($0) }
        add(body)
        for annex in annexes {
            add(annex.title)
            add(annex.blocks)
        }
        return needs
    }
}
