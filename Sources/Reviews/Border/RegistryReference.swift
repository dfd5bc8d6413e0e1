package import Domain

/// Names what a review quotes from living records rather than from the lake, so that it can be looked up again:
/// `plan:20ZZ/2020H1@2020-06-30#12`, `target:MOF/estimate/revenue/20ZZ/2020@2020-06-30#12`.
///
/// The colon tells it from a ``FigureReference``, which `init?(_:)` refuses.
package struct RegistryReference: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// `UNIT/PERIOD`: task groups and actions with their states.
        case plan
        /// `GOAL/UNIT/PERIOD`.
        case goal
        /// `UNIT/PERIOD`.
        case milestones
        /// `UNIT/PERIOD`.
        case directives
        /// `UNIT/PERIOD`, or `FORM/UNIT/PERIOD`.
        case commendations
        /// `INDEX/YEAR`.
        case index
        /// `ASSIGNER/KIND/INDICATOR/UNIT/PERIOD`.
        case target
        /// `TABLE/INDICATOR/UNIT/PERIOD`.
        case rank
    }
    package let kind: Kind
    /// As ``Kind`` says; no part is empty.
    package let path: [String]
    package let asAt: Day
    package let revision: Int

    package init(_ kind: Kind, _ path: [String], asAt: Day, revision: Int) {
        self.kind = kind
        self.path = path
        self.asAt = asAt
        self.revision = revision
    }

    package var description: String { "\(kind.rawValue):\(path.joined(separator: "/"))@\(asAt)#\(revision)" }

    /// - Returns: `nil` when the text is not such a reference.
    package init?(_ text: String) {
        guard let hash = text.lastIndex(of: "#"), let revision = Int(text[text.index(after: hash)...]),
            let at = text[..<hash].lastIndex(of: "@"), let asAt = Day(String(text[text.index(after: at)..<hash])),
            let colon = text[..<at].firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon]))
        else { return nil }
        let path = text[text.index(after: colon)..<at].split(separator: "/", omittingEmptySubsequences: false)
        guard !path.isEmpty, !path.contains("") else { return nil }
        self.init(kind, path.map(String.init), asAt: asAt, revision: revision)
    }
}
