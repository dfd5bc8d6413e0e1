package import Appraisal
import Domain
import Foundation

extension Standing {
    /// As `twofold standing --format json` prints it.
    package var json: JSON {
        .object([
            "period": .text(period.description), "unit": .text(unit.rawValue), "asAt": .text(asAt.description),
            "revision": .int(revision), "indicators": .array(indicators.map(\.json)),
            "goals": .array(goals.map(\.json)),
            "plan": plan.json, "milestones": .array(milestones.map(\.json)), "commendations": commendations.json,
            "indices": .array(indices.map(\.json)),
        ])
    }
}

extension IndicatorStanding {
    fileprivate var json: JSON {
        var object: [String: JSON] = [
            "indicator": .text(figure.indicator.rawValue), "value": .optional(figure.value),
            "unitOfMeasure": .text(figure.unitOfMeasure), "preliminary": .bool(figure.isPreliminary),
            "reference": .text(figure.reference.description), "notes": .array(figure.notes.map(JSON.text)),
            "cumulative": .optional(cumulative?.value), "prior": .optional(prior?.value),
            "targets": .array(targets.map(\.json)), "rank": rank?.json ?? .null, "forecast": .null,
        ]
        if let priorAsWas { object["priorAsWas"] = .optional(priorAsWas.value) }
        switch growth {
        case .success(let growth):
            switch growth.measure {
            case .percent: object["growthPercent"] = .decimal(growth.change)
            case .percentagePoints: object["differencePoints"] = .decimal(growth.change)
            }
            object["comparedDays"] = .object([
                "this": .int(growth.comparedDays.this), "prior": .int(growth.comparedDays.prior),
            ])
        case .failure(let reason):
            object["growthPercent"] = .null
            object["growthUnknown"] = .text(String(describing: reason))
            object["comparedDays"] = .null
        }
        switch forecast {
        case .success(let forecast):
            object["forecast"] = .object([
                "value": .decimal(forecast.estimate), "low": .decimal(forecast.low), "high": .decimal(forecast.high),
                "method": .text(forecast.isEstimate ? "seasonal shares" : "actual"),
                "backtestErrorPercent": .optional(forecast.backtestErrorPercent),
                "pastYears": .array(forecast.usedYears.map(JSON.int)),
            ])
        case .failure, nil: break
        }
        return .object(object)
    }
}

extension TargetStanding {
    var json: JSON {
        var object: [String: JSON] = [
            "assigner": .text(assigner.rawValue), "kind": .text(kind.rawValue), "period": .text(period.description),
            "value": .decimal(value), "validFrom": .text(validFrom.description), "document": .optional(document),
            "cumulative": .optional(cumulative), "trajectory": .optional(planned), "shape": .text(trajectoryShape),
            "aheadBy": .optional(aheadBy), "neededPerDay": .optional(pace?.perDay), "margin": .null,
        ]
        switch outcome {
        case .attainment(let attainment):
            object["attainmentPercent"] = .decimal(attainment.percent)
            object["margin"] = .decimal(attainment.cumulative - attainment.target)
        case .ceiling(let check):
            object["met"] = .bool(check.isMet)
            object["margin"] = .decimal(check.margin)
        case .unknown(let reason):
            object["attainmentPercent"] = .null
            object["unknown"] = .text(String(describing: reason))
        }
        if let later {
            object["later"] = .object([
                "value": .decimal(later.value), "validFrom": .text(later.validFrom.description),
                "document": .optional(later.document), "attainmentPercent": .optional(later.attainmentPercent),
            ])
        }
        return .object(object)
    }
}

extension RankStanding {
    fileprivate var json: JSON {
        .object(["place": .int(place), "of": .int(of), "set": .text(set), "tiedWith": .int(tiedWith)])
    }
}

extension GoalStanding {
    fileprivate var json: JSON {
        .object([
            "code": .text(code), "state": .text(state.verdict.rawValue),
            "binding": .optional(state.binding?.member.code),
            "members": .array(
                state.parts.map { part in
                    .object([
                        "code": .text(part.member.code), "half": .optional(part.member.half),
                        "indicator": .text(part.member.indicator.rawValue),
                        "reading": .text(part.member.reading), "state": .text(part.verdict.rawValue),
                        "value": .optional(part.value), "comparator": .text(part.condition.comparator.rawValue),
                        "threshold": .decimal(part.condition.threshold), "margin": .optional(part.margin),
                    ])
                }),
        ])
    }
}

extension PlanStanding {
    package var json: JSON {
        .object([
            "taskGroups": .int(groups.count), "actions": .int(items.count),
            "byState": .object(
                Dictionary(uniqueKeysWithValues: ActionState.allCases.map { ($0.rawValue, .int(summary[$0])) })),
            "late": .array(late.map(\.json)),
            "groups": .array(
                groups.map { group in
                    .object([
                        "code": .text(group.code), "title": .text(group.title[.vietnamese]),
                        "resolution": .text(group.resolution), "actions": .array(group.items.map(\.json)),
                    ])
                }),
        ])
    }
}

extension PlanStanding.Item {
    package var json: JSON {
        .object([
            "code": .text(code), "title": .text(title[.vietnamese]), "leadUnit": .text(leadUnit.rawValue),
            "supportingUnits": .array(supportingUnits.map { .text($0.rawValue) }), "deadline": .optional(deadline),
            "state": .text(standing.state.rawValue), "daysLate": .int(standing.daysLate),
            "doneOn": .optional(standing.doneOn), "sentence": .optional(sentence), "evidence": .optional(evidence),
            "reason": .optional(reason), "indicators": .array(indicators.map { .text($0.rawValue) }),
        ])
    }
}

extension MilestoneStanding {
    fileprivate var json: JSON {
        .object([
            "code": .text(code), "title": .text(title[.vietnamese]), "due": .text(due.description),
            "units": .int(units.count), "reached": .int(reached.count), "reachedInTime": .int(reachedInTime),
            "missed": .array(missed.map { .text($0.rawValue) }),
        ])
    }
}

extension CommendationCount {
    fileprivate var json: JSON {
        .object([
            "collectives": .int(collectives), "individuals": .int(individuals),
            "byForm": .object(
                byForm.mapValues { .object(["collectives": .int($0[0]), "individuals": .int($0[1])]) }),
        ])
    }
}

extension IndexStanding {
    fileprivate var json: JSON {
        .object([
            "code": .text(code), "year": .int(year), "rank": .optional(rank), "of": .optional(of),
            "consecutiveYears": .optional(streak?.years),
        ])
    }
}
