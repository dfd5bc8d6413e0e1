import Diagnostics
import Domain

extension Source {
    /// One file of `sources/`.
    static func read(_ value: YAMLValue, _ datasets: [Dataset], _ context: PackContext) -> Source? {
        value.group("a source") { group in
            let name = group.declared("source", as: .source, context, .fileName)
            let names = group.names(context)
            let datasetID = group.required("dataset").flatMap { context.declarations.reference(to: .dataset, in: $0) }
            let dataset = datasetID.flatMap { id in datasets.first { $0.id.rawValue == id } }
            let formats = group.optional("formats").map { readFormats($0) } ?? Set(Format.allCases)
            let pattern = group.optional("files").map { $0.text("a pattern of file names") }
            let searchRows =
                group.optional("header").map { header in
                    header.group("'header'") { $0.optional("search_rows").map { $0.integer(in: 1...1000) } ?? 20 }
                } ?? 20
            let sheet = group.optional("sheet").map { $0.text("the name of a sheet") }
            let delimiter = group.optional("delimiter").map { readDelimiter($0) }
            let numbers = group.optional("numbers").map { Numbers.read($0) } ?? Numbers(decimal: ".", grouping: "")
            let mappings = group.required("columns").flatMap { Mapping.readAll($0, dataset) }
            let coverage = group.optional("coverage").map { readCoverage($0, context) } ?? .declared
            if let formats {
                if !formats.contains(.xlsx) { complain(group, "sheet", "only XLSX files have sheets") }
                if !formats.contains(.csv) { complain(group, "delimiter", "only CSV files have a delimiter") }
            }
            guard let name, let names, dataset != nil, let datasetID, let formats, let searchRows, let numbers,
                let mappings,
                let coverage
            else { return nil }
            return Source(
                name: name, names: names, dataset: DatasetID(datasetID), formats: formats, filePattern: pattern ?? nil,
                sheet: sheet ?? nil, headerSearchRows: searchRows, delimiter: delimiter ?? nil,
                decimalSeparator: numbers.decimal, groupingSeparator: numbers.grouping, mappings: mappings,
                coverage: coverage)
        }
    }

    private static func complain(_ group: YAMLGroup, _ key: String, _ words: String) {
        group.optional(key)?.report("idle-key", words, help: "remove '\(key)', or add the format to 'formats'")
    }

    private static func readFormats(_ value: YAMLValue) -> Set<Format>? {
        value.list(of: "formats").map { items in
            Set(items.compactMap { $0.choice(["csv": Format.csv, "xlsx": .xlsx, "parquet": .parquet]) })
        }
    }

    private static func readDelimiter(_ value: YAMLValue) -> String? {
        guard let text = value.text("one character") else { return nil }
        guard text.unicodeScalars.count == 1, text != "\"", text != "\n", text != "\r" else {
            value.report("bad-delimiter", "a delimiter is one character", help: "write \",\", \";\", \"|\" or \"\\t\"")
            return nil
        }
        return text
    }

    /// `declared`, or `{months: 20ZZ}` with the unit the files are complete for.
    private static func readCoverage(_ value: YAMLValue, _ context: PackContext) -> Coverage? {
        if value.isScalar { return value.choice(["declared": .declared]) }
        return value.group("'coverage'") { group in
            let spans: [(YAMLValue?, (OrgUnit.ID) -> Coverage)] = [
                (group.optional("months"), { .months(unit: $0) }), (group.optional("days"), { .days(unit: $0) }),
                (group.optional("file_name"), { .fileName(unit: $0) }),
            ]
            let said = spans.filter { $0.0 != nil }
            guard said.count == 1, let unitValue = said[0].0 else {
                value.report(
                    "bad-coverage", "coverage is one of 'declared', 'months', 'days' and 'file_name'",
                    help: "write 'coverage: declared' or 'coverage: {months: UNIT}'")
                return nil
            }
            return context.declarations.reference(to: .unit, in: unitValue).map { said[0].1(OrgUnit.ID($0)) }
        }
    }
}

/// How numbers are written in the files.
private struct Numbers {
    let decimal: String
    let grouping: String

    static func read(_ value: YAMLValue) -> Numbers? {
        value.group("'numbers'") { group in
            let decimal = group.optional("decimal").map { $0.choice([".": ".", ",": ","]) } ?? "."
            let grouping =
                group.optional("grouping").map {
                    $0.choice([".": ".", ",": ",", " ": " ", "'": "'", "\u{A0}": "\u{A0}"])
                } ?? ""
            guard let decimal, let grouping else { return nil }
            guard decimal != grouping else {
                value.report(
                    "bad-numbers", "'\(decimal)' cannot both begin the decimals and group the thousands",
                    help: "Vietnamese files have 'decimal: \",\"' and 'grouping: \".\"'")
                return nil
            }
            return Numbers(decimal: decimal, grouping: grouping)
        }
    }
}
