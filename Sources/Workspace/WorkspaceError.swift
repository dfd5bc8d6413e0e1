package import Domain

/// Why a use case cannot be done; each is the asker's to mend.
package enum WorkspaceError: Error, Hashable, Sendable {
    case exists(String)
    case missing(String)
    case unfinished(String)
    case anotherPack(kept: String, given: String)
    case noSuchFile(String)
    case unknownSource(String, among: [String])
    case noSource(file: String, why: String)
    case unknownIndicator(String, near: String?)
    case unknownUnit(String, near: String?)
    case unknownCalendar(String, among: [String])
    case unknownReview(String, among: [String])
    case unknownLeagueTable(String, among: [String])
    case unknownProposal(String)
    case unknownIndex(String, among: [String])
    case noSuchRound(String, Period)
    case notDimension(String, indicator: String, among: [String])
    case notColumn(String, among: [String])
    case notReference(String)
    case unknownHandle(String)
    case noUnitsOnLevel(Int)
    case notBegun(Period, Day)
    case nothingLoaded
    case noFiles([String])
    case noProductFiles
    case noSuchFigure(String)
    case noSuchRecord(kind: String, code: String, near: String?)
    case unreadableText(String, why: String)
    case previewIsStale(previewedAt: Int, now: Int)
    case baseIsLater(Int, latest: Int)
    case noDefinitions(Int)
    case noSuchFlag(String)
    case flagHasChanged(String)
    case noReason
    case notHandedDown(String)
}

extension WorkspaceError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exists(let folder): "there is a workspace in \(folder) already; choose another folder"
        case .missing(let folder):
            "there is no workspace in \(folder); make one with 'twofold init \(folder) --pack DIR'"
        case .unfinished(let folder): "the workspace in \(folder) was not finished; remove the folder and make it again"
        case .anotherPack(let kept, let given):
            "the workspace uses the pack '\(kept)', not '\(given)'; make another workspace for another pack"
        case .noSuchFile(let file): "there is no file \(file)"
        case .unknownSource(let name, let names):
            "the pack has no source '\(name)'; it has \(names.joined(separator: ", "))"
        case .noSource(let file, let why): "\(file): \(why)"
        case .unknownIndicator(let code, let near):
            "'\(code)' is not an indicator of this pack" + (near.map { "; did you mean '\($0)'?" } ?? "")
        case .unknownUnit(let code, let near):
            "'\(code)' is not a unit of this pack" + (near.map { "; did you mean '\($0)'?" } ?? "")
        case .unknownCalendar(let code, let codes):
            "'\(code)' is not a calendar of this pack; it has \(codes.joined(separator: ", "))"
        case .unknownReview(let name, let names):
            "the pack has no review template '\(name)'; it has \(names.isEmpty ? "none" : names.joined(separator: ", "))"
        case .unknownLeagueTable(let code, let codes):
            "there is no league table '\(code)' up to that day; there is \(codes.isEmpty ? "none" : codes.joined(separator: ", "))"
        case .unknownIndex(let code, let codes):
            "'\(code)' is not such an index of this pack; there is \(codes.isEmpty ? "none" : codes.joined(separator: ", "))"
        case .noSuchRound(let code, let period): "the survey '\(code)' has no round \(period)"
        case .unknownProposal(let code):
            "there is no proposal '\(code)'; list them with 'twofold council list'"
        case .notDimension(let name, let indicator, let names):
            "'\(indicator)' is not broken down by '\(name)'; "
                + (names.isEmpty ? "it has no breakdown" : "it can be by \(names.joined(separator: ", "))")
        case .notColumn(let name, let names):
            "there is no column '\(name)' to go by; it can be \(names.joined(separator: ", "))"
        case .notReference(let text):
            "'\(text)' is not a figure reference; one looks like revenue/20ZZ/2020H1/calendar@2020-06-30#12, "
                + "as 'twofold figures --format json' prints it, or like the name of a bookmark in a review"
        case .unknownHandle(let handle): "no review of this workspace has a figure '\(handle)'"
        case .noUnitsOnLevel(let level): "the unit tree has no level \(level); the root is level 0"
        case .notBegun(let period, let asAt):
            "\(period) has not begun on \(asAt); ask for an earlier period, or a later day with --as-at"
        case .nothingLoaded: "no records are loaded yet; load some with 'twofold ingest', or give a day with --as-at"
        case .noFiles(let patterns): "no file matches \(patterns.joined(separator: " "))"
        case .noSuchFigure(let text): "there is no figure \(text): its period had not begun, or it has no such member"
        case .noSuchRecord(let kind, let code, let near):
            "there is no \(kind) '\(code)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
        case .unreadableText(let file, let why): "cannot read \(file): \(why); give a text in UTF-8 or a .docx"
        case .previewIsStale(let previewed, let now):
            "the preview was made at revision \(previewed), the workspace is at \(now); look at the preview again"
        case .baseIsLater(let base, let latest):
            "revision \(base) is not before revision \(latest), which it is to be compared with; 'twofold revisions' lists them"
        case .noDefinitions(let revision):
            "revision \(revision) has no definitions: it is of before the workspace was made; 'twofold revisions' lists later ones"
        case .noSuchFlag(let id):
            "nothing stands out as '\(id)' in that period; 'twofold watch' lists what does"
        case .flagHasChanged(let id): "'\(id)' says something else by now; look at it again"
        case .noReason: "say why it is as it is, in 1 to 2,000 characters"
        case .notHandedDown(let key):
            "'\(key)' is no target that is handed down: it is not known, its unit has none below it, or no assigner of the pack "
                + "has that 'unit' in targets.yaml"
        case .noProductFiles:
            "the folder with packs and demo records was not found; set TWOFOLD_HOME to where Twofold is installed"
        }
    }
}
