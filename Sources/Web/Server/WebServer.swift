package import Foundation
import Hummingbird
import Mail
package import Logging
import NIOCore
package import Workspace

/// The web application of one workspace.
package struct WebServer: Sendable {
    let live: LiveWorkspace
    let pages: PageLibrary
    let settings: WebSettings
    /// Loads and take-backs asked for on pages.
    let jobs = LoadJobs()
    let logger: Logger
    let metrics = Metrics()

    /// Opens the workspace and reads templates, words and assets.
    package init(
        workspace folder: URL, settings: WebSettings, people: PeopleSettings? = nil, logger: Logger
    ) async throws {
        live = try await LiveWorkspace(opening: folder, readers: settings.readers, people: people ?? settings.people)
        pages = try await PageLibrary(assets: AssetLibrary())
        self.settings = settings
        self.logger = logger
    }

    /// Every route bound to its handler, behind what all requests pass.
    func router() -> Router<WebContext> {
        router { book in
            bindGeneral(book)
            bindStatus(book)
            bindSignIn(book)
            bindToday(book)
            bindAttachments(book)
            bindIndicators(book)
            bindFigures(book)
            bindUnits(book)
            bindPeople(book)
            bindPerson(book)
            bindAccount(book)
            bindAudit(book)
            bindSteering(book)
            bindImports(book)
            bindReports(book)
            bindReminders(book)
            bindChanges(book)
            bindTargetSetting(book)
            bindPlanEditing(book)
            bindPlanChange(book)
            bindPlanOverview(book)
            bindStateReport(book)
            bindWork(book)
            bindData(book)
            bindUploads(book)
            bindLoads(book)
            bindQuarantine(book)
            bindAPI(book)
        }
    }

    /// - Parameter bind: Binds every route of the table.
    func router(binding bind: (RouteBook) -> Void) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestJournal(metrics: metrics))
        router.add(middleware: SecurityHeaders(settings: settings))
        router.add(middleware: ErrorMiddleware(pages: pages, settings: settings))
        let book = RouteBook(router: router, gate: Gate(live: live, pages: pages, settings: settings))
        bind(book)
        book.checkComplete()
        return router
    }

    /// Serves until the process is told to end; requests under way are finished first.
    ///
    /// - Parameter onReady: Called with the address once it is listened on.
    package func run(onReady: @escaping @Sendable (String) async -> Void) async throws {
        let host = settings.host
        try await live.workspace().uploads.removeUnfinished()
        var app = Application(
            router: router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(Int64(settings.idleSeconds)))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: settings.port)),
            onServerRunning: { channel in
                await onReady("http://\(host):\(channel.localAddress?.port ?? 0)")
            }, logger: logger)
        app.addServices(UploadSweeper(live: live, logger: logger))
        if let digest = try digestService() { app.addServices(digest) }
        do {
            try await app.runService()
        } catch {
            await close()
            throw error
        }
        await close()
    }

    /// `nil` where no hour is set.
    private func digestService() throws -> DigestService? {
        guard let hour = settings.digestHour, let mail = settings.mail else { return nil }
        let sender = try MailSender(mail)
        let post = ReminderPost(from: mail.from, address: settings.publicURL) { try await sender.send($0) }
        return DigestService(live: live, post: post, hour: hour, logger: logger)
    }

    package func close() async {
        await jobs.close()
        await live.close()
    }
}
