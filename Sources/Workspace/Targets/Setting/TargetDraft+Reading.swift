import Appraisal
import Diagnostics
import Domain
import Foundation
import Formulas
import Packs
import Registry

/// Reads drafts against a pack: collects every problem on the way.
struct TargetReader {
    let pack: Pack
    let author: TargetAuthor
    private(set) var problems: [TargetProblem] = []
    private(set) var indicator: Indicator?

    init(_ pack: Pack, _ author: TargetAuthor) {
        self.pack = pack
        self.author = author
    }

    /// - Throws: ``InvalidTarget`` with all problems.
    static func target(_ draft: TargetDraft, _ pack: Pack, _ author: TargetAuthor) throws(InvalidTarget) -> Target {
        var reader = TargetReader(pack, author)
        let target = reader.read(draft)
        guard let target, reader.problems.isEmpty else {
            throw InvalidTarget(problems: reader.problems, indicator: reader.indicator)
        }
        return target
    }

    private mutating func read(_ draft: TargetDraft) -> Target? {
        let indicator = code(draft.indicator, .indicator, among: pack.indicators.map(\.id.rawValue))
            .flatMap { pack.indicator(IndicatorID($0)) }
        self.indicator = indicator
        let unit = code(draft.unit, .unit, among: pack.units.units.map(\.id.rawValue)).map { OrgUnit.ID($0) }
        let assigner = assigner(draft.assigner)
        let kind = code(draft.kind, .kind, among: pack.targetKinds.map(\.id.rawValue)).map { TargetKindID($0) }
        let period = period(draft.period)
        let calendar = indicator.flatMap { pack.calendar($0.calendar) }
        var amount: Decimal?
        if let indicator {
            amount = value(draft.value, draft.scale, of: indicator, .value)
        } else if draft.value.isEmpty {
            report(.value, .missing)
        }
        let validFrom = day(draft.validFrom, .validFrom)
        let document = document(draft.document)
        guard let indicator, let unit, let period, let calendar else { return nil }
        let span = calendar.days(of: period)
        if let there = pack.units[unit], !there.exists(within: span) { report(.unit, .unitNotThere(period)) }
        let trajectory = trajectory(draft, indicator, span, target: amount)
        guard let assigner, let kind, let amount, let validFrom, let trajectory else { return nil }
        return Target(
            assigner: assigner, targetKind: kind, indicator: indicator.id, unit: unit, period: period,
            calendar: calendar.id, validFrom: validFrom, value: amount, document: document, file: draft.document.file,
            trajectory: trajectory, note: draft.note.isEmpty ? nil : draft.note)
    }

    mutating func report(_ field: TargetProblem.Field, _ reason: TargetProblem.Reason) {
        problems.append(TargetProblem(field, reason))
    }

    // MARK: Codes and days

    private mutating func code(_ text: String, _ field: TargetProblem.Field, among codes: [String]) -> String? {
        if codes.contains(text) { return text }
        report(field, text.isEmpty ? .missing : .unknown(text, near: didYouMean(text, among: codes)))
        return nil
    }

    private mutating func assigner(_ text: String) -> AssignerID? {
        guard let code = code(text, .assigner, among: pack.assigners.map(\.id.rawValue)) else { return nil }
        let assigner = pack.assigners.first { $0.id.rawValue == code }
        if let unit = assigner?.unit, !author.plans(for: unit) {
            report(.assigner, .spokenForBy(unit))
            return nil
        }
        return assigner?.id
    }

    mutating func period(_ text: String) -> Period? {
        if let period = Period(text) { return period }
        report(.period, text.isEmpty ? .missing : .notAPeriod(text))
        return nil
    }

    mutating func day(_ text: String, _ field: TargetProblem.Field) -> Day? {
        if let day = Day(typed: text) { return day }
        report(field, text.isEmpty ? .missing : .notADay(text))
        return nil
    }

