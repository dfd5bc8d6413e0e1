import Workspace

/// The shapes of answers, as JSON Schema. Every member is always there; what is not known is null.
enum APISchemas {
    static let all: [String: JSON] = [
        "Problem": object(
            [
                "type": text, "title": text, "status": whole, "code": text, "detail": text,
            ], optional: ["instance": text]),
        "Figure": figure, "FigureList": list(of: "Figure"),
        "Standing": object([
            "period": text, "unit": text, "asAt": day, "revision": whole,
            "indicators": array(reference("IndicatorStanding")), "goals": array(goal), "plan": reference("Plan"),
            "milestones": array(milestone),
            "commendations": object([
                "collectives": whole, "individuals": whole,
                "byForm": map(object(["collectives": whole, "individuals": whole])),
            ]),
            "indices": array(
                object([
                    "code": text, "year": whole, "rank": nullable(whole), "of": nullable(whole),
                    "consecutiveYears": nullable(whole),
                ])),
        ]),
        "IndicatorStanding": indicatorStanding, "TargetStanding": targetStanding,
        "Indicator": object([
            "code": text, "names": names, "description": nullable(names), "group": text, "formula": text,
            "direction": ["type": "string", "enum": ["higher", "lower", "neutral"]], "percentage": flag,
            "unitOfMeasure": text, "displayUnit": number, "displayNames": names, "decimals": whole,
            "dimensions": array(text), "calendar": text, "headline": flag,
        ]),
        "IndicatorList": list(of: "Indicator"),
        "Unit": object([
            "code": text, "names": names, "shortNames": names, "kind": text, "parent": nullable(text),
            "from": nullable(day), "to": nullable(day), "successor": nullable(text),
        ]),
        "UnitList": list(of: "Unit"),
        "Target": object([
            "assigner": text, "kind": text, "indicator": text, "unit": text, "period": text, "calendar": text,
            "validFrom": day, "value": number,
            "document": nullable(object(["number": text, "issuer": nullable(text)])),
            "trajectory": text, "note": nullable(text), "knownSince": whole,
        ]),
        "TargetList": list(of: "Target"),
        "Plan": object([
            "taskGroups": whole, "actions": whole, "byState": map(whole), "late": array(reference("Action")),
            "groups": array(
                object(["code": text, "title": text, "resolution": text, "actions": array(reference("Action"))])),
        ]),
        "Action": object([
            "code": text, "title": text, "leadUnit": text, "supportingUnits": array(text), "deadline": nullable(day),
            "state": text, "daysLate": whole, "doneOn": nullable(day), "sentence": nullable(text),
            "evidence": nullable(text), "reason": nullable(text), "indicators": array(text),
        ]),
        "Load": load, "LoadList": list(of: "Load"), "Trace": trace,
    ]

    // MARK: - Figures and standing

    private static let figure = object([
        "indicator": text, "unit": text, "period": text, "calendar": text, "from": day, "to": day, "asAt": day,
        "by": nullable(object(["dimension": text, "member": nullable(text)])), "value": nullable(number),
        "numerator": nullable(number), "denominator": nullable(number), "records": whole, "unitOfMeasure": text,
        "preliminary": flag,
        "coverage": object([
            "state": ["type": "string", "enum": ["none", "partial", "complete"]], "coveredDays": whole, "days": whole,
        ]),
        "historySince": nullable(day), "notes": array(text), "revision": whole, "reference": text,
    ])

    private static let indicatorStanding = object(
        [
            "indicator": text, "value": nullable(number), "unitOfMeasure": text, "preliminary": flag,
            "reference": text, "notes": array(text), "cumulative": nullable(number), "prior": nullable(number),
            "targets": array(reference("TargetStanding")),
            "rank": nullable(object(["place": whole, "of": whole, "set": text, "tiedWith": whole])),
            "forecast": nullable(
                object([
                    "value": number, "low": number, "high": number, "method": text,
                    "backtestErrorPercent": nullable(number), "pastYears": array(whole),
                ])), "comparedDays": nullable(object(["this": whole, "prior": whole])),
        ],
        // Growth is a percentage, or percentage points of a rate; why it is not known stands beside a null.
        optional: [
            "priorAsWas": nullable(number), "growthPercent": nullable(number), "differencePoints": number,
            "growthUnknown": text,
        ])

