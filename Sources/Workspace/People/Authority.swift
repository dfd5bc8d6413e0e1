package import Domain

/// Who manages accounts: it decides how far they reach and whose name the audit trail gets.
package enum Authority: Sendable {
    /// Whoever may write the workspace's files may do everything: the command line.
    case keeper(String)
    /// Somebody signed in, or a program with a token of theirs.
    case person(Identity)

    package var name: String {
        switch self {
        case .keeper(let name): name
        case .person(let identity): identity.account
        }
    }
}
