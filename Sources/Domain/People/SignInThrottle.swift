package import Foundation

/// How long somebody who failed to sign in has to wait.
///
/// The rule counts failures with one name from one address. All failures with a name, and all from an address, have ``shared``: an
/// office behind one address does not wait for its clumsiest hand, and nobody elsewhere keeps an account's owner out by guessing.
package struct SignInThrottle: Hashable, Sendable {
    /// Failures without a wait: the wait begins with this many.
    package let patience: Int
    /// Seconds no wait exceeds.
    package let longestWait: Int
    /// Seconds after which a failure is forgotten.
    package let memory: Int

    package init(patience: Int = 5, longestWait: Int = 900, memory: Int = 86_400) {
        self.patience = patience
        self.longestWait = longestWait
        self.memory = memory
    }

    /// The rule for what several people share: ten times the patience.
    package var shared: SignInThrottle {
        SignInThrottle(patience: patience * 10, longestWait: longestWait, memory: memory)
    }

    /// Seconds to wait after the last of so many failures: none before the fifth, then 1, 2, 4, … up to the longest.
    package func wait(after failures: Int) -> Int {
        guard failures >= patience else { return 0 }
        let doublings = failures - patience
        return doublings >= 20 ? longestWait : min(longestWait, 1 << doublings)
    }

    /// Whole seconds still to wait, rounded up.
    /// - Parameter last: When the last failure was; `nil` where there was none.
    package func remaining(after failures: Int, last: Date?, now: Date) -> Int {
        guard let last else { return 0 }
        return max(0, Int((Double(wait(after: failures)) - now.timeIntervalSince(last)).rounded(.up)))
    }
}
