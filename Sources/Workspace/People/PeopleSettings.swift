package import Domain

/// How long sessions last and what a password costs.
package struct PeopleSettings: Hashable, Sendable {
    /// A session without a request for so long is over. 60 minutes unless said.
    package var idle: Duration
    /// A session is over after so long however much it is used. 12 hours unless said.
    package var longest: Duration
    /// scrypt's N for new passwords, a power of two. 65,536 unless said: a fifth of a second and 64 MiB.
    package var scryptRounds: Int
    package var throttle: SignInThrottle

    package init(
        idle: Duration = .seconds(3_600), longest: Duration = .seconds(12 * 3_600), scryptRounds: Int = 1 << 16,
        throttle: SignInThrottle = SignInThrottle()
    ) {
        self.idle = idle
        self.longest = longest
        self.scryptRounds = scryptRounds
        self.throttle = throttle
    }

    var idleSeconds: Int { Int(idle.components.seconds) }
    var longestSeconds: Int { Int(longest.components.seconds) }
}
