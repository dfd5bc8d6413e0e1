/// A piece of running text.
package indirect enum Inline: Hashable, Sendable, ExpressibleByStringLiteral {
    case text(String)
    case bold([Inline])
    case italic([Inline])
    case figure(FigureMark)

    package init(stringLiteral value: String) { self = .text(value) }

    package static func bold(_ text: String) -> Inline { .bold([.text(text)]) }
    package static func italic(_ text: String) -> Inline { .italic([.text(text)]) }
}

extension Inline {
    package var figures: [FigureMark] {
        switch self {
        case .text: []
        case .bold(let runs), .italic(let runs): runs.flatMap(\.figures)
        case .figure(let mark): [mark]
        }
    }

    /// What is read, without its look.
    package var plainText: String {
        switch self {
        case .text(let text): text
        case .bold(let runs), .italic(let runs): runs.map(\.plainText).joined()
        case .figure(let mark): mark.text
        }
    }
}

extension [Inline] {
    package var plainText: String { map(\.plainText).joined() }
}
