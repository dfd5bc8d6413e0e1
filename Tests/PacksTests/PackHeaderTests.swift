import Diagnostics
import Domain
import Packs
import Testing

struct PackHeaderTests {
    @Test func `the small pack has no problems`() {
        #expect(SmallPack.diagnostics([:]) == [])
    }

    @Test(arguments: [
        Mistake("missing-key", in: "pack.yaml", "pack: small\n", "\n").moved(to: "«names»"),
        Mistake("bad-code", in: "pack.yaml", "pack: small", "pack: «Gói»"),
        Mistake("bad-language", in: "pack.yaml", "[vi, en]", "[vi, en, «Français»]"),
        Mistake("repeated-item", in: "pack.yaml", "[vi, en]", "[vi, en, «vi»]"),
        Mistake("unknown-key", in: "pack.yaml", "time_zone:", "«timezone»: Asia/Seoul\ntime_zone:"),
        Mistake("unknown-time-zone", in: "pack.yaml", "Asia/Ho_Chi_Minh", "«Asia/Hanoi»"),
        Mistake("bad-currency", in: "pack.yaml", "code: VND", "code: «đồng»"),
        Mistake("wrong-type", in: "pack.yaml", "scale: 0", "scale: «không»"),
        Mistake("wrong-type", in: "pack.yaml", "scale: 0", "scale: «\"0\"»"),
        Mistake("wrong-type", in: "pack.yaml", "unit: 1000000000", "unit: «0»"),
        Mistake("wrong-type", in: "pack.yaml", "month_start: {day: 1}", "month_start: {day: «29»}"),
        Mistake("wrong-type", in: "pack.yaml", "month_start: {day: 1}", "month_start: {day: 1, offset: «1»}"),
        Mistake("missing-language", in: "pack.yaml", "{vi: Gói nhỏ, en: Small pack}", "«{»vi: Gói nhỏ}"),
        Mistake("unknown-key", in: "pack.yaml", "{vi: Gói nhỏ,", "{vi: Gói nhỏ, «de»: Kleines Paket,"),
        Mistake("wrong-type", in: "pack.yaml", "[1, 2, 3, 4, 5]", "[1, 2, «8»]"),
        Mistake("repeated-item", in: "pack.yaml", "[1, 2, 3, 4, 5]", "[1, 2, «2»]"),
        Mistake("bad-hours", in: "pack.yaml", "\"07:30-11:30\"", "«\"7h30-11h30\"»"),
        Mistake("hours-overlap", in: "pack.yaml", "\"13:00-16:30\"", "«\"11:00-16:30\"»"),
        Mistake("wrong-type", in: "pack.yaml", "2020-01-01..2020-12-31", "«2020-12-31..2020-01-01»"),
        Mistake("day-not-known", in: "pack.yaml", "day: 2020-04-30", "day: «2021-04-30»"),
        Mistake("wrong-type", in: "pack.yaml", "day: 2020-04-30", "day: «2020-04-31»"),
        Mistake(
            "holiday-worked", in: "pack.yaml", "    holidays:", "    extra_working_days: [«2020-04-30»]\n    holidays:"),
        Mistake("no-file", in: "pack.yaml", "    known:", "    holidays_file: «holidays.yaml»\n    known:").without(
            "    holidays: [{day: 2020-04-30, names: {vi: Ngày Thống nhất, en: Reunification Day}}]"),
        Mistake("empty-list", in: "pack.yaml", "hours: [\"07:30-11:30\", \"13:00-16:30\"]", "hours: «[»]"),
    ])
    func `points at what is wrong in pack.yaml`(mistake: Mistake) {
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test func `reads holidays from a file of their own`() throws {
        let text = try #require(SmallPack.files["pack.yaml"])
        let line = "holidays: [{day: 2020-04-30, names: {vi: Ngày Thống nhất, en: Reunification Day}}]"
        let holidays = """
            - {day: 2020-01-01, names: {vi: Tết Dương lịch, en: New Year}}
            - {day: 2020-09-02, names: {vi: Quốc khánh, en: National Day}}
            """
        let files = SmallPack.packFiles([
            "pack.yaml": text.replacing(line, with: "holidays_file: holidays.yaml"), "holidays.yaml": holidays,
        ])
        let pack = try Pack.read(files: files)
        #expect(pack.workingTimes["office"]?.holidays.map(\.day.description) == ["2020-01-01", "2020-09-02"])
        #expect(pack.workingTimes["office"]?.secondsPerDay == 7 * 3600 + 1800)
    }
}
