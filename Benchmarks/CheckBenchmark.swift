import Workspace

/// Checking a pack as its author does after each change: every file, formula and review template.
struct CheckBenchmark {
    let bench: Bench

    func run() throws -> [Measurement] {
        bench.say("checking the pack")
        var problems: String?
        let time = fastest(of: bench.isSmoke ? 1 : 5) {
            let check = PackCheck(folder: bench.packFolder)
            problems = check.hasErrors ? check.text : nil
        }
        if let problems { throw BenchmarkError.refused(problems) }
        return [Measurement(what: "check a pack", size: "quang-ninh", value: time.seconds * 1_000, unit: "ms")]
    }
}