    mutating func document(_ draft: DocumentDraft) -> DocumentReference? {
        let day = draft.day.isEmpty ? nil : day(draft.day, .documentDay)
        guard !draft.number.isEmpty else {
            if !draft.issuer.isEmpty || !draft.day.isEmpty || draft.file != nil {
                report(.documentNumber, .documentWithoutNumber)
            }
            return nil
        }
        return DocumentReference(number: draft.number, issuer: draft.issuer.isEmpty ? nil : draft.issuer, day: day)
    }

    // MARK: Values

    private func amount(_ text: String, _ scale: String, of indicator: Indicator) -> Result<
        Decimal, TypedAmount.Problem
    > {
        Result { () throws(TypedAmount.Problem) in
            try TypedAmount(
                text, unit: scale.isEmpty ? nil : scale, of: pack.measure(of: indicator),
                numbers: author.language == .vietnamese ? .vietnamese : .plain
            ).value
        }
    }

    mutating func value(
        _ text: String, _ scale: String, of indicator: Indicator, _ field: TargetProblem.Field
    ) -> Decimal? {
        guard !text.isEmpty else {
            report(field, .missing)
            return nil
        }
        switch amount(text, scale, of: indicator) {
        case .success(let value):
            if !pack.targetRule(of: indicator).allows(value) { report(field, .notPositive) }
            return value
        case .failure(let problem):
            report(field, .amount(problem))
            return nil
        }
    }

    // MARK: Paths

    private mutating func trajectory(
        _ draft: TargetDraft, _ indicator: Indicator, _ span: DaySpan, target: Decimal?
    ) -> Registry.Trajectory? {
        guard let shape = shape(draft.trajectory, indicator) else { return nil }
        guard case .byHand = shape else { return shape }
        var points: [Registry.Trajectory.Point] = []
        let before = problems.count
        for (place, point) in draft.points.enumerated() where !point.cumulative.isEmpty {
            guard let day = day(point.day, .point(place)) else { continue }
            guard let value = value(point.cumulative, draft.scale, ofPoint: place, indicator) else { continue }
            if !span.contains(day) { report(.point(place), .pointOutside(day, span)) }
            if let last = points.last, day <= last.day { report(.point(place), .pointsOutOfOrder(day)) }
            points.append(Registry.Trajectory.Point(day: day, cumulative: value))
        }
        guard problems.count == before else { return nil }
        guard let last = points.last else {
            report(.trajectory, .pathWithoutPoints)
            return nil
        }
        let path = Registry.Trajectory.byHand(points)
        if let target, !path.ends(at: target, on: span.to) {
            let reached = last.day == span.to ? last.cumulative : nil
            let place = draft.points.lastIndex { Day(typed: $0.day) == span.to }
            report(
                place.map { .point($0) } ?? .trajectory, .endsElsewhere(span.to, reached: reached, wanted: target))
        }
        return path
    }

    private mutating func value(
        _ text: String, _ scale: String, ofPoint place: Int, _ indicator: Indicator
    ) -> Decimal? {
        switch amount(text, scale, of: indicator) {
        case .success(let value):
            if value < 0 { report(.point(place), .notPositive) }
            return value
        case .failure(let problem):
            report(.point(place), .amount(problem))
            return nil
        }
    }

    /// - Returns: For a path by hand, one without its points.
    mutating func shape(_ text: String, _ indicator: Indicator) -> Registry.Trajectory? {
        switch text {
        case "", "linear": return .linear
        case "seasonal", "by_hand":
            guard indicator.formula.addsUp else {
                report(.trajectory, .noPath)
                return nil
            }
            return text == "seasonal" ? .seasonal : .byHand([])
        default:
            report(.trajectory, .unknown(text, near: didYouMean(text, among: ["linear", "seasonal", "by_hand"])))
            return nil
        }
    }
}

extension Day {
    /// `2020-06-30`, `30/6/2020`.
    package init?(typed text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 3, parts[2].count == 4, let year = Int(parts[2]), let month = Int(parts[1]),
            let day = Int(parts[0])
        {
            self.init(year: year, month: month, day: day)
        } else {
            self.init(text)
        }
    }
}
