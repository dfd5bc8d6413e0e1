import Domain
import Foundation

/// Says a checked formula in words.
struct FormulaExplainer {
    let language: Language
    let names: any FormulaNames
    /// `dataset.column` of the dated events, which "have not happened" rather than "are missing".
    let events: Set<String>

    /// A value outside aggregates.
    func value(_ syntax: FormulaSyntax) -> String {
        switch syntax.kind {
        case .call(let call): function(call)
        case .number(let number): text(number)
        case .negative(let inner): say("âm ", "minus ") + bracketed(inner, value)
        case .arithmetic(let sign, let a, let b):
            "\(bracketed(a, value, unless: sign.keepsLeft)) \(word(sign)) \(bracketed(b, value))"
        case .text, .day, .column, .comparison, .oneOf, .missing, .present, .not, .and, .or: "\(syntax)"
        }
    }

    /// An aggregate or a reference, by the phrase of its function.
    private func function(_ call: FormulaSyntax.Call) -> String {
        guard let function = FormulaFunction.named(call.function.text) else { return "\(call)" }
        let phrase = phrase(of: function)
        if case .column(nil, let name) = call.arguments[0].kind {
            switch function.name {
            case FormulaFunction.indicator.name:
                return phrase.filled("x", names.name(ofIndicator: IndicatorID(name.text), in: language))
            case FormulaFunction.reported.name:
                return phrase.filled("x", names.name(ofReported: name.text, in: language))
            default: break
            }
        }
        guard let dataset = call.datasetName.map(DatasetID.init(_:)) else { return "\(call)" }
        let filter = call.filter.map { " (\(condition($0, of: dataset)))" } ?? ""
        return
            phrase
            .filled("n", FormulaFunction.percent(of: call.function.text).map(String.init) ?? "")
            .filled("dataset", names.name(ofDataset: dataset, in: language))
            .filled("x", subject(function, call.arguments[0], of: dataset))
            .filled("where", filter)
    }

    /// The argument of an aggregate: records, a condition, or a value of each record.
    private func subject(_ function: FormulaFunction, _ argument: FormulaSyntax, of dataset: DatasetID) -> String {
        if function.name == FormulaFunction.share.name { return condition(argument, of: dataset) }
        guard function.name == FormulaFunction.count.name else { return row(argument, of: dataset) }
        let records = names.name(ofDataset: dataset, in: language)
        guard case .column(.some, let name) = argument.kind else { return records }
        return "\(records) \(say("có", "with")) \(column(name.text, of: dataset))"
    }

    /// A value of each record.
    private func row(_ syntax: FormulaSyntax, of dataset: DatasetID) -> String {
        let inner = { row($0, of: dataset) }
        switch syntax.kind {
        case .number(let number): return text(number)
        case .text(let text): return "“\(text)”"
        case .day(let day): return text(day)
        case .column(_, let name): return column(name.text, of: dataset)
        case .negative(let value): return say("âm ", "minus ") + bracketed(value, inner)
        case .arithmetic(let sign, let a, let b):
            return "\(bracketed(a, inner, unless: sign.keepsLeft)) \(word(sign)) \(bracketed(b, inner))"
        case .call(let call):
            guard let function = FormulaFunction.named(call.function.text), call.arguments.count == 2 else {
                return "\(call)"
            }
            return phrase(of: function).filled("x", inner(call.arguments[0])).filled("y", inner(call.arguments[1]))
        case .comparison, .oneOf, .missing, .present, .not, .and, .or: return condition(syntax, of: dataset)
        }
    }

    private func condition(_ syntax: FormulaSyntax, of dataset: DatasetID) -> String {
        let inner = { condition($0, of: dataset) }
        switch syntax.kind {
        case .comparison(let sign, let a, let b):
            return "\(operand(a, beside: b, of: dataset)) \(sign.mathematical) \(operand(b, beside: a, of: dataset))"
        case .oneOf(let value, let list):
            let values = list.map { operand($0, beside: value, of: dataset) }.joined(separator: ", ")
            return "\(row(value, of: dataset)) \(say("thuộc", "in")) {\(values)}"
        case .missing(let value) where isEvent(value, of: dataset):
            return say("chưa có \(row(value, of: dataset))", "\(row(value, of: dataset)) not yet happened")
        case .present(let value) where isEvent(value, of: dataset):
            return say("đã có \(row(value, of: dataset))", "\(row(value, of: dataset)) happened")
        case .missing(let value): return say("thiếu \(row(value, of: dataset))", "\(row(value, of: dataset)) missing")
        case .present(let value): return say("có \(row(value, of: dataset))", "\(row(value, of: dataset)) present")
        case .not(let value): return say("không phải ", "not ") + bracketed(value, inner)
        case .and(let a, let b):
            return "\(bracketed(a, inner, unless: \.isAnd)) \(say("và", "and")) \(bracketed(b, inner, unless: \.isAnd))"
        case .or(let a, let b):
            return "\(bracketed(a, inner, unless: \.isOr)) \(say("hoặc", "or")) \(bracketed(b, inner, unless: \.isOr))"
        case .number, .text, .day, .column, .call, .negative, .arithmetic: return row(syntax, of: dataset)
        }
    }
}

