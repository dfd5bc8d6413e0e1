import ArgumentParser
import Foundation
import Workspace

/// Where a new password comes from: the terminal, unless said.
struct PasswordOption: ParsableArguments {
    @Flag(name: .customLong("password-stdin"), help: "Read the password from the input, its first line.")
    var fromInput = false
    @Flag(name: .customLong("random"), help: "Make a password and print it once.")
    var isRandom = false

    func validate() throws {
        if fromInput && isRandom { throw ValidationError("choose one of --password-stdin and --random.") }
    }

    /// - Returns: `nil` where one is to be made.
    func read(for name: String) throws -> String? {
        if isRandom { return nil }
        if fromInput {
            guard let line = readLine(strippingNewline: true), !line.isEmpty else {
                throw ValidationError("the input holds no password.")
            }
            return line
        }
        guard isatty(STDIN_FILENO) == 1 else {
            throw ValidationError("there is no terminal to ask for a password; give --password-stdin or --random.")
        }
        let first = prompted("Password for \(name): ")
        guard first == prompted("Again: ") else { throw ValidationError("the two passwords differ.") }
        return first
    }

    /// Asks at the terminal, which shows nothing of the answer.
    private func prompted(_ question: String) -> String { getpass(question).map { String(cString: $0) } ?? "" }
}
