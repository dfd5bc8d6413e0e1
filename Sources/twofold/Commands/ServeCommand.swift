import ArgumentParser
import Logging
import Web
import Workspace

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the workspace's pages and API until told to stop.",
        discussion: """
            Example: twofold serve ./demo --port 8080
            The first account: twofold user add ./demo NAME --role administrator
            Settings come from the environment (TWOFOLD_HTTP_PORT and others, docs/deploy.md); options go before them.
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The address listened on; TWOFOLD_HTTP_HOST, else 127.0.0.1.")
    var host: String?
    @Option(help: "0 takes a free port; TWOFOLD_HTTP_PORT, else 8080.")
    var port: Int?
    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel = "info"

    func validate() throws {
        if Logger.Level(rawValue: logLevel) == nil { throw ValidationError("'\(logLevel)' is not a log level") }
        if let port, !(0...65_535).contains(port) { throw ValidationError("a port is a number from 0 to 65535") }
    }

    func run() async throws {
        var settings = try WebSettings.environment()
        if let host { settings.host = host }
        if let port { settings.port = port }
        var logger = Logger(label: "twofold", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        let server = try await WebServer(workspace: workspace.folder, settings: settings, logger: logger)
        try await server.run { address in print("serving \(workspace.workspace) on \(address)", to: .output) }
    }
}
