import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

/// A choice in a form.
struct ShownOption: Sendable {
    let value: String
    let text: String
    let isSelected: Bool

    init(_ value: String, _ text: String, isSelected: Bool = false) {
        self.value = value
        self.text = text
        self.isSelected = isSelected
    }
}

extension Visit {
    /// The accounts, as far as whoever asks may manage them.
    var accounts: People { workspace.people(as: identity) }

    /// `7/7/2020 07:00`, in the pack's time zone.
    func moment(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: pack.timeZone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        guard let year = parts.year, let month = parts.month, let number = parts.day,
            let day = Day(year: year, month: month, day: number)
        else { return date.formatted(.iso8601) }
        func two(_ number: Int?) -> String { String(String((number ?? 0) + 100).dropFirst()) }
        return "\(words.day(day)) \(two(parts.hour)):\(two(parts.minute))"
    }

    func name(of role: Role) -> String { words["role_" + role.rawValue] }
    func name(of permission: Permission) -> String { words["may_" + permission.rawValue] }

    var roleOptions: [ShownOption] { Role.allCases.map { ShownOption($0.rawValue, name(of: $0)) } }

    /// Units at which the caller may give roles, deeper ones further in.
    var roleUnitOptions: [ShownOption] {
        accounts.manageableUnits.map { unit in
            let indent = String(repeating: "\u{2003}", count: max(0, tree.level(of: unit.id)))
            return ShownOption(unit.id.rawValue, indent + unit.names[language])
        }
    }

    /// The languages an account may read in; the first stands for no choice.
    func languageOptions(_ chosen: Language?) -> [ShownOption] {
        [ShownOption("", words["language_open"], isSelected: chosen == nil)]
            + pack.languages.map { tongue in
                let name =
                    switch tongue {
                    case .vietnamese: "Tiếng Việt"
                    case .english: "English"
                    default: tongue.rawValue
                    }
                return ShownOption(tongue.rawValue, name, isSelected: tongue == chosen)
            }
    }

    /// What a form was sent for, told on the page it leads back to; `nil` for none of ours.
    func done(_ known: [String]) -> String? {
        query["done"].flatMap { known.contains($0) ? words["done_" + $0] : nil }
    }

    /// What is wrong with a sent form, told on its own page.
    /// - Throws: The error itself where it is not about what was sent.
    func problem(_ error: any Error) throws -> WebError {
        guard let told = WebError(error), told.status == .badRequest || told.status == .conflict else { throw error }
        return told
    }
}

/// Open sessions of an account on a page.
struct ShownSession: Sendable {
    let id: Int
    let since: String
    let lastSeen: String
    let expires: String
    let address: String
    let browser: String
    let isCurrent: Bool

    init(_ session: AccountSession, _ visit: Visit, current: Int? = nil) {
        id = session.id
        since = visit.moment(session.created)
        lastSeen = visit.moment(session.lastSeen)
        expires = visit.moment(session.expires)
        address = session.address
        browser = session.userAgent
        isCurrent = session.id == current
    }
}

/// A token on a page, without its secret.
struct ShownToken: Sendable {
    let id: Int
    let label: String
    let scopes: String
    let expires: String
    let lastUsed: String
    let state: ShownState
    let isActive: Bool

    init(_ token: APIToken, _ visit: Visit) {
        id = token.id
        label = token.label
        scopes = token.scopes.map(visit.name(of:)).sorted().joined(separator: "; ")
        expires = visit.moment(token.expires)
        lastUsed = token.lastUsed.map(visit.moment) ?? visit.words["never_used"]
        isActive = token.state == .active
        state = ShownState(
            text: visit.words["token_" + token.state.rawValue], css: isActive ? "state-holds" : "state-unknown")
    }
}
