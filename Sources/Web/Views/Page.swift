import Domain
import Hummingbird

/// What a handler answers with: a template, what fills it, and how the frame around it looks.
struct Page: Sendable {
    let template: String
    let title: String
    let model: any Sendable
    /// The entry of the menu it belongs to; `nil` for none.
    var menu: Menu.Item?
    /// Whether unit, period and as-at day are chosen at its top.
    var showsChoice = true

    init(_ template: String, title: String, menu: Menu.Item? = nil, showsChoice: Bool = true, model: any Sendable) {
        self.template = template
        self.title = title
        self.model = model
        self.menu = menu
        self.showsChoice = showsChoice
    }
}

extension Visit {
    /// The whole page, or only its middle where htmx asks for that.
    func answer(_ page: Page, status: HTTPResponse.Status = .ok) async throws -> Response {
        let frame = try await PageFrame(self, page)
        return pages.response(page, frame, words, status: status)
    }

    /// Sends the browser to another address after a form was taken.
    func redirect(to address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address])
    }
}

extension PageLibrary {
    private struct Whole {
        let frame: PageFrame
        let w: [String: String]
        let page: any Sendable
    }

    func text(_ page: Page, _ frame: PageFrame, _ words: Words) -> String {
        render(page.template, Whole(frame: frame, w: words.all, page: page.model))
    }

    func response(_ page: Page, _ frame: PageFrame, _ words: Words, status: HTTPResponse.Status = .ok) -> Response {
        Response(page: ByteBuffer(string: text(page, frame, words)), status: status)
    }
}

extension Response {
    init(page bytes: ByteBuffer, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .vary: "Cookie"],
            body: ResponseBody(byteBuffer: bytes))
    }
}
