/// Why something about accounts cannot be done; each is the asker's to mend.
package enum PeopleError: Error, Hashable, Sendable {
    case invalidName(String)
    case invalidDisplayName
    case nameTaken(String)
    case unknownAccount(String, near: String?)
    case unknownRole(String, near: String?)
    case unknownPermission(String, near: String?)
    case unknownLanguage(String, among: [String])
    case weakPassword(PasswordProblem)
    /// The present password, which a change asks for, is not the one given.
    case wrongPassword
    /// The asker's roles do not reach so far.
    case notAllowed
    /// Nobody would be left who can give roles.
    case lastAdministrator
    case noScopes
    /// A token may not do what its account may not.
    case scopeBeyondRoles(Permission)
    case invalidLabel
    case invalidLifetime(days: Int)
    case unknownSession(Int)
    case unknownToken(Int)
    case invalidMailAddress(String)
    case unknownCalendarFeed(Int)
}

/// What is wrong with a password that was chosen.
package enum PasswordProblem: Hashable, Sendable {
    case tooShort(minimum: Int)
    case tooLong(maximum: Int)
    /// Among those that are tried first.
    case common
}

extension PeopleError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .invalidName(let name):
            "'\(name)' cannot be the name of an account: write 2 to 64 letters, digits, '.', '-', '_' or '@'"
        case .invalidDisplayName: "a display name has 1 to 120 characters"
        case .nameTaken(let name): "there is an account '\(name)' already; upper and lower case are the same"
        case .unknownAccount(let name, let near):
            "there is no account '\(name)'"
                + (near.map { "; did you mean '\($0)'?" } ?? "; list them with 'twofold user list'")
        case .unknownRole(let name, let near):
            "'\(name)' is not a role"
                + (near.map { "; did you mean '\($0)'?" }
                    ?? "; roles are \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
        case .unknownPermission(let name, let near):
            "'\(name)' is not a permission"
                + (near.map { "; did you mean '\($0)'?" }
                    ?? "; permissions are \(Permission.allCases.map(\.rawValue).joined(separator: ", "))")
        case .unknownLanguage(let name, let names):
            "'\(name)' is not a language of this workspace; it has \(names.joined(separator: ", "))"
        case .weakPassword(let problem): problem.description
        case .wrongPassword: "the present password is another one"
        case .notAllowed: "this account has no role that allows it there"
        case .lastAdministrator:
            "this is the last account that administers the whole department; give another that role first"
        case .noScopes: "a token needs at least one permission"
        case .scopeBeyondRoles(let permission):
            "the account has no role that allows '\(permission.rawValue)', so its token cannot have it"
        case .invalidLabel: "a token needs a label of 1 to 80 characters that says what it is for"
        case .invalidLifetime(let days): "a token cannot be for \(days) days; choose 1 to 366"
        case .unknownSession(let id): "this account has no open session \(id)"
        case .unknownToken(let id): "this account has no usable token \(id)"
        case .invalidMailAddress(let text):
            "'\(text)' is not an e-mail address; one looks like nguyen.van.a@haiquan.example"
        case .unknownCalendarFeed(let id): "this account has no open calendar feed \(id)"
        }
    }
}

extension PasswordProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooShort(let minimum): "the password is too short: it needs \(minimum) characters"
        case .tooLong(let maximum): "the password is too long: it may have \(maximum) characters"
        case .common:
            "the password is one of those that are guessed first: "
                + "it is made of common words, names, years or keys in a row"
        }
    }
}
