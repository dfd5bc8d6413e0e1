/// Why a message was not sent.
package enum MailError: Error, Hashable, Sendable {
    /// What the environment says cannot be used.
    case setting(key: String, problem: String)
    /// No server is named.
    case noServer
    /// There is no `curl`.
    case noProgram
    /// The server, or the way to it, refused; what was said, without secrets.
    case refused(String)
}

extension MailError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .setting(let key, let problem): "\(key): \(problem)"
        case .noServer: "no mail server is named; set TWOFOLD_SMTP_URL and TWOFOLD_SMTP_FROM"
        case .noProgram: "mail is sent by 'curl', which is not installed; run Scripts/setup.sh"
        case .refused(let said): "the mail was not taken: \(said)"
        }
    }
}
