/// The identifier of one kind of thing: an `OrgUnit.ID` cannot be passed for an `Indicator.ID`.
package struct Identifier<Entity>: RawRepresentable, Hashable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral, Comparable
{
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }

    package var description: String { rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Names for identifiers whose entity lives in a higher room, so that lower rooms can speak of them.
package enum IndicatorEntity {}
package enum DatasetEntity {}
package enum TargetKindEntity {}
package enum AssignerEntity {}
package enum CalendarEntity {}
package typealias IndicatorID = Identifier<IndicatorEntity>
package typealias DatasetID = Identifier<DatasetEntity>
package typealias TargetKindID = Identifier<TargetKindEntity>
package typealias AssignerID = Identifier<AssignerEntity>
package typealias CalendarID = Identifier<CalendarEntity>
