import ArgumentParser
import Diagnostics
import Foundation
import Workspace

/// An error that reached the command line, said for the person at the terminal.
struct Failure {
    let text: String
    /// 1 where the input is wrong, 2 where we failed.
    let code: Int32

    /// - Returns: `nil` for what the argument parser says itself: help, wrong usage, an exit code.
    init?(_ error: any Error) {
        if error is ExitCode || [.success, .validationFailure].contains(Twofold.exitCode(for: error)) { return nil }
        if let invalid = error as? InvalidSource {
            (text, code) = (invalid.description, 1)
        } else {
            (text, code) = ("twofold: \(error.explanation)", error.isInputFault ? 1 : 2)
        }
    }
}