extension FormulaExplainer {
    /// A side of a comparison; a text beside a column is one of the column's values and has its name.
    private func operand(_ syntax: FormulaSyntax, beside other: FormulaSyntax, of dataset: DatasetID) -> String {
        guard case .text(let value) = syntax.kind, case .column(_, let name) = other.kind else {
            return row(syntax, of: dataset)
        }
        return names.name(ofValue: value, of: name.text, in: dataset, language: language)
    }

    private func column(_ name: String, of dataset: DatasetID) -> String {
        names.name(ofColumn: name, of: dataset, in: language)
    }

    private func isEvent(_ syntax: FormulaSyntax, of dataset: DatasetID) -> Bool {
        if case .column(_, let name) = syntax.kind { events.contains("\(dataset).\(name.text)") } else { false }
    }

    /// Parentheses around what has an operator of its own.
    private func bracketed(
        _ syntax: FormulaSyntax, _ words: (FormulaSyntax) -> String,
        unless plain: (FormulaSyntax) -> Bool = { _ in false }
    ) -> String {
        switch syntax.kind {
        case .arithmetic, .and, .or, .negative: plain(syntax) ? words(syntax) : "(\(words(syntax)))"
        case .number, .text, .day, .column, .call, .comparison, .oneOf, .missing, .present, .not: words(syntax)
        }
    }

    private func word(_ sign: ArithmeticOperator) -> String {
        switch sign {
        case .add: say("cộng", "plus")
        case .subtract: say("trừ", "minus")
        case .multiply: say("nhân với", "times")
        case .divide: say("chia cho", "divided by")
        }
    }

    private func phrase(of function: FormulaFunction) -> String {
        function.phrase[language == .vietnamese ? .vietnamese : .english]
    }

    private func say(_ vietnamese: String, _ english: String) -> String {
        language == .vietnamese ? vietnamese : english
    }

    private func text(_ number: Decimal) -> String {
        NumberFormat(language: language, maximumFractionDigits: 38).text(number)
    }

    /// `30/06/2020` in Vietnamese, `2020-06-30` else.
    private func text(_ day: Day) -> String {
        guard language == .vietnamese else { return "\(day)" }
        return "\(day)".split(separator: "-").reversed().joined(separator: "/")
    }
}

extension FormulaSyntax {
    fileprivate var isAnd: Bool { if case .and = kind { true } else { false } }
    fileprivate var isOr: Bool { if case .or = kind { true } else { false } }
}

extension FormulaSyntax.Call {
    /// The dataset it reads: that of its columns, or the one `count` names.
    fileprivate var datasetName: String? {
        if case .column(nil, let name)? = arguments.first?.kind, function.text == FormulaFunction.count.name {
            return name.text
        }
        return (arguments + [filter].compactMap { $0 }).flatMap(\.datasetNames).first?.text
    }
}

extension ArithmeticOperator {
    /// Whether the left side needs no parentheses when it is made of operators that bind as tightly.
    fileprivate var keepsLeft: (FormulaSyntax) -> Bool {
        { syntax in
            guard case .arithmetic(let inner, _, _) = syntax.kind else { return false }
            return switch (self, inner) {
            case (.add, _), (.subtract, _): true
            case (.multiply, .multiply), (.multiply, .divide), (.divide, .multiply), (.divide, .divide): true
            case (.multiply, .add), (.multiply, .subtract), (.divide, .add), (.divide, .subtract): false
            }
        }
    }
}

extension ComparisonOperator {
    fileprivate var mathematical: String {
        switch self {
        case .equal: "="
        case .notEqual: "≠"
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        }
    }
}

extension String {
    /// The phrase with a placeholder replaced. Fill names last: they are not phrases.
    fileprivate func filled(_ placeholder: String, _ words: String) -> String {
        replacing("{\(placeholder)}", with: words)
    }
}
