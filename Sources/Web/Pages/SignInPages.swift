import Hummingbird
import Packs
import Workspace

/// The page to sign in on.
struct SignInPage: Sendable {
    let csrf: String
    let next: String
    let name: String
    let problem: String?
}

extension WebServer {
    func bindSignIn(_ book: RouteBook) {
        book.open(.signInPage) { visit in
            if visit.identity != nil {
                return Response(status: .seeOther, headers: [.location: localAddress(visit.query["next"])])
            }
            // A stranger's browser gets a secret of its own, so that nobody else can send it the form filled in.
            let kept = visit.request.cookies[Browser.strangerCookie]?.value
            let secret = kept ?? Browser.newSecret()
            var response = visit.signInPage(
                csrf: Browser(session: secret).csrf, next: visit.query["next"], problem: nil)
            response.setCookie(Browser.cookie(Browser.strangerCookie, secret, visit.settings, maxAge: 3_600))
            return response
        }
        book.open(.signIn) { visit in
            let name = visit.form["name"] ?? ""
            do {
                let workspace = try await visit.live.workspace()
                let signedIn = try await workspace.signIn(
                    name, password: visit.form.verbatim("password") ?? "", from: visit.address,
                    userAgent: visit.request.headers[.userAgent] ?? "")
                let next = localAddress(visit.form["next"])
                let home = Menu.home(of: signedIn.identity, in: workspace.pack.units)
                var response = Response(status: .seeOther, headers: [.location: next == "/" ? home : next])
                response.setCookie(
                    Browser.cookie(Browser.cookieName(visit.settings), signedIn.token, visit.settings))
                return response
            } catch let refusal as SignInRefusal {
                let told = WebError(refusal)!
                var response = visit.signInPage(
                    csrf: visit.csrf, next: visit.form["next"], problem: told, name: name)
                response.headers = response.headers.merged(told.headers)
                return response
            }
        }
        book.on(.signOut) { visit in
            if let token = visit.request.cookies[Browser.cookieName(settings)]?.value {
                try visit.workspace.signOut(token)
            }
            var response = visit.redirect(to: "/sign-in")
            response.setCookie(Browser.cookie(Browser.cookieName(settings), nil, settings))
            return response
        }
    }
}

extension OpenVisit {
    fileprivate func signInPage(csrf: String, next: String?, problem: WebError?, name: String = "") -> Response {
        let page = Page(
            "sign-in", title: words["sign_in"], showsChoice: false,
            model: SignInPage(
                csrf: csrf, next: localAddress(next), name: name, problem: problem?.message(in: language)))
        let frame = PageFrame(
            bare: pages, language, title: page.title, here: request.uri.string, csrf: csrf)
        return pages.response(page, frame, words, status: problem?.status ?? .ok)
    }
}
