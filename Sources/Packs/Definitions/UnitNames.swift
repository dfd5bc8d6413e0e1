import Domain

/// What units of measure are called in the pack's languages: `VND/declaration` is `đồng/tờ khai`.
struct UnitNames {
    private let languages: [Language]
    private let bases: [UnitOfMeasure.Base: LocalizedText]

    /// Records are called as their dataset says, parties as their column; times as below; anything else as it is spelled.
    init(languages: [Language], currency: Currency, datasets: [Dataset]) {
        self.languages = languages
        var bases = Self.times.compactMapValues { LocalizedText($0, preferred: .english) }
        for column in datasets.flatMap(\.columns) where column.unitOfMeasure == nil {
            bases[UnitOfMeasure.Base(rawValue: column.name)] = column.names
        }
        for dataset in datasets { bases[UnitOfMeasure.Base(rawValue: dataset.id.rawValue)] = dataset.recordNames }
        bases[UnitOfMeasure.Base(rawValue: currency.code)] = currency.names
        self.bases = bases
    }

    /// Empty text for a pure ratio.
    subscript(measure: UnitOfMeasure) -> LocalizedText {
        if let base = measure.base, let names = bases[base] { return names }
        return inEveryLanguage { language in
            guard !measure.isRatio else { return "" }
            return measure.description.split(separator: "/").map { part in
                part.split(separator: "*").map { base in
                    bases[UnitOfMeasure.Base(rawValue: String(base))]?[language] ?? String(base)
                }.joined(separator: "·")
            }.joined(separator: "/")
        }
    }

    var percent: LocalizedText { inEveryLanguage { _ in "%" } }

    private func inEveryLanguage(_ text: (Language) -> String) -> LocalizedText {
        let texts = Dictionary(languages.map { ($0, text($0)) }, uniquingKeysWith: { first, _ in first })
        return LocalizedText(texts, preferred: languages.first ?? .english)
            ?? LocalizedText(text(.english), in: .english)
    }

    private static let times: [UnitOfMeasure.Base: [Language: String]] = [
        "second": [.vietnamese: "giây", .english: "seconds"],
        "minute": [.vietnamese: "phút", .english: "minutes"],
        "hour": [.vietnamese: "giờ", .english: "hours"],
        "day": [.vietnamese: "ngày", .english: "days"],
        "working_hour": [.vietnamese: "giờ làm việc", .english: "working hours"],
        "working_day": [.vietnamese: "ngày làm việc", .english: "working days"],
    ]
}
