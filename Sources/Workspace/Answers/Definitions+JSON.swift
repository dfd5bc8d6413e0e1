package import Domain
import Formulas
import Foundation
package import Packs
package import Registry

extension LocalizedText {
    /// `{"en": "Revenue", "vi": "Thu ngân sách"}`.
    package var json: JSON {
        .object(Dictionary(uniqueKeysWithValues: languages.map { ($0.rawValue, .text(self[$0])) }))
    }
}

extension Indicator {
    /// The definition as programs read it.
    package var json: JSON {
        .object([
            "code": .text(id.rawValue), "names": names.json, "description": description?.json ?? .null,
            "group": .text(group), "formula": .text(formulaText), "direction": .text(direction.rawValue),
            "percentage": .bool(isPercentage), "unitOfMeasure": .text(unitOfMeasure),
            "displayUnit": .decimal(displayUnit), "displayNames": displayNames.json, "decimals": .int(decimals),
            "dimensions": .array(dimensions.map(JSON.text)), "calendar": .text(calendar.rawValue),
            "headline": .bool(isHeadline),
        ])
    }

    private var unitOfMeasure: String { isPercentage ? "%" : formula.unitOfMeasure.description }
}

extension OrgUnit {
    /// The unit as programs read it.
    package var json: JSON {
        .object([
            "code": .text(id.rawValue), "names": names.json, "shortNames": shortNames.json, "kind": .text(kind),
            "parent": .optional(parent?.rawValue), "from": .optional(from), "to": .optional(to),
            "successor": .optional(successor?.rawValue),
        ])
    }
}

extension Target {
    /// The target as programs read it: one version, from the day it is valid.
    package var json: JSON {
        .object([
            "assigner": .text(assigner.rawValue), "kind": .text(targetKind.rawValue),
            "indicator": .text(indicator.rawValue), "unit": .text(unit.rawValue),
            "period": .text(period.description), "calendar": .text(calendar.rawValue),
            "validFrom": .text(validFrom.description), "value": .decimal(value),
            "document": document.map { .object(["number": .text($0.number), "issuer": .optional($0.issuer)]) } ?? .null,
            "trajectory": .text(trajectory.name), "note": .optional(note), "knownSince": .int(knownSince),
        ])
    }
}
