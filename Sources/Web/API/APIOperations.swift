import Domain
import HTTPTypes
import Workspace

/// Every operation of the API. What is not here is neither answered nor described.
enum API {
    static let version = "1.0.0"

    static let operations: [APIOperation] = [
        APIOperation(
            route: .apiFigures, summary: "Figures: indicators at units in periods, each with coverage and reference.",
            parameters: [
                APIParameter(
                    name: "indicators", kind: .codes, about: "Indicator codes, with commas.", isRequired: true,
                    example: ["revenue"]),
                APIParameter(
                    name: "periods", kind: .periods,
                    about: "Periods, with commas: 2020, 2020H1, 2020M9, 2020Q2, 202006.",
                    isRequired: true, example: ["2020H1"]),
                APIParameter(
                    name: "units", kind: .codes,
                    about: "Unit codes, with commas; without it the topmost unit you may see."),
                APIParameter(
                    name: "level", kind: .whole(0...20),
                    about: "Every unit you may see on a level of the tree; the root is 0."),
                APIParameter(name: "all_units", kind: .flag, about: "Every unit you may see: true or false."),
                APIParameter(
                    name: "calendar", kind: .code, about: "A calendar of the pack; without it each indicator's own."),
                APIParameter(name: "by", kind: .code, about: "A dimension to break down by."),
                .asAt, .known, .limit, .cursor,
            ], schema: "FigureList", answer: APIAnswers.figures),
        APIOperation(
            route: .apiStanding,
            summary: "Where a unit stands: figures against targets, last year, trajectories and peers; goals and plan.",
            parameters: [
                APIParameter(
                    name: "period", kind: .period, about: "The period reviewed: 2020H1.", isRequired: true,
                    example: "2020H1"),
                .unit, .asAt, .known,
            ], schema: "Standing", answer: APIAnswers.standing),
        APIOperation(
            route: .apiIndicators, summary: "Definitions of indicators.", parameters: [.known, .limit, .cursor],
            schema: "IndicatorList", answer: APIAnswers.indicators),
        APIOperation(
            route: .apiIndicator, summary: "The definition of one indicator.",
            parameters: [
                APIParameter(
                    name: "indicator", kind: .code, about: "The indicator's code.", isRequired: true, isInPath: true,
                    example: "revenue"),
                .known,
            ], schema: "Indicator", answer: APIAnswers.indicator),
        APIOperation(
            route: .apiUnits, summary: "The units you may see, in the tree's order.",
            parameters: [.known, .limit, .cursor], schema: "UnitList", answer: APIAnswers.units),
        APIOperation(
            route: .apiTargets, summary: "Targets of the units you may see, every version of each.",
            parameters: [
                APIParameter(name: "indicator", kind: .code, about: "Only targets of this indicator."), .unit,
                APIParameter(name: "period", kind: .period, about: "Only targets of this period."), .known, .limit,
                .cursor,
            ], schema: "TargetList", answer: APIAnswers.targets),
        APIOperation(
            route: .apiPlan, summary: "The plan: task groups and the actions your units lead or support.",
            parameters: [
                .unit, APIParameter(name: "late", kind: .flag, about: "Only what is late: true or false."), .asAt,
                .known,
            ], schema: "Plan", answer: APIAnswers.plan),
        APIOperation(
            route: .apiLoads, summary: "Loads with their receipts, in the order they were made.",
            parameters: [.limit, .cursor], schema: "LoadList", answer: APIAnswers.loads),
        APIOperation(
            route: .apiTrace,
            summary: "The records behind a figure, or behind what a review quotes. Names are hidden without see_names.",
            parameters: [
                APIParameter(
                    name: "ref", kind: .reference, about: "A figure's reference, or a bookmark of a review.",
                    isRequired: true, example: "revenue/20ZZ/2020H1/calendar@2020-06-30#1"),
                .limit, .cursor,
            ], schema: "Trace", answer: APIAnswers.trace),
    ]
}

extension APIParameter {
    static let unit = APIParameter(
        name: "unit", kind: .code, about: "A unit's code; without it the topmost unit you may see.")
    static let asAt = APIParameter(
        name: "asat", kind: .day,
        about: "The last day counted, YYYY-MM-DD; without it the last day with complete records.")
    static let known = APIParameter(
        name: "known", kind: .whole(1...1_000_000_000),
        about: "The revision whose knowledge is used; without it the latest.")
    static let limit = APIParameter(
        name: "limit", kind: .whole(1...APIQuery.longest),
        about: "Members of one page, 1 to \(APIQuery.longest); \(APIQuery.defaultLimit) without it.")
    static let cursor = APIParameter(
        name: "cursor", kind: .cursor,
        about: "Where the list goes on: 'next' of the page before, with the same question.")
}

extension Route {
    static let apiFigures = Route("api-figures", .get, "/api/v1/figures", .at(.viewFigures, .anywhere))
    static let apiStanding = Route("api-standing", .get, "/api/v1/standing", .at(.viewFigures, .chosenUnit))
    static let apiIndicators = Route("api-indicators", .get, "/api/v1/indicators", .at(.viewFigures, .anywhere))
    static let apiIndicator = Route(
        "api-indicator", .get, "/api/v1/indicators/:indicator", .at(.viewFigures, .anywhere))
    static let apiUnits = Route("api-units", .get, "/api/v1/units", .at(.viewFigures, .anywhere))
    static let apiTargets = Route("api-targets", .get, "/api/v1/targets", .at(.viewFigures, .anywhere))
    static let apiPlan = Route("api-plan", .get, "/api/v1/plan", .at(.viewFigures, .chosenUnit))
    static let apiLoads = Route("api-loads", .get, "/api/v1/loads", .at(.loadRecords, .root))
    static let apiTrace = Route("api-trace", .get, "/api/v1/trace", .at(.viewRecords, .figure))
    static let apiDescription = Route("api-description", .get, "/api/v1/openapi.json", .anyone)

    static let ofAPI = API.operations.map(\.route) + [apiDescription]
}
