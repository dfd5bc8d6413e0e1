import Diagnostics
import Domain
import Foundation

extension RecordReader {
    func directive() -> Directive? {
        let code = required("code", text)
        let number = required("number", text)
        let issuer = required("issuer", text)
        let day = required("day", day)
        let title = localized("title")
        let document = optional("document", text)
        let units: [OrgUnit.ID]? = required("units") { ids($0, in: known.unitBook) }
        let due = optional("acknowledge_by", self.day)
        let actions = optional("actions", texts)
        if let day, let due, due < day {
            report(
                Diagnostic(
                    code: "due-before-issued",
                    message: "it is to be acknowledged by \(due), before it is issued on \(day)",
                    place: place("acknowledge_by"), help: "correct one of the two days"))
        }
        guard let code, let number, let issuer, let day, let title, let units else { return nil }
        guard !units.isEmpty else {
            report(.wrongShape("units", expected: "at least one unit", at: place("units")))
            return nil
        }
        return Directive(
            code: code, number: number, issuer: issuer, day: day, title: title, document: document, units: units,
            acknowledgeBy: due, actions: actions ?? [])
    }

    func acknowledgement() -> Acknowledgement? {
        let directive = parentCode("directive")
        let unit: OrgUnit.ID? = required("unit") { id($0, in: known.unitBook) }
        let day = required("day", day)
        let by = required("by", text)
        let note = optional("note", text)
        guard let directive, let unit, let day, let by else { return nil }
        return Acknowledgement(directive: directive, unit: unit, day: day, by: by, note: note)
    }

    /// A list of texts, or in a table texts divided by `;`, `,` or a new line.
    private func texts(_ field: WrittenField) -> [String]? {
        switch field.value.content {
        case .text(let text):
            return text.split(whereSeparator: { ";,".contains($0) || $0.isNewline })
                .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        case .list(let values):
            let items = values.map { text(WrittenField(name: field.name, namePlace: $0.place, value: $0)) }
            return items.contains(nil) ? nil : items.compactMap { $0 }
        case .absent, .fields:
            report(.wrongShape(field.name, expected: "a list of codes", at: field.value.place))
            return nil
        }
    }

    /// The key of a priority: `2020H2/3`.
    func priorityKey(_ field: WrittenField) -> String? {
        guard let text = text(field) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let period = Period(String(parts[0])), let order = Int(parts[1]),
            (1...999_999).contains(order)
        {
            return "\(period)/\(order)"
        }
        report(.notA("priority", text, at: field.value.place, help: "write its period and place: 2020H2/3"))
        return nil
    }
}