    private static let targetStanding = object(
        [
            "assigner": text, "kind": text, "period": text, "value": number, "validFrom": day,
            "document": nullable(text), "cumulative": nullable(number), "trajectory": nullable(number), "shape": text,
            "aheadBy": nullable(number), "neededPerDay": nullable(number), "margin": nullable(number),
        ],
        // A percentage of a target, met or not of a ceiling, or why neither can be told.
        optional: [
            "attainmentPercent": nullable(number), "met": flag, "unknown": text,
            "later": object([
                "value": number, "validFrom": day, "document": nullable(text), "attainmentPercent": nullable(number),
            ]),
        ])

    private static let goal = object([
        "code": text, "state": ["type": "string", "enum": ["holds", "broken", "unknown"]], "binding": nullable(text),
        "members": array(
            object([
                "code": text, "half": nullable(text), "indicator": text, "reading": text, "state": text,
                "value": nullable(number), "comparator": text, "threshold": number, "margin": nullable(number),
            ])),
    ])

    private static let milestone = object([
        "code": text, "title": text, "due": day, "units": whole, "reached": whole, "reachedInTime": whole,
        "missed": array(text),
    ])

    // MARK: - Records

    private static let load = object(
        [
            "number": whole, "header": array(text),
            "receipt": [
                "type": "object",
                "description": "read = new + changed + unchanged + superseded + stale + refused",
                "required": [
                    "dataset", "source", "file", "sha256", "sizeBytes", "loadedAt", "read", "new", "changed",
                    "unchanged", "superseded", "stale", "refused", "removed", "amounts", "coverage", "warnings",
                ],
                "properties": [
                    "dataset": text, "source": text, "file": text, "sha256": text, "sizeBytes": whole,
                    "loadedAt": ["type": "string", "format": "date-time"], "read": whole, "new": whole,
                    "changed": whole, "unchanged": whole, "superseded": whole, "stale": whole, "refused": whole,
                    "removed": whole, "amounts": array(object(["column": text, "change": text])),
                    "coverage": array(object(["unit": text, "span": object(["from": day, "to": day])])),
                ],
            ],
        ], optional: ["takenBackAt": ["type": "string", "format": "date-time"]])

    private static let trace: JSON = [
        "oneOf": [
            object([
                "reference": text, "figure": reference("Figure"), "next": nullable(text),
                "atoms": array(
                    object([
                        "role": text, "atom": text, "dataset": text, "total": nullable(number), "records": whole,
                        "rows": array(map(nullable(text))),
                    ])),
            ]),
            object(["reference": text, "records": text, "rows": array(map(text)), "next": nullable(text)]),
        ]
    ]

    // MARK: - Parts

    private static let text: JSON = ["type": "string"]
    private static let whole: JSON = ["type": "integer"]
    private static let number: JSON = ["type": "number"]
    private static let flag: JSON = ["type": "boolean"]
    private static let day: JSON = ["type": "string", "format": "date"]
    /// A text in each language of the pack.
    private static let names: JSON = map(text)

    private static func reference(_ name: String) -> JSON { ["$ref": .text("#/components/schemas/\(name)")] }
    private static func array(_ items: JSON) -> JSON { ["type": "array", "items": items] }
    private static func map(_ values: JSON) -> JSON { ["type": "object", "additionalProperties": values] }
    private static func nullable(_ schema: JSON) -> JSON { ["anyOf": [schema, ["type": "null"]]] }
    private static func object(_ members: [String: JSON], optional: [String: JSON] = [:]) -> JSON {
        [
            "type": "object", "properties": .object(members.merging(optional) { $1 }),
            "required": .array(members.keys.sorted().map(JSON.text)), "additionalProperties": false,
        ]
    }
    private static func list(of name: String) -> JSON {
        object(["items": array(reference(name)), "next": nullable(text), "revision": whole])
    }
}
