package import Domain

/// One pack as read and checked: every definition a workspace needs, immutable, known by the hash of its files.
package struct Pack: Sendable {
    package let id: String
    /// The hash over the names and bytes of every file of the pack: SHA-256, 64 hexadecimal digits.
    package let revision: String
    package let names: LocalizedText
    /// In order of preference; the first is the language of documents.
    package let languages: [Language]
    package let currency: Currency
    /// An IANA zone name. Times in records are local times of this zone.
    package let timeZone: String
    /// In the pack's order; the first is the default.
    package let calendars: [ReportingCalendar]
    /// By code. Empty when no indicator counts working time.
    package let workingTimes: [String: WorkingTime]
    package let units: OrgUnitTree
    /// What each `kind` of unit is called.
    package let unitKinds: [String: LocalizedText]
    /// In the pack's order.
    package let datasets: [Dataset]
    package let sources: [Source]
    package let indicators: [Indicator]
    /// What each `group` of indicators is called, where the pack says; pages show the code of one it does not name.
    package let indicatorGroups: [String: LocalizedText]
    package let goals: [Goal]
    package let assigners: [Assigner]
    package let targetKinds: [TargetKind]
    package let forms: [ReportForm]
    package let indices: [Index]
    package let commendationForms: [CommendationForm]
    package let commendationRules: [CommendationRule]
    /// `nil` where the pack does not say how the council's list is headed.
    package let commendationList: CommendationList?
    /// Review templates by file stem.
    package let reviews: [String: ReviewTemplate]
    /// On which days somebody is told of what waits for them.
    package let reminders: ReminderRule
    /// What is worth a question, in the pack's order.
    package let watchRules: [WatchRule]

    package init(
        id: String, revision: String, names: LocalizedText, languages: [Language], currency: Currency, timeZone: String,
        calendars: [ReportingCalendar], workingTimes: [String: WorkingTime], units: OrgUnitTree,
        unitKinds: [String: LocalizedText], datasets: [Dataset], sources: [Source], indicators: [Indicator],
        indicatorGroups: [String: LocalizedText] = [:],
        goals: [Goal], assigners: [Assigner], targetKinds: [TargetKind], forms: [ReportForm], indices: [Index],
        commendationForms: [CommendationForm], commendationRules: [CommendationRule] = [],
        commendationList: CommendationList? = nil, reviews: [String: ReviewTemplate],
        reminders: ReminderRule = .standard,
        watchRules: [WatchRule] = []
    ) {
        self.id = id
        self.revision = revision
        self.names = names
        self.languages = languages
        self.currency = currency
        self.timeZone = timeZone
        self.calendars = calendars
        self.workingTimes = workingTimes
        self.units = units
        self.unitKinds = unitKinds
        self.datasets = datasets
        self.sources = sources
        self.indicators = indicators
        self.indicatorGroups = indicatorGroups
        self.goals = goals
        self.assigners = assigners
        self.targetKinds = targetKinds
        self.forms = forms
        self.indices = indices
        self.commendationForms = commendationForms
        self.commendationRules = commendationRules
        self.commendationList = commendationList
        self.reviews = reviews
        self.reminders = reminders
        self.watchRules = watchRules
    }
}

extension Pack {
    package var defaultCalendar: ReportingCalendar { calendars[0] }
    package func calendar(_ id: CalendarID) -> ReportingCalendar? { calendars.first { $0.id == id } }
    package func dataset(_ id: DatasetID) -> Dataset? { datasets.first { $0.id == id } }
    package func indicator(_ id: IndicatorID) -> Indicator? { indicators.first { $0.id == id } }
    package func source(_ name: String) -> Source? { sources.first { $0.name == name } }
}
