import Documents
import Domain
import Hummingbird
import Workspace

/// A calendar feed of the reader's, without its secret.
struct ShownFeed: Sendable {
    let id: Int
    let unit: String
    let since: String
    let isOpen: Bool
    let state: ShownState

    init(_ feed: CalendarFeed, _ visit: Visit) {
        id = feed.id
        unit = visit.name(of: feed.unit)
        since = visit.moment(feed.created)
        isOpen = feed.isOpen
        state = ShownState(
            text: visit.words[feed.isOpen ? "token_active" : "token_revoked"],
            css: feed.isOpen ? "state-holds" : "state-unknown")
    }
}

extension WebServer {
    func bindCalendars(_ book: RouteBook) {
        let settings = settings
        book.open(.calendar) { visit in
            let file = visit.path("calendar")
            guard file.hasSuffix(".ics") else { throw WebError.notFound }
            let workspace = try await visit.live.workspace()
            // An address that was closed and one that never was answer alike.
            let calendar = try workspace.calendar(
                secret: String(file.dropLast(".ics".count)), asAt: workspace.today(), address: settings.publicURL)
            guard let calendar else { throw WebError.notFound }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/calendar; charset=utf-8", .cacheControl: "private, max-age=900",
                    .contentDisposition: "inline; filename=\"twofold.ics\"",
                ], body: .text(calendar.text))
        }
    }
}

extension Visit {
    /// Units whose calendar the reader may subscribe to.
    func calendarUnits() -> [ShownOption] {
        let allowed = identity.units(.viewFigures, in: tree)
        return tree.units.filter { allowed.contains($0.id) }.map { unit in
            let indent = String(repeating: "\u{2003}", count: max(0, tree.level(of: unit.id)))
            return ShownOption(unit.id.rawValue, indent + unit.names[language])
        }
    }
}
