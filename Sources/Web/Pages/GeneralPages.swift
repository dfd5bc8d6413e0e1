import Hummingbird
import NIOCore
import Workspace

extension WebServer {
    func bindGeneral(_ book: RouteBook) {
        book.open(.asset) { visit in
            guard let asset = visit.pages.assets[visit.path("file")] else { throw WebError.notFound }
            // An address with another version is of another release: what is kept for ever must be what it was named for.
            let isOurs = visit.path("version") == asset.version
            return Response(
                status: .ok,
                headers: [
                    .contentType: asset.type,
                    .cacheControl: isOurs ? "public, max-age=31536000, immutable" : "no-cache",
                ], body: ResponseBody(byteBuffer: asset.bytes))
        }
        book.open(.language) { visit in
            let language = visit.form["lang"] == "en" ? "en" : "vi"
            var response = Response(status: .seeOther, headers: [.location: localAddress(visit.form["here"])])
            response.setCookie(Browser.cookie("lang", language, visit.settings, maxAge: 31_536_000))
            return response
        }
    }
}

/// An address of ours to go on to: nobody else's page can be named in it.
func localAddress(_ text: String?) -> String {
    // By bytes: a slash with a mark behind it is another Character, which a browser may read as a slash.
    guard let text, text.utf8.first == UInt8(ascii: "/"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
        !text.utf8.dropFirst().starts(with: "/".utf8), !text.utf8.contains(UInt8(ascii: "\\"))
    else { return "/" }
    return text
}

extension ResponseBody {
    static func text(_ text: String) -> ResponseBody { ResponseBody(byteBuffer: ByteBuffer(string: text)) }
}
