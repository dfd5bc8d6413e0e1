package import SQLText

/// How one session is set up.
package struct DuckDBSettings: Sendable {
    /// What happens when the child process ends by itself: killed, out of memory.
    package enum WhenChildEnds: Sendable {
        /// Every later call throws: right for a writer, whose open transaction and temporary tables are gone.
        case stop
        /// A new child is set up, and a `rows` call that lost its answer is asked once more: right for a reader.
        case restart
    }

    package var database = ":memory:"
    /// Loaded before `setup`, from the tools' extension folder: `ducklake`, `sqlite_scanner`, `excel`.
    package var extensions: [String] = []
    /// Statements run in order in every new child: `ATTACH …`, `SET …`.
    package var setup: [SQLFragment] = []
    /// As DuckDB writes it: `2GiB`. DuckDB's own default, four fifths of the machine, when `nil`.
    package var memoryLimit: String?
    package var threads: Int?
    /// Where DuckDB puts what does not fit in memory. The system's temporary folder when `nil`.
    package var temporaryFolder: String?
    package var whenChildEnds = WhenChildEnds.stop
    package var answerLimitBytes = 512 << 20
    /// For the start of the child and its setup together.
    package var openTimeout: Duration = .seconds(60)
    /// How long an interrupted statement may take to stop before the child is killed.
    package var interruptGrace: Duration = .seconds(2)
    /// Inherited by the child: while it lives, so does the lock.
    package var writerLock: WriterLock?

    package init(
        database: String = ":memory:", extensions: [String] = [], setup: [SQLFragment] = [],
        whenChildEnds: WhenChildEnds = .stop, writerLock: WriterLock? = nil
    ) {
        self.database = database
        self.extensions = extensions
        self.setup = setup
        self.whenChildEnds = whenChildEnds
        self.writerLock = writerLock
    }

    /// The statements every new child begins with.
    func opening(tools: DuckDBTools, defaultTemporaryFolder: String) -> [SQLFragment] {
        var statements: [SQLFragment] = [
            "SET enable_progress_bar = false",
            "SET extension_directory = \(tools.extensionFolder)",
            // What is not on this machine is not fetched from the network in the middle of a query.
            "SET autoinstall_known_extensions = false",
            "SET temp_directory = \(temporaryFolder ?? defaultTemporaryFolder)",
        ]
        if let memoryLimit { statements.append("SET memory_limit = \(memoryLimit)") }
        if let threads { statements.append("SET threads = \(threads)") }
        return statements + extensions.map { "LOAD \(name: $0)" } + setup
    }
}
