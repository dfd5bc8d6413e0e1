package import Domain
package import Foundation

/// The codes a living record may name, as the pack in force defines them.
package struct Known: Sendable {
    /// What a number counts, and what people call it.
    package struct Measure: Hashable, Sendable {
        /// As ``UnitOfMeasure`` writes it: `VND`, `declaration`, `hour`, `1`.
        package let unitOfMeasure: String
        /// 12.5 is 12.5 %.
        package let isPercentage: Bool
        /// Other names that may follow a number, and what one of each is in the base unit: `giờ` is 3600 of seconds.
        package let units: [String: Decimal]

        package init(unitOfMeasure: String, isPercentage: Bool = false, units: [String: Decimal] = [:]) {
            self.unitOfMeasure = unitOfMeasure
            self.isPercentage = isPercentage
            self.units = units
        }

        var currency: String? {
            let base = UnitOfMeasure(unitOfMeasure)?.base
            return base?.isCurrency == true ? base?.rawValue : nil
        }
    }

    /// One field of a form for reported figures.
    package struct ReportField: Hashable, Sendable {
        package let code: String
        package let names: LocalizedText
        package let periodKind: Period.Kind
        package let calendar: CalendarID
        /// Units of this kind hand it in.
        package let unitKind: String
        package let measure: Measure
        /// Decimals accepted.
        package let decimals: Int

        package init(
            code: String, names: LocalizedText, periodKind: Period.Kind, calendar: CalendarID, unitKind: String,
            measure: Measure, decimals: Int
        ) {
            self.code = code
            self.names = names
            self.periodKind = periodKind
            self.calendar = calendar
            self.unitKind = unitKind
            self.measure = measure
            self.decimals = decimals
        }
    }

    /// The first is the language of a text that does not say its own. At least one.
    let languages: [Language]
    let units: [OrgUnit]
    let unitBook: CodeBook
    /// The first is the default. At least one.
    let calendars: [ReportingCalendar]
    let calendarBook: CodeBook
    let assigners: CodeBook
    let targetKinds: CodeBook
    let indicators: CodeBook
    let measures: [IndicatorID: Measure]
    let targetRules: [IndicatorID: TargetRule]
    let fields: [String: ReportField]
    let fieldBook: CodeBook
    let indices: CodeBook
    let components: [String: CodeBook]
    let commendationForms: CodeBook

    /// - Parameters:
    ///   - languages: At least one.
    ///   - calendars: At least one; the first is the default.
    ///   - indices: Names of an index, and of its components by code.
    package init(
        languages: [Language], units: [OrgUnit], calendars: [ReportingCalendar],
        assigners: [(id: AssignerID, names: [LocalizedText])], targetKinds: [(id: TargetKindID, names: LocalizedText)],
        indicators: [(id: IndicatorID, names: LocalizedText, measure: Measure, rule: TargetRule)],
        fields: [ReportField],
        indices: [(code: String, names: LocalizedText, components: [(code: String, names: LocalizedText)])],
        commendationForms: [(code: String, names: LocalizedText)]
    ) {
        precondition(!languages.isEmpty && !calendars.isEmpty, "a pack has a language and a calendar")
        self.languages = languages
        self.units = units
        unitBook = CodeBook(
            "unit", where: "units.yaml", units.map { ($0.id.rawValue, [$0.names, $0.shortNames]) })
        self.calendars = calendars
        calendarBook = CodeBook("calendar", where: "pack.yaml", calendars.map { ($0.id.rawValue, [$0.names]) })
        self.assigners = CodeBook("assigner", where: "targets.yaml", assigners.map { ($0.id.rawValue, $0.names) })
        self.targetKinds = CodeBook(
            "target kind", where: "targets.yaml", targetKinds.map { ($0.id.rawValue, [$0.names]) })
        self.indicators = CodeBook(
            "indicator", where: "indicators/", indicators.map { ($0.id.rawValue, [$0.names]) })
        measures = Dictionary(indicators.map { ($0.id, $0.measure) }, uniquingKeysWith: { first, _ in first })
        targetRules = Dictionary(indicators.map { ($0.id, $0.rule) }, uniquingKeysWith: { first, _ in first })
        self.fields = Dictionary(fields.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        fieldBook = CodeBook("form field", where: "forms/", fields.map { ($0.code, [$0.names]) })
        self.indices = CodeBook("index", where: "indices/", indices.map { ($0.code, [$0.names]) })
        components = Dictionary(
            indices.map { index in
                (
                    index.code,
                    CodeBook(
                        "component of '\(index.code)'", where: "indices/",
                        index.components.map { ($0.code, [$0.names]) })
                )
            }, uniquingKeysWith: { first, _ in first })
        self.commendationForms = CodeBook(
            "commendation form", where: "commendations.yaml", commendationForms.map { ($0.code, [$0.names]) })
    }
}
