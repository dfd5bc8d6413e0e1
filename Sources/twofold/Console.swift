import Foundation

/// Where a command writes: results to the output, progress and problems to the error stream.
enum Console { case output, error }

/// Prints a line at once, so that progress is seen although the stream is a pipe. A text that ends its last line itself (CSV)
/// gets no empty line behind it.
func print(_ line: String, to console: Console) {
    let handle = console == .output ? FileHandle.standardOutput : FileHandle.standardError
    try? handle.write(contentsOf: Data((line.utf8.last == UInt8(ascii: "\n") ? line : line + "\n").utf8))
}

/// A reader that goes away (`| head`) must not end us with a signal in the middle of a write.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
