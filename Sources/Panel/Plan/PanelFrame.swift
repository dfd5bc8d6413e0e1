package import Domain

/// The days and units of a request as tables: which segments of time make its slots, and where each unit's records count.
package struct PanelFrame: Hashable, Sendable {
    /// One span to be evaluated.
    package struct Slot: Hashable, Sendable {
        package let slot: PanelSlot
        /// The days counted: the slot up to the as-at day.
        package let span: DaySpan
        /// The days compared with, up to the as-at day.
        package let prior: DaySpan?
    }
    /// Records of `leaf` count for `unit` on these days.
    package struct Placement: Hashable, Sendable {
        package let leaf: OrgUnit.ID
        package let unit: OrgUnit.ID
        package let span: DaySpan
    }
    /// One segment of a slot or of what it is compared with.
    package struct Part: Hashable, Sendable {
        package let slot: Int
        package let segment: Int
        package let isPrior: Bool
    }

    package let asAt: Day
    package let slots: [Slot]
    /// Days cut wherever a slot or an era of the unit tree begins or ends; from the first day there is to the as-at day.
    package let segments: [DaySpan]
    package let parts: [Part]
    /// In order of unit path, then leaf.
    package let placements: [Placement]

    /// - Parameter slots: Each beginning on or before `asAt`.
    init(slots: [PanelSlot], units: [OrgUnit.ID], perimeter: UnitPerimeter, asAt: Day) {
        self.asAt = asAt
        self.slots = slots.compactMap { slot in
            slot.whole.clipped(to: asAt).map { Slot(slot: slot, span: $0, prior: slot.prior?.clipped(to: asAt)) }
        }
        let spans = self.slots.flatMap { [$0.span, $0.prior].compactMap(\.self) } + perimeter.eras.map(\.span)
        let edges = Set(spans.flatMap { [$0.from, $0.to.adding(days: 1)] } + [DaySpan.always.from])
        let starts = edges.filter { $0 <= asAt }.sorted()
        let segments = starts.indices.compactMap { index in
            DaySpan(from: starts[index], to: index + 1 < starts.count ? starts[index + 1].adding(days: -1) : asAt)
        }
        self.segments = segments
        parts = self.slots.enumerated().flatMap { index, slot in
            segments.enumerated().flatMap { number, segment in
                [(slot.span, false), (slot.prior, true)].compactMap { span, isPrior in
                    span?.contains(segment) == true ? Part(slot: index, segment: number, isPrior: isPrior) : nil
                }
            }
        }
        placements = units.flatMap { unit in
            perimeter.leaves(of: unit).map { Placement(leaf: $0.leaf, unit: unit, span: $0.span) }
        }
    }
}
