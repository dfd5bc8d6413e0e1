import Foundation
import Glibc

/// Time passed and processor time used, ours and that of children that have ended. On a busy machine the second says more.
struct Stopwatch {
    struct Reading: Sendable {
        let seconds: Double
        let processorSeconds: Double
    }

    private let clock = ContinuousClock()
    private let started: ContinuousClock.Instant
    private let used: Double

    init() {
        used = Self.processorSeconds
        started = clock.now
    }

    var reading: Reading {
        Reading(seconds: (clock.now - started).seconds, processorSeconds: Self.processorSeconds - used)
    }

    private static var processorSeconds: Double {
        [RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue].map { who in
            var usage = rusage()
            getrusage(who, &usage)
            return [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1_000_000 }.reduce(
                0, +)
        }.reduce(0, +)
    }
}
