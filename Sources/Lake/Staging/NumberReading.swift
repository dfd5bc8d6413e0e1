import Foundation
import SQLText

/// Reads an exact number out of text: never through a float, and rounded only where the source says so.
struct NumberReading {
    let decimal: String
    let grouping: String
    /// Decimals kept; 0 for integers.
    let scale: Int
    /// Further decimals are rounded away, half from zero, instead of refused.
    var rounds = false
    /// `BIGINT` or a `DECIMAL`.
    let type: SQLFragment

    static func plain(scale: Int, type: SQLFragment) -> NumberReading {
        NumberReading(decimal: ".", grouping: "", scale: scale, type: type)
    }

    /// The number; NULL for text that is none, has more decimals than the scale (zeros apart), or does not fit.
    func value(_ text: SQLFragment) -> SQLFragment {
        let decimals: String =
            rounds
            ? "(\(Self.quoted(decimal))\\d+)?"
            : scale == 0 ? "(\(Self.quoted(decimal))0+)?" : "(\(Self.quoted(decimal))\\d{1,\(scale)}0*)?"
        // DuckDB rounds a text to the scale of a DECIMAL half away from zero.
        return "CASE WHEN regexp_full_match(\(text), \(whole + decimals)) THEN TRY_CAST(\(digits(text)) AS \(type)) END"
    }

    /// What is wrong where ``value(_:)`` is NULL and the text is not: the code of a ``RowProblem``.
    func fault(_ text: SQLFragment) -> SQLFragment {
        """
        CASE WHEN NOT regexp_full_match(\(text), \(whole + "(\(Self.quoted(decimal))\\d+)?"))
            THEN \(RowProblem.Code.notANumber.rawValue)
            WHEN \(value(text)) IS NULL AND regexp_full_match(\(text), \(whole + "(\(Self.quoted(decimal))\\d+)?"))
                AND contains(\(text), \(decimal)) THEN \(RowProblem.Code.tooManyDecimals.rawValue)
            ELSE \(RowProblem.Code.outOfRange.rawValue) END
        """
    }

    /// Groups of three where there are any, so that `1.23` is not read as 123.
    private var whole: String {
        guard !grouping.isEmpty else { return "[+-]?\\d+" }
        return "[+-]?(\\d{1,3}(\(Self.quoted(grouping))\\d{3})+|\\d+)"
    }

    /// The digits as DuckDB casts them: no grouping, a point.
    private func digits(_ text: SQLFragment) -> SQLFragment {
        var digits = text
        if !grouping.isEmpty { digits = "replace(\(digits), \(grouping), '')" }
        if decimal != "." { digits = "replace(\(digits), \(decimal), '.')" }
        return digits
    }

    /// As a regular expression that means just this text.
    private static func quoted(_ text: String) -> String { NSRegularExpression.escapedPattern(for: text) }
}
