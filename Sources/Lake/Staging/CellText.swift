import Packs
import SQLText

/// From a raw cell to the text a value is read from: cleaned, cut and mapped.
struct CellText {
    let mapping: Source.Mapping
    let convention: SourceTable.Convention

    static let numberMark = "\u{1}"
    static let dateMark = "\u{2}"

    /// The cell in NFC without blanks at its ends; NULL for an empty one.
    ///
    /// The tests are cheap and most cells need nothing: a blank at the start sorts before '!', and text outside of ASCII
    /// has more bytes than characters.
    static func cleaned(_ cell: SQLFragment, _ convention: SourceTable.Convention) -> SQLFragment {
        let marked: SQLFragment =
            convention == .marked ? "WHEN \(cell) < \("\u{3}") THEN substr(\(cell), 2)\n" : ""
        return """
            CASE WHEN \(cell) = '' THEN NULL
                \(marked)WHEN \(cell) < '!' OR ends_with(\(cell), ' ') OR ends_with(\(cell), \("\t"))
                    OR strlen(\(cell)) <> length(\(cell))
                THEN nullif(trim(nfc_normalize(\(cell)), \(blanks)), '')
                ELSE \(cell) END
            """
    }

    /// Space, tab, line breaks, no-break spaces, the ideographic space and the byte order mark.
    private static let blanks = " \t\r\n\u{A0}\u{202F}\u{3000}\u{FEFF}"

    /// The text after `take` and `map`; NULL where `map` refuses.
    func text(of cleaned: SQLFragment) -> SQLFragment {
        mapped(taken(cleaned))
    }

    private func taken(_ cell: SQLFragment) -> SQLFragment {
        switch mapping.take {
        case nil: cell
        case .first(let count): "left(\(cell), \(count))"
        case .from(let position): "nullif(trim(substr(\(cell), \(position))), '')"
        }
    }

    private func mapped(_ text: SQLFragment) -> SQLFragment {
        guard !mapping.map.isEmpty || mapping.refusesUnmapped else { return text }
        let cases = mapping.map.sorted { $0.key < $1.key }.map { "WHEN \($0.key) THEN \($0.value) " as SQLFragment }
        guard !cases.isEmpty else { return "CAST(NULL AS VARCHAR)" }
        let otherwise: SQLFragment = mapping.refusesUnmapped ? "NULL" : text
        return "CASE \(text) \(cases.joined(separator: ""))ELSE \(otherwise) END"
    }
}
