import Foundation

/// How wide a line of Times New Roman is, so that a rule can be "as long as the text". Liberation Serif has the same widths.
enum TextWidth {
    /// The width in millimetres of one line at `points`.
    static func millimetres(_ text: String, points: Double, bold: Bool = true) -> Double {
        let table = bold ? boldWidths : regularWidths
        // Marks above and below a letter add no width, so the letter alone is looked up.
        let units = text.decomposedStringWithCanonicalMapping.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar {
            case " "..."~": sum + table[Int(scalar.value) - 32]
            case "Đ": sum + table[Int(UInt8(ascii: "D")) - 32]
            case "đ": sum + table[Int(UInt8(ascii: "d")) - 32]
            case "\u{300}"..."\u{36F}": sum
            case "\u{A0}": sum + table[0]
            default: sum + 500
            }
        }
        return Double(units) / 1000 * points * 25.4 / 72
    }

    /// Thousandths of the size, for the characters from space to tilde.
    private static let regularWidths = [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500,
        500,
        500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611,
        889,
        722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444,
        500,
        444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444,
        480,
        200, 480, 541,
    ]
    private static let boldWidths = [
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500,
        500,
        500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667,
        944,
        722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444,
        556,
        444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444,
        394,
        220, 394, 520,
    ]
}

extension TextWidth {
    /// The width of the longest piece of a text that is not broken over lines.
    static func longestWord(_ text: String, points: Double, bold: Bool) -> Double {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" })
            .map { millimetres(String($0), points: points, bold: bold) }.max() ?? 0
    }

    /// A text broken into as few lines as fit `width`, as even as its words allow: `CỤC HẢI QUAN` / `TỈNH QUẢNG NINH`.
    static func balanced(_ text: String, width: Double, points: Double, bold: Bool = true) -> String {
        let words = text.split(separator: " ").map(String.init)
        let whole = millimetres(text, points: points, bold: bold)
        guard whole > width, words.count > 1 else { return text }
        // The narrowest measure that still needs no more lines than the full one.
        let lines = wrapped(words, width, points, bold).count
        var narrowest = width
        while narrowest > whole / Double(lines), wrapped(words, narrowest - 1, points, bold).count == lines {
            narrowest -= 1
        }
        return wrapped(words, narrowest, points, bold).joined(separator: "\n")
    }

    private static func wrapped(_ words: [String], _ width: Double, _ points: Double, _ bold: Bool) -> [String] {
        var lines = [String]()
        for word in words {
            if let line = lines.last, millimetres(line + " " + word, points: points, bold: bold) <= width {
                lines[lines.count - 1] = line + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}
