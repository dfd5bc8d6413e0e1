import Domain
import Foundation
import Packs
import Workspace

/// One record behind a figure: how it counts, and every version the lake holds of it.
struct RecordPage: Sendable {
    struct Field: Sendable {
        let term: String
        let text: String
    }
    struct Version: Sendable {
        let when: String
        let file: String
        let line: String
        let state: String
        let day: String
        let unit: String
        let changes: [Change]
        let isLater: Bool
    }
    struct Change: Sendable {
        let term: String
        let before: String
        let after: String
    }
    let heading: String
    let subtitle: String
    let backHref: String
    let contribution: String
    let fields: [Field]
    let versions: [Version]
    let masked: String?

    init(_ visit: Visit) async throws {
        guard case .figure(let reference) = try visit.reference else { throw WebError.notFound }
        try visit.demand(.viewFigures)
        let words = visit.words
        let part = visit.query["part"].flatMap { Int($0) } ?? 0
        let account = try await visit.workspace.record(
            behind: reference, part: part, key: visit.query.all("k"), showsNames: visit.may(.seeNames),
            within: visit.units)
        let listing = account.listing
        try visit.noteNames(listing, behind: reference.description)
        let row = listing.rows[0]
        heading =
            "\(account.dataset.recordNames[visit.language]) \(listing.key.map { row[$0] ?? "" }.joined(separator: " "))"
        let indicator = visit.pack.indicator(reference.indicator)?.names[visit.language] ?? reference.indicator.rawValue
        subtitle = "\(indicator), \(visit.name(of: reference.unit)), \(words.period(reference.period))"
        backHref = visit.choice.link(
            "/figure", [("ref", reference.description), ("part", part == 0 ? nil : String(part))])
        let counted = zip(listing.columns, row).first { $0.0.name == "_contribution" }
        contribution = counted.map { visit.cell($0.1, $0.0) } ?? ""
        fields = zip(listing.columns, row).compactMap { column, text in
            column.column == nil && column.name != "_unit" && column.name != "_load"
                ? nil : Field(term: column.title(visit), text: text == nil ? "–" : visit.cell(text, column))
        }
        versions = Self.versions(account, visit)
        masked = listing.columns.contains(where: \.isMasked) ? words["fig_masked"] : nil
    }

    private static func versions(_ account: RecordAccount, _ visit: Visit) -> [Version] {
        let words = visit.words
        let columns = Dictionary(
            account.listing.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var last: RecordAccount.Version?
        return account.versions.map { version in
            var changes: [Change] = []
            if !version.isRepetition {
                if let last {
                    for column in account.dataset.columns {
                        let (old, new) = (last.values[column.name] ?? nil, version.values[column.name] ?? nil)
                        guard old != new, let said = columns[column.name] else { continue }
                        changes.append(
                            Change(
                                term: column.names[visit.language], before: old == nil ? "–" : visit.cell(old, said),
                                after: new == nil ? "–" : visit.cell(new, said)))
                    }
                }
                last = version
            }
            let by = version.displacedBy.map { words.sentence("fig_displaced_by", ["n": String($0)]) }
            return Version(
                when: words.sentence(
                    "fig_load_on",
                    ["n": String(version.load), "day": words.moment(version.loadedAt.formatted(.iso8601))]),
                file: version.file, line: String(version.line),
                state: [words["fig_version_" + version.state], by].compactMap(\.self)
                    .joined(separator: ", "),
                day: version.day.map(words.day) ?? "", unit: version.unit.map(visit.shortName) ?? "",
                changes: changes, isLater: version.load > account.lastLoad)
        }
    }
}
