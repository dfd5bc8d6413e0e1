/// One block of the body or of an annex, in reading order.
package enum Block: Hashable, Sendable {
    case heading(Heading)
    case paragraph(Paragraph)
    case list(ItemList)
    case table(Table)
    case chart(Chart)
    case pageBreak
}

/// A heading. The writer numbers headings by level: `Phần I`, `I.`, `1.`, `a)`; a level restarts under the one above it.
package struct Heading: Hashable, Sendable {
    package enum Level: Int, Hashable, Sendable, CaseIterable {
        /// `Phần I`, on a line of its own, the title in capitals below.
        case part = 1
        /// `I.`, in capitals.
        case section
        /// `1.`
        case item
        /// `a)`
        case point
    }

    package var level: Level
    package var text: [Inline]
    /// Whether the writer sets a number before it; an unnumbered heading does not count.
    package var isNumbered: Bool

    package init(_ level: Level, _ text: [Inline], isNumbered: Bool = true) {
        self.level = level
        self.text = text
        self.isNumbered = isNumbered
    }
}

package struct Paragraph: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        /// Justified, first line indented.
        case body
        /// A legal basis: in italic in the state layout, upright and led by a dash in the Party layout.
        case basis
        /// Centred, without indent.
        case centred
        /// Smaller, without indent: a remark below a chart or a section.
        case note
    }

    package var style: Style
    package var runs: [Inline]

    package init(_ runs: [Inline], style: Style = .body) {
        self.runs = runs
        self.style = style
    }
}

package struct ItemList: Hashable, Sendable {
    package enum Marker: Hashable, Sendable {
        /// A dash, as official documents use.
        case dash
        /// `1.`, `2.` …
        case number
        /// `a)`, `b)`, `c)`, `d)`, `đ)` … in the order of the document's alphabet.
        case letter
    }

    package var marker: Marker
    package var items: [[Inline]]

    package init(_ items: [[Inline]], marker: Marker = .dash) {
        self.items = items
        self.marker = marker
    }
}

extension Block {
    /// The figures quoted in this block, in printed order.
    package var figures: [FigureMark] {
        switch self {
        case .heading(let heading): heading.text.flatMap(\.figures)
        case .paragraph(let paragraph): paragraph.runs.flatMap(\.figures)
        case .list(let list): list.items.joined().flatMap(\.figures)
        case .table(let table): table.figures
        case .chart, .pageBreak: []
        }
    }
}
