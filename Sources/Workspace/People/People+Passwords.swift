import Domain
import Foundation

/// What a password must be: long enough, and not one that is guessed first. Nothing is asked of its letters and signs.
enum PasswordRule {
    static let minimum = 12
    static let maximum = 128

    /// - Parameter ownWords: Names nobody may make a password of.
    /// - Returns: `nil` for a good one.
    static func problem(with password: String, ownWords: [String]) -> PasswordProblem? {
        let composed = password.precomposedStringWithCanonicalMapping
        if composed.count < minimum { return .tooShort(minimum: minimum) }
        if composed.unicodeScalars.count > maximum { return .tooLong(maximum: maximum) }
        return CommonPasswords.contains(composed, ownWords: ownWords) ? .common : nil
    }
}

extension People {
    func check(_ password: String, for account: Account) throws {
        let names = [account.name] + account.name.split { !$0.isLetter }.map(String.init) + [account.displayName]
        if let problem = PasswordRule.problem(with: password, ownWords: ownWords + names) {
            throw PeopleError.weakPassword(problem)
        }
    }

    /// 99 random bits in letters and digits that are not mistaken for each other: `k7mx4-…`, four groups of five.
    package static func randomPassword() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var generator = SystemRandomNumberGenerator()
        let groups = (0..<4).map { _ in
            String((0..<5).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
        }
        return groups.joined(separator: "-")
    }
}
