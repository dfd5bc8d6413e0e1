import Foundation

/// Writes running text, and keeps count of the bookmarks set around figures in one document.
struct WordRuns {
    /// A figure as it was marked in the document.
    struct Marked {
        /// The name in the document, unique there.
        let bookmark: String
        let mark: FigureMark
    }

    private(set) var marked: [Marked] = []
    private var uses: [BookmarkName: Int] = [:]
    private var taken: Set<String> = []

    /// The look of a run: what its surroundings ask for.
    struct Look {
        var bold = false
        var italic = false
        var capitals = false
        /// In points; `nil` leaves it to the style.
        var size: Double?
    }

    mutating func xml(_ runs: [Inline], _ look: Look = Look()) -> String {
        runs.map { xml($0, look) }.joined()
    }

    private mutating func xml(_ inline: Inline, _ look: Look) -> String {
        var look = look
        switch inline {
        case .text(let text): return Self.run(text, look)
        case .bold(let runs):
            look.bold = true
            return xml(runs, look)
        case .italic(let runs):
            look.italic = true
            return xml(runs, look)
        case .figure(let mark):
            let id = String(marked.count + 1)
            let name = uniqueName(for: mark.bookmark)
            marked.append(Marked(bookmark: name, mark: mark))
            return XML.element("w:bookmarkStart", ["w:id": id, "w:name": name]) + Self.run(mark.text, look)
                + XML.element("w:bookmarkEnd", ["w:id": id])
        }
    }

    /// Word drops a second bookmark of one name without a word, so each use has its own.
    private mutating func uniqueName(for bookmark: BookmarkName) -> String {
        var name: String
        repeat {
            uses[bookmark, default: 0] += 1
            name = bookmark.repeated(uses[bookmark, default: 1])
        } while !taken.insert(name.lowercased()).inserted
        return name
    }

    /// One run; a line feed becomes a line break, a tab a tab stop.
    static func run(_ text: String, _ look: Look = Look()) -> String {
        let properties = [
            look.bold ? XML.element("w:b") : "", look.italic ? XML.element("w:i") : "",
            look.size.map {
                XML.element("w:sz", ["w:val": WordUnits.halfPoints($0)])
                    + XML.element("w:szCs", ["w:val": WordUnits.halfPoints($0)])
            } ?? "",
        ].joined()
        let shown = look.capitals ? text.uppercased() : text
        var content = ""
        for (index, line) in shown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { content += XML.element("w:br") }
            for (index, piece) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { content += XML.element("w:tab") }
                if !piece.isEmpty {
                    content += XML.element("w:t", ["xml:space": "preserve"], XML.escaped(String(piece)))
                }
            }
        }
        return XML.element("w:r", [:], properties.isEmpty ? "" : XML.element("w:rPr", [:], properties), content)
    }
}
