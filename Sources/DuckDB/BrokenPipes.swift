import Glibc

/// Writing to a child that has just died must be an error of that write, not the end of our process.
func ignoreBrokenPipes() { _ = brokenPipesAreIgnored }

private let brokenPipesAreIgnored: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return true
}()
