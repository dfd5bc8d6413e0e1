import Diagnostics
import Foundation
import Yams

/// The text of one YAML file in NFC, and the way from the library's marks to columns as people count them.
///
/// A mark's column counts Unicode scalars; a place's column counts characters, so that the caret stands right under `ệ`
/// where no single scalar spells it.
struct YAMLText {
    let file: String
    let source: SourceText

    init(file: String, text: String) {
        self.file = file
        source = SourceText(file: file, text: text)
    }

    var whole: SourceRange { .whole(file: file) }

    /// The characters of a line, from 1; empty past the end.
    func characters(ofLine line: Int) -> [Character] { source.line(line).map { Array($0) } ?? [] }

    /// The character column of a mark.
    func column(of mark: Mark) -> Int {
        var scalars = 0
        var column = 1
        for character in source.line(mark.line) ?? "" {
            guard scalars + character.unicodeScalars.count < mark.column else { break }
            scalars += character.unicodeScalars.count
            column += 1
        }
        return column
    }

    /// The place of a node: a scalar's text on its first line; the first key of a block of keys; else the opening character.
    func place(of node: Node) -> SourceRange {
        guard let mark = node.mark else { return whole }
        let column = column(of: mark)
        let length: Int
        switch node {
        case .scalar(let scalar): length = self.length(of: scalar, from: column)
        case .mapping(let mapping):
            if let key = mapping.first?.key, let first = key.mark, first.line == mark.line, first.column == mark.column
            {
                return place(of: key)
            }
            length = 1
        case .sequence, .alias: length = 1
        }
        return SourceRange(file: file, line: mark.line, columns: column..<(column + length))
    }

    private func length(of scalar: Node.Scalar, from column: Int) -> Int {
        let places = ScalarPlaces(of: scalar, in: self)
        let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 1 : 0
        guard let line = scalar.mark?.line, let last = places.positions.last(where: { $0.line == line }) else {
            return scalar.string.isEmpty && quotes == 0 ? 0 : 1 + quotes
        }
        return max(1, last.end + quotes - column)
    }
}
