import Diagnostics
import Domain
import Foundation
import Packs
import Testing

/// What a form says beside its fields: days, levels, ranges, checks.
struct ReportFormTests {
    private static func form(head: String = "", field: String = "", checks: String = "") -> String {
        """
        form: epidemic
        names: {vi: Phòng dịch, en: Epidemic}
        period: month
        unit_kind: branch
        \(head)
        fields:
          - {code: drivers, names: {vi: lái xe, en: drivers}, sort: flow\(field.isEmpty ? "" : ", " + field)}
          - {code: held, names: {vi: cách ly, en: held}, sort: flow}
        \(checks)
        """
    }

    private static func check(_ text: String) -> String {
        "checks:\n  - {check: \"\(text)\", message: {vi: Sai, en: Wrong}}"
    }

    @Test(arguments: [
        ("wrong-type", form(head: "due: «-1»")), ("wrong-type", form(head: "since: «2020-13-01»")),
        ("until-before-since", form(head: "since: 2020-02-01\nuntil: «2020-01-31»")),
        ("unknown-choice", form(head: "approval: [«chief»]")), ("bad-approval", form(head: "approval: [root, «unit»]")),
        ("bad-approval", form(head: "approval: [unit, «unit»]")),
        ("bad-range", form(field: "min: 5, max: «4»")), ("wrong-type", form(field: "min: «một»")),
        ("wrong-type", form(field: "required: «maybe»")),
        ("bad-range", form(field: "against_last: {more_than_percent: «-5»}")),
        ("unknown-key", form(field: "against_last: {more_than_percent: 5, «and_more»: 3}")),
        ("unknown-reported-field", form(checks: check("«helt» <= drivers"))),
        ("unknown-reported-field", form(checks: check("held <= 2 * («driver» + 1)"))),
        ("bad-check", form(checks: check("held «=» drivers"))),
        ("bad-check", form(checks: check("held <= drivers «a»nd held > 0"))),
        ("bad-check", form(checks: check("held <= «)»"))), ("bad-check", form(checks: check("held <= «1.2.3»"))),
        ("bad-check", form(checks: "checks:\n  - {check: «1 < 2», message: {vi: Sai, en: Wrong}}")),
    ])
    func `points at what is wrong`(code: String, marked: String) {
        let mistake = Mistake(Diagnostic.Code(rawValue: code), file: "forms/epidemic.yaml", marked)
        #expect(mistake.foundText == mistake.expectedText)
    }

    private static func check(reading text: String) throws -> ReportCheck {
        let pack = try Pack.read(files: SmallPack.packFiles(["forms/epidemic.yaml": form(checks: check(text))]))
        return try #require(pack.forms.first?.checks.first)
    }

    @Test(arguments: [
        ("held <= drivers", true), ("held < drivers - 8", false), ("held <= drivers - 8", true),
        ("drivers == 5 * held", true), ("drivers != 5 * held", false), ("2 + 3 * held == 8", true),
        ("(2 + 3) * held == drivers", true), ("-held + drivers >= 8", true), ("drivers - held - held > 6", false),
        ("drivers > 9.5", true),
    ])
    func `a check of ten drivers and two held holds or not, as worked out by hand`(text: String, holds: Bool) throws {
        #expect(try Self.check(reading: text).holds(["drivers": 10, "held": 2]) == holds)
    }

    @Test func `a check cannot be told while a field it reads has no value`() throws {
        let check = try Self.check(reading: "held <= drivers")
        #expect(check.holds(["drivers": 10]) == nil && check.fields == ["held", "drivers"] && !check.isQuestion)
    }

    @Test func `what is not said is any number, needed, due when the period ends, approved by the unit`() throws {
        let pack = try Pack.read(files: SmallPack.packFiles(["forms/epidemic.yaml": Self.form()]))
        let form = try #require(pack.forms.first)
        #expect(form.dueDays == 0 && form.since == nil && form.approval == [.unit] && form.checks.isEmpty)
        #expect(form.fields[0].minimum == nil && form.fields[0].maximum == nil && form.fields[0].isRequired)
        #expect(form.fields[0].jump == nil && form.fields[0].help == nil)
    }
}
