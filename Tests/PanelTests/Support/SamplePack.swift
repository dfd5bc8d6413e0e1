import Diagnostics
import Domain
import Formulas
import Foundation
import Packs

/// A small department: 20ZZ with the branches 20CD, 20CE and 20CF; 20CD closed on 30 September 2019 into 20CF.
struct SampleIndicator {
    let id: IndicatorID
    let formula: String
    var options = FormulaOptions()
    var isPercentage = false
    var dimensions: [String] = []
    var calendar: CalendarID = "calendar"

    init(
        _ id: IndicatorID, _ formula: String, options: FormulaOptions = FormulaOptions(), isPercentage: Bool = false,
        by dimensions: [String] = [], calendar: CalendarID = "calendar"
    ) {
        self.id = id
        self.formula = formula
        self.options = options
        self.isPercentage = isPercentage
        self.dimensions = dimensions
        self.calendar = calendar
    }
}

func samplePack(
    _ indicators: [SampleIndicator], units: OrgUnitTree? = nil, forms: [ReportForm] = []
) throws -> Pack {
    let reported = forms.flatMap(\.fields).map {
        ($0.code, UnitOfMeasure(base: UnitOfMeasure.Base(rawValue: $0.unitOfMeasure)))
    }
    let definitions = indicators.map { indicator in
        let origin = SourceOrigin(file: "\(indicator.id).yaml")
        return (
            indicator.id,
            IndicatorDefinition(formula: indicator.formula, origin: origin, options: indicator.options)
        )
    }
    let schema = FormulaSchema(
        datasets: [declarationSchema, paymentSchema],
        indicators: Dictionary(uniqueKeysWithValues: definitions), reported: Dictionary(uniqueKeysWithValues: reported))
    let checked = try CheckedIndicators(checking: schema)
    return Pack(
        id: "sample", revision: "", names: name("Sample"), languages: [.vietnamese, .english],
        currency: Currency(
            code: "VND", scale: 0, names: name("đồng"), displayUnit: 1_000_000_000, displayNames: name("tỷ đồng")),
        timeZone: "Asia/Ho_Chi_Minh", calendars: sampleCalendars, workingTimes: ["office": officeHours],
        units: try units ?? sampleUnits(), unitKinds: [:], datasets: [declarations, payments], sources: [],
        indicators: indicators.map { indicator in
            Indicator(
                id: indicator.id, names: name("\(indicator.id)"), description: nil, group: "all",
                formula: checked[indicator.id]!, formulaText: indicator.formula, direction: .neutral,
                isPercentage: indicator.isPercentage, displayUnit: 1, displayNames: name(""), decimals: 0,
                dimensions: indicator.dimensions, calendar: indicator.calendar, isHeadline: false)
        },
        goals: [], assigners: [], targetKinds: [], forms: forms, indices: [], commendationForms: [], reviews: [:])
}

func sampleUnits() throws -> OrgUnitTree {
    try OrgUnitTree([
        OrgUnit(id: "20ZZ", names: name("Department"), parent: nil, kind: "department"),
        OrgUnit(
            id: "20CD", names: name("CD"), parent: "20ZZ", to: day("2019-09-30"), successor: "20CF", kind: "branch"),
        OrgUnit(id: "20CE", names: name("CE"), parent: "20ZZ", kind: "branch"),
        OrgUnit(id: "20CF", names: name("CF"), parent: "20ZZ", kind: "branch"),
    ])
}

let sampleCalendars = [
    ReportingCalendar(id: "calendar", names: name("Calendar"), monthStartDay: 1, monthOffset: 0)!,
    ReportingCalendar(id: "administrative", names: name("Administrative"), monthStartDay: 15, monthOffset: -1)!,
]

/// Monday to Friday, 07:30–11:30 and 13:00–17:00 (8 hours). 30 April and 1 May 2020 are free, Saturday 9 May 2020 is worked.
let officeHours = WorkingTime(
    code: "office", names: name("Office"), weekdays: [1, 2, 3, 4, 5],
    hours: [WorkingTime.Hours(from: 27_000, to: 41_400), WorkingTime.Hours(from: 46_800, to: 61_200)],
    holidays: ["2020-04-30", "2020-05-01"].map { WorkingTime.Holiday(day: day($0), names: name("Holiday")) },
    extraWorkingDays: [day("2020-05-09")], known: span("2019-01-01..2020-12-31"))

func name(_ text: String) -> LocalizedText { LocalizedText(text, in: .english) }

func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

func span(_ text: String) -> DaySpan {
    guard let span = DaySpan(text) else { preconditionFailure("\(text) is not a span") }
    return span
}

func period(_ text: String) -> Period {
    guard let period = Period(text) else { preconditionFailure("\(text) is not a period") }
    return period
}
