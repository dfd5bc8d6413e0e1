import Diagnostics
import Foundation
import Yams

/// One YAML file read into a tree of values.
struct YAMLFile {
    let text: YAMLText
    let log: ProblemLog
    private let node: Node?

    /// Reads the bytes; what keeps them from being YAML goes to `log`.
    ///
    /// A key that stands twice in one place is reported at its second place, and reading goes on without it.
    init(file: String, bytes: [UInt8], log: ProblemLog) {
        self.log = log
        guard var source = String(validating: bytes, as: UTF8.self) else {
            text = YAMLText(file: file, text: "")
            node = nil
            log.report(.notUTF8(file))
            return
        }
        if source.first == "\u{FEFF}" { source.removeFirst() }
        source = source.precomposedStringWithCanonicalMapping
        text = YAMLText(file: file, text: source)
        log.keep(text.source)
        node = YAMLComposer.compose(text, log: log)
    }

    /// The whole of the file; `nil` for an empty or unreadable file, which was reported.
    var root: YAMLValue? {
        node.map { YAMLValue(node: $0, text: text, log: log) }
    }
}

extension Diagnostic {
    static func notUTF8(_ file: String) -> Self {
        Diagnostic(
            code: "not-utf8", message: "the file is not UTF-8 text", place: .whole(file: file),
            help: "save it as UTF-8 (without another encoding such as TCVN3 or UTF-16)")
    }
}
