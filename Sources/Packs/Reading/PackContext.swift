import Diagnostics
import Domain
import Foundation

/// What the readers of one pack share: its files, its languages, the names given so far, and where problems go.
final class PackContext {
    let files: PackFiles
    let log = ProblemLog()
    let declarations = Declarations()
    /// Empty until pack.yaml was read, and where it could not be.
    var languages: [Language] = []
    /// Where pack.yaml gives none, ISO 4217's "no currency" stands in, so that the other files are still checked.
    var currency = Currency(
        code: "XXX", scale: 0, names: LocalizedText("XXX", in: .english), displayUnit: 1,
        displayNames: LocalizedText("XXX", in: .english))
    var defaultCalendar: CalendarID?
    private var opened: Set<String> = []

    init(_ files: PackFiles) { self.files = files }

    /// The root of a file; `nil` where it is not there, or could not be read (that was reported).
    func root(of path: String) -> YAMLValue? {
        guard let bytes = files.bytes[path] else { return nil }
        opened.insert(path)
        return YAMLFile(file: files.shown(path), bytes: bytes, log: log).root
    }

    /// The files of a folder that hold definitions, by path.
    func paths(in folder: String, extension suffix: String = "yaml") -> [String] {
        files.paths.filter { path in
            let parts = path.split(separator: "/")
            return parts.count == 2 && parts[0] == folder && parts[1].hasSuffix("." + suffix)
                && parts[1].count > suffix.count + 1
        }
    }

    func open(_ path: String) { opened.insert(path) }

    /// Reports every YAML file that nothing was read from: a misplaced or misspelt one must not be silently without effect.
    func reportUnreadFiles() {
        for path in files.paths where !opened.contains(path) && (path.hasSuffix(".yaml") || path.hasSuffix(".yml")) {
            log.report(.unreadFile(files.shown(path), path: path))
        }
    }
}

extension Diagnostic {
    fileprivate static func unreadFile(_ file: String, path: String) -> Self {
        let known =
            [
                "pack.yaml", "units.yaml", "targets.yaml", "goals.yaml", "commendations.yaml", "reminders.yaml",
                "watch.yaml",
            ]
            + ["datasets/", "sources/", "indicators/", "forms/", "indices/"]
        let parts = path.split(separator: "/", maxSplits: 1)
        let help: String =
            if path.hasSuffix(".yml") {
                "rename it to end in '.yaml'"
            } else if parts.count == 2, let near = didYouMean(parts[0] + "/", among: known) {
                "did you mean the folder '\(near)'? Files of deeper folders are not read"
            } else if let near = didYouMean(path, among: known) {
                "did you mean '\(near)'?"
            } else {
                "definitions are read from \(known.map { "'\($0)'" }.joined(separator: ", "))"
            }
        return Diagnostic(
            code: "unread-file", message: "nothing is read from this file", place: .whole(file: file), help: help)
    }
}
