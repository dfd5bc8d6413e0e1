package import Domain
package import Foundation

/// The value to reach: assigner × indicator × unit × period × kind, with the document that set it.
///
/// A target that moves within the year is a second record with a later `validFrom`; both stay.
package struct Target: LivingRecord {
    package static let kind = RecordKind.target

    package let assigner: AssignerID
    package let targetKind: TargetKindID
    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    package let period: Period
    package let calendar: CalendarID
    /// The first day on which it is the target.
    package let validFrom: Day
    /// In the indicator's base unit: đồng, not tỷ đồng.
    package let value: Decimal
    package let document: DocumentReference?
    /// The attachment that holds the document: 16 hexadecimal digits.
    package let file: String?
    package let trajectory: Trajectory
    package let note: String?
    /// The workspace revision that brought this version; 0 while it is not yet recorded.
    package let knownSince: Int

    package init(
        assigner: AssignerID, targetKind: TargetKindID, indicator: IndicatorID, unit: OrgUnit.ID, period: Period,
        calendar: CalendarID, validFrom: Day, value: Decimal, document: DocumentReference? = nil,
        file: String? = nil, trajectory: Trajectory = .linear, note: String? = nil, knownSince: Int = 0
    ) {
        self.assigner = assigner
        self.targetKind = targetKind
        self.indicator = indicator
        self.unit = unit
        self.period = period
        self.calendar = calendar
        self.validFrom = validFrom
        self.value = value
        self.document = document
        self.file = file
        self.trajectory = trajectory
        self.note = note
        self.knownSince = knownSince
    }

    /// What all versions of one target share.
    package struct Series: Hashable, Sendable {
        package let assigner: AssignerID
        package let targetKind: TargetKindID
        package let indicator: IndicatorID
        package let unit: OrgUnit.ID
        package let period: Period
        package let calendar: CalendarID
    }

    package var series: Series {
        Series(
            assigner: assigner, targetKind: targetKind, indicator: indicator, unit: unit, period: period,
            calendar: calendar)
    }
}

extension Target.Series: CustomStringConvertible {
    /// `MOF~estimate~revenue~20ZZ~2020~calendar`.
    package var description: String {
        [
            assigner.rawValue, targetKind.rawValue, indicator.rawValue, unit.rawValue, period.description,
            calendar.rawValue,
        ]
        .joined(separator: "~")
    }

    /// - Returns: `nil` for what ``description`` did not write.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, !parts.contains(""), let period = Period(parts[4]) else { return nil }
        self.init(
            assigner: AssignerID(parts[0]), targetKind: TargetKindID(parts[1]), indicator: IndicatorID(parts[2]),
            unit: OrgUnit.ID(parts[3]), period: period, calendar: CalendarID(parts[5]))
    }
}

extension StoredFields {
    func series(_ column: String) throws -> [Target.Series] {
        let texts: [String] = try json(column)
        return try texts.map { text in
            guard let series = Target.Series(text) else {
                throw RegistryError.damaged(table: kind.rawValue, column: column)
            }
            return series
        }
    }
}

extension Target {
    package var summary: String {
        "\(assigner) \(targetKind): \(indicator) of \(unit) in \(period), \(value.exactText) from \(validFrom)"
    }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "assigner": .of(assigner), "kind": .of(targetKind), "indicator": .of(indicator), "unit": .of(unit),
                "period": .of(period), "calendar": .of(calendar), "valid_from": .of(validFrom), "value": .of(value),
                "document_number": .of(document?.number), "document_issuer": .of(document?.issuer),
                "document_day": .of(document?.day), "trajectory": .of(trajectory.name),
                "points": .json(trajectory.points.map { [$0.day.description, $0.cumulative.exactText] }),
                "note": .of(note), "document_file": .of(file),
            ])
    }

    package init(_ stored: StoredFields) throws {
        let texts: [[String]] = try stored.json("points")
        let points = try texts.map { pair in
            guard pair.count == 2, let day = Day(pair[0]), let value = Decimal(exact: pair[1]) else {
                throw RegistryError.damaged(table: Self.kind.rawValue, column: "points")
            }
            return Trajectory.Point(day: day, cumulative: value)
        }
        let trajectory: Trajectory =
            switch try stored.text("trajectory") {
            case "linear": .linear
            case "seasonal": .seasonal
            case "by_hand": .byHand(points)
            default: throw RegistryError.damaged(table: Self.kind.rawValue, column: "trajectory")
            }
        self.init(
            assigner: try stored.id("assigner"), targetKind: try stored.id("kind"),
            indicator: try stored.id("indicator"), unit: try stored.id("unit"), period: try stored.period("period"),
            calendar: try stored.id("calendar"), validFrom: try stored.day("valid_from"),
            value: try stored.decimal("value"), document: try stored.document(),
            file: try stored.optionalText("document_file"), trajectory: trajectory,
            note: try stored.optionalText("note"),
            knownSince: stored["known_since"] == .absent ? 0 : try stored.integer("known_since"))
    }
}

extension StoredFields {
    /// The document in `document_number`, `document_issuer`, `document_day`, or in columns with another prefix.
    func document(_ prefix: String = "document") throws -> DocumentReference? {
        guard let number = try optionalText(prefix + "_number") else { return nil }
        return DocumentReference(
            number: number, issuer: try optionalText(prefix + "_issuer"), day: try optionalDay(prefix + "_day"))
    }
}
