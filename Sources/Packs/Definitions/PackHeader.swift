import Diagnostics
import Domain
import Foundation

/// What pack.yaml says: who the pack is, its languages, money and days. The rest of the pack is read with it at hand.
struct PackHeader {
    let id: String
    let names: LocalizedText
    let timeZone: String
    let currency: Currency
    let calendars: [ReportingCalendar]
    let workingTimes: [String: WorkingTime]
    let indicatorGroups: [String: LocalizedText]

    static let path = "pack.yaml"

    /// Fills the context's languages, currency and calendars even where the whole header cannot be used.
    static func read(_ context: PackContext) -> PackHeader? {
        guard context.files.bytes[path] != nil else {
            context.log.report(.noPackFile(context.files.shown(path)))
            return nil
        }
        return context.root(of: path)?.group("pack.yaml") { group in
            context.languages = group.required("languages").flatMap(readLanguages) ?? []
            let id = group.required("pack")?.code(.fileName)
            let names = group.names(context)
            let currency = group.required("currency").flatMap { Currency.read($0, context) }
            if let currency { context.currency = currency }
            let timeZone = group.required("time_zone").flatMap(readTimeZone)
            let calendars =
                group.required("calendars")?.list(of: "calendars")?.compactMap { ReportingCalendar.read($0, context) }
                ?? []
            context.defaultCalendar = calendars.first?.id
            let workingTimes =
                group.optional("working_times")?.list(of: "working times", canBeEmpty: true)?
                .compactMap { WorkingTime.read($0, context) } ?? []
            let groups = group.optional("indicator_groups").map { readGroups($0, context) } ?? [:]
            guard let id, let names, let currency, let timeZone, !calendars.isEmpty else { return nil }
            return PackHeader(
                id: id, names: names, timeZone: timeZone, currency: currency, calendars: calendars,
                workingTimes: Dictionary(workingTimes.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }),
                indicatorGroups: groups)
        }
    }

    private static func readGroups(_ value: YAMLValue, _ context: PackContext) -> [String: LocalizedText] {
        var groups: [String: LocalizedText] = [:]
        for (key, names) in value.entries(of: "groups of indicators") ?? [] {
            if let code = key.code() { groups[code] = names.localized(context) }
        }
        return groups
    }

    private static func readLanguages(_ value: YAMLValue) -> [Language]? {
        guard let items = value.list(of: "languages") else { return nil }
        var languages: [Language] = []
        for item in items {
            guard let tag = item.text("a language tag") else { continue }
            let language = Language(rawValue: tag)
            if !(2...3).contains(tag.utf8.count) || !tag.utf8.allSatisfy({ (97...122).contains($0) }) {
                item.report("bad-language", "'\(tag)' is not a language tag", help: "use two small letters: 'vi', 'en'")
            } else if languages.contains(language) {
                item.report("repeated-item", "the language '\(tag)' stands twice", help: "remove one of them")
            } else {
                languages.append(language)
            }
        }
        return languages
    }

    private static func readTimeZone(_ value: YAMLValue) -> String? {
        guard let name = value.text("a time zone") else { return nil }
        guard name.contains("/") || name == "UTC", TimeZone(identifier: name) != nil else {
            let near = didYouMean(name, among: TimeZone.knownTimeZoneIdentifiers).map { "did you mean '\($0)'?" }
            value.report(
                "unknown-time-zone", "'\(name)' is not a time zone",
                help: near ?? "use an IANA name: 'Asia/Ho_Chi_Minh'")
            return nil
        }
        return name
    }
}

extension Diagnostic {
    fileprivate static func noPackFile(_ file: String) -> Self {
        Diagnostic(
            code: "no-pack", message: "the pack has no pack.yaml", place: .whole(file: file),
            help: "write it, or give the folder that holds it")
    }
}
