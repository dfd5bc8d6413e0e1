import Domain
import Documents
import Foundation
import Hummingbird
import NIOCore
import Packs
import Workspace

extension WebServer {
    func bindTargetSetting(_ book: RouteBook) {
        let limit = settings.attachmentLimitMiB
        book.on(.targetForm) { visit in
            guard let (draft, indicator) = try await visit.firstDraft() else {
                return try await visit.answer(TargetStartPage(visit).page(visit))
            }
            return try await visit.answer(TargetFormPage(draft, indicator, visit).page(visit))
        }
        book.on(.targetSet) { visit in
            let (form, uploads) = try await visit.receiveForm(limitMiB: limit)
            let sent = try SentDocument(form, uploads, visit)
            let draft = TargetDraft(form, of: visit.unit)
            guard let indicator = visit.pack.indicator(IndicatorID(draft.indicator)) else { throw WebError.forbidden }
            if form["redraw"] != nil || form["fill"] != nil {
                let filled = try await draft.filled(form["fill"], indicator, visit)
                return try await visit.answer(TargetFormPage(filled, indicator, visit, sent: sent.upload).page(visit))
            }
            do {
                let outcome = try await visit.workspace.setTarget(
                    draft, by: visit.author(), document: sent.target,
                    confirming: form["checked"].map { .code($0) } ?? .none)
                switch outcome {
                case .asked(let questions, let code):
                    let page = try await TargetFormPage(
                        draft, indicator, visit, asked: (questions, code), sent: sent.upload)
                    return try await visit.answer(page.page(visit))
                case .recorded(let revision, let targets):
                    return visit.redirect(
                        to: visit.link(to: targets[0]) + "&done=" + (revision == nil ? "target_same" : "target"))
                }
            } catch let invalid as InvalidTarget {
                let page = try await TargetFormPage(
                    draft, indicator, visit, problems: FieldProblems(invalid, visit), sent: sent.upload)
                return try await visit.answer(page.page(visit), status: .badRequest)
            }
        }
        bindHandDown(book)
        book.on(.targetsXLSX) { visit in
            try visit.demand(.viewFigures)
            let workbook = try visit.workspace.targetWorkbook(
                of: visit.unit.rawValue, in: visit.language, known: visit.choice.known)
            try visit.workspace.audit(
                "export.targets", subject: visit.unit.rawValue, by: visit.identity.account)
            return .file(
                "chi-tieu.xlsx", type: FileType.xlsx,
                body: ResponseBody(byteBuffer: try ByteBuffer(bytes: workbook.data())))
        }
    }
}

extension Visit {
    /// What the form shows first; `nil` while no indicator is chosen.
    ///
    /// - Throws: ``WebError/forbidden`` for a target that is not there, or not of this unit.
    fileprivate func firstDraft() async throws -> (TargetDraft, Indicator)? {
        if let text = query["target"] {
            guard let key = TargetSeriesKey(text), key.unit == unit, let indicator = pack.indicator(key.indicator),
                let series = try await live.targetBoard(of: unit, in: key.period, asAt: choice.asAt).series
                    .first(where: { $0.key == key })
            else { throw WebError.forbidden }
            return (TargetDraft(revising: series, indicator, self), indicator)
        }
        guard let code = query["indicator"], let indicator = pack.indicator(IndicatorID(code)) else { return nil }
        return (TargetDraft(revising: nil, indicator, self), indicator)
    }

    /// Options of a chart of cumulative values.
    func pathChart(
        label: String, _ indicator: Indicator, days: [Day],
        _ series: [(name: String, values: [Decimal?], isDashed: Bool)]
    ) throws -> String {
        let chart = Chart(
            kind: .line, title: label, valueAxis: Chart.Axis(unit: people.unit(of: indicator)),
            categories: days.map { "\($0.day)/\($0.month)" },
            series: series.map { series in
                Chart.Series(
                    name: series.name,
                    values: series.values.map { value in
                        value.map { ($0.divided(by: indicator.displayUnit) as NSDecimalNumber).doubleValue }
                    }, stroke: series.isDashed ? .dashed : .solid)
            }, format: NumberFormat(language: language, fractionDigits: 0), alternativeText: label)
        return try options(of: chart)
    }
}

extension TargetDraft {
    /// The path by hand filled in with another one, to be changed from there; as it is for `nil`.
    fileprivate func filled(_ shape: String?, _ indicator: Indicator, _ visit: Visit) async throws -> TargetDraft {
        var draft = self
        draft.trajectory = "by_hand"
        let value = visit.workspace.typedValue(value, in: scale.isEmpty ? nil : scale, of: indicator, visit.language)
        guard let shape, let period = Period(period),
            let proposals = try await visit.workspace.pathProposals(
                for: indicator, of: visit.unit, in: period, value: value),
            let values = shape == "seasonal" ? proposals.seasonal : proposals.linear
        else { return draft }
        let one = visit.workspace.typedValue("1", in: scale.isEmpty ? nil : scale, of: indicator, visit.language)
        let unit = one ?? indicator.displayUnit
        // As people read it, but for the last, which is the target to the digit.
        let format = NumberFormat(language: visit.language, fractionDigits: indicator.decimals)
        draft.points = zip(proposals.ends, values).enumerated().map { place, point in
            let text =
                place == values.count - 1
                ? visit.typed(point.1, in: unit) : format.text(point.1.divided(by: unit))
            return TargetDraft.Point(day: point.0.description, cumulative: text)
        }
        return draft
    }
}

extension TargetStartPage {
    fileprivate init(_ visit: Visit) {
        back = visit.choice.link("/targets")
        heading = visit.words["tset_new"]
        unit = visit.name(of: visit.unit)
        action = "/targets/\(visit.unit.rawValue.queryEncoded)/set"
        hidden = visit.choiceFields
        indicators = visit.pack.indicators.filter { $0.direction != .neutral }.map {
            ShownOption($0.id.rawValue, $0.names[visit.language])
        }
    }

    fileprivate func page(_ visit: Visit) -> Page {
        Page("target-start", title: heading, menu: .targets, showsChoice: false, model: self)
    }
}

extension TargetFormPage {
    fileprivate func page(_ visit: Visit) -> Page {
        Page("target-form", title: heading, menu: .targets, showsChoice: false, model: self)
    }
}
