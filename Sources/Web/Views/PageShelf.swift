import Domain
import Foundation
import NIOCore
import Hummingbird
import Workspace

/// Pages as they were rendered, for readers who may see the same, while nothing changes.
///
/// A page on the shelf depends on its address, its language, what its reader may do, the day, and the workspace: nothing of the
/// reader's own. It is made for nobody in particular, so that it cannot hold anything of anybody; the reader's name, the code of
/// their forms and the count of their notices are filled in as it is handed out.
struct PageShelf: Sendable {
    private struct Question: Hashable {
        let address: String
        let language: Language
        let grants: Set<Grant>
        let scopes: Set<Permission>?
        let changeMark: Int
        let today: Day
    }

    private let pages: AnswerCache<Question, RenderedPage>

    /// - Parameter capacity: Pages kept, some 30 to 100 KB each.
    init(capacity: Int) { pages = AnswerCache(capacity: capacity) }

    func answer(_ visit: Visit, _ makePage: @escaping @Sendable (Visit) async throws -> Page) async throws -> Response {
        let question = Question(
            address: visit.request.uri.string, language: visit.language, grants: visit.identity.grants,
            scopes: visit.identity.scopes, changeMark: try await visit.live.changeMark(),
            today: visit.workspace.today())
        let page = try await pages.answer(to: question) {
            let visit = visit.ofNobody(name: RenderedPage.Slot.person.mark, csrf: RenderedPage.Slot.csrf.mark)
            let page = try await makePage(visit)
            let frame = try await PageFrame(visit, page, bellMark: RenderedPage.Slot.bell.mark)
            return RenderedPage(visit.pages.text(page, frame, visit.words))
        }
        let bell = visit.pages.render("bell", try await PageFrame.Bell(visit))
        return Response(
            page: page.bytes { slot in
                switch slot {
                case .person: visit.identity.displayName.markupEscaped
                case .csrf: visit.csrf.markupEscaped
                case .bell: bell
                }
            })
    }
}

/// A page with places for what is its reader's own.
struct RenderedPage: Sendable {
    enum Slot: CaseIterable, Sendable {
        case person, csrf, bell

        /// What stands in its place while the page is made: nothing anybody could have written.
        var mark: String { "\u{E000}\(self)\(Self.secret)\u{E000}" }
        private static let secret = UploadFolder.newID()
    }

    private enum Piece: Sendable {
        case text([UInt8])
        case slot(Slot)
    }
    private let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = Array(text.utf8)[...]
        let marks = Slot.allCases.map { ($0, Array($0.mark.utf8)) }
        while let found = marks.compactMap({ slot, mark in rest.firstRange(of: mark).map { (slot, $0) } })
            .min(by: { $0.1.lowerBound < $1.1.lowerBound })
        {
            pieces += [.text(Array(rest[..<found.1.lowerBound])), .slot(found.0)]
            rest = rest[found.1.upperBound...]
        }
        self.pieces = pieces + [.text(Array(rest))]
    }

    /// The page for one reader.
    ///
    /// - Parameter value: The markup of each place.
    func bytes(_ value: (Slot) -> String) -> ByteBuffer {
        var buffer = ByteBuffer()
        for piece in pieces {
            switch piece {
            case .text(let bytes): buffer.writeBytes(bytes)
            case .slot(let slot): buffer.writeString(value(slot))
            }
        }
        return buffer
    }
}

extension String {
    /// Safe in the text and in the quoted attributes of a page.
    var markupEscaped: String {
        var text = ""
        for character in unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}

extension Visit {
    /// The same visit of somebody who may do the same, but is nobody: for what is shown to several.
    fileprivate func ofNobody(name: String, csrf: String) -> Visit {
        Visit(
            request: request, context: context, route: route,
            identity: Identity(
                account: "", displayName: name, language: language, grants: identity.grants, scopes: identity.scopes),
            workspace: workspace.acting(as: "nobody"), live: live, language: language, unit: unit, choice: choice,
            csrf: csrf, form: form, pages: pages)
    }
}
