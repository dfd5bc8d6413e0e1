package import Domain
import Foundation

extension Figure {
    /// As `twofold figures --format json` prints it.
    package var json: JSON {
        .object([
            "indicator": .text(indicator.rawValue), "unit": .text(unit.rawValue), "period": .text(period.description),
            "calendar": .text(calendar.rawValue), "from": .text(span.from.description),
            "to": .text(span.to.description),
            "asAt": .text(asAt.description),
            "by": by.map { .object(["dimension": .text($0.dimension), "member": .optional($0.member)]) } ?? .null,
            "value": .optional(value), "numerator": .optional(numerator), "denominator": .optional(denominator),
            "records": .int(records), "unitOfMeasure": .text(unitOfMeasure), "preliminary": .bool(isPreliminary),
            "coverage": .object([
                "state": .text(coverage.state.rawValue), "coveredDays": .int(coverage.coveredDays),
                "days": .int(coverage.days),
            ]),
            "historySince": .optional(historySince), "notes": .array(notes.map(JSON.text)), "revision": .int(revision),
            "reference": .text(reference.description),
        ])
    }

    /// The columns of `--format csv`, in order.
    package static let csvHeader = [
        "indicator", "unit", "period", "calendar", "from", "to", "as_at", "dimension", "member", "value", "numerator",
        "denominator", "records", "unit_of_measure", "preliminary", "coverage", "revision", "reference",
    ]

    package var csvCells: [String] {
        [
            indicator.rawValue, unit.rawValue, period.description, calendar.rawValue, span.from.description,
            span.to.description, asAt.description, by?.dimension ?? "", by?.member ?? "", value?.description ?? "",
            numerator?.description ?? "", denominator?.description ?? "", String(records), unitOfMeasure,
            String(isPreliminary), coverage.state.rawValue, String(revision), reference.description,
        ]
    }
}
