import Diagnostics

/// Characters that know where in the file they stand, so that a problem deep in a paragraph is shown in its place.
struct PlacedText {
    struct Placed {
        let character: Character
        let line: Int
        let column: Int
    }
    let file: String
    var placed: [Placed]

    init(file: String, line: Int, text: some StringProtocol, from column: Int = 1) {
        self.file = file
        placed = text.enumerated().map { Placed(character: $1, line: line, column: column + $0) }
    }

    private init(file: String, placed: [Placed]) {
        self.file = file
        self.placed = placed
    }

    var count: Int { placed.count }
    var isEmpty: Bool { placed.isEmpty }
    var string: String { String(placed.map(\.character)) }
    subscript(index: Int) -> Character { placed[index].character }
    subscript(range: Range<Int>) -> PlacedText { PlacedText(file: file, placed: Array(placed[range])) }

    func starts(with prefix: String, at index: Int = 0) -> Bool {
        let wanted = Array(prefix)
        guard index + wanted.count <= count else { return false }
        return wanted.indices.allSatisfy { self[index + $0] == wanted[$0] }
    }

    func firstIndex(of wanted: String, from start: Int) -> Int? {
        guard start <= count else { return nil }
        return (start..<max(start, count)).first { starts(with: wanted, at: $0) }
    }

    /// Without the white space at both ends.
    var trimmed: PlacedText {
        guard let first = placed.firstIndex(where: { !$0.character.isWhitespace }),
            let last = placed.lastIndex(where: { !$0.character.isWhitespace })
        else { return self[0..<0] }
        return self[first..<(last + 1)]
    }

    /// Joined by one space, which stands where `next` begins.
    func joined(with next: PlacedText) -> PlacedText {
        guard let last = placed.last, !next.isEmpty else { return isEmpty ? next : self }
        let space = Placed(character: " ", line: last.line, column: last.column + 1)
        return PlacedText(file: file, placed: placed + [space] + next.placed)
    }

    /// The words between white space.
    var words: [PlacedText] { split { $0.isWhitespace } }

    func split(by isSeparator: (Character) -> Bool) -> [PlacedText] {
        var parts: [PlacedText] = []
        var start: Int?
        for index in 0...count {
            let isEnd = index == count || isSeparator(self[index])
            if isEnd, let from = start {
                parts.append(self[from..<index])
                start = nil
            } else if !isEnd, start == nil {
                start = index
            }
        }
        return parts
    }

    /// The stretch of the first line; an empty text has no place of its own, and takes `fallback`.
    func place(orAfter fallback: SourceRange) -> SourceRange {
        guard let first = placed.first else { return fallback }
        let end = placed.last { $0.line == first.line }?.column ?? first.column
        return SourceRange(file: file, line: first.line, columns: first.column..<(end + 1))
    }
    var place: SourceRange { place(orAfter: .whole(file: file)) }
}
