import Appraisal
import Domain
import Hummingbird
import NIOCore
import Packs
import Workspace

extension WebServer {
    func bindCommendations(_ book: RouteBook) {
        book.on(.commendations) { visit in
            try await visit.answer(
                Page(
                    "commendations", title: visit.words["menu_commendations"], menu: .commendations,
                    model: CommendationsPage(visit)))
        }
        book.on(.commendationsCSV) { visit in
            // Every line of the file names somebody.
            try visit.demand(.seeNames)
            let register = try visit.commendationRegister(in: visit.choice.period)
            try visit.workspace.audit(
                "export.commendations", subject: "\(visit.unit) \(visit.choice.period)",
                detail: ["rows": String(register.entries.count), "revision": String(register.revision)],
                by: visit.identity.account)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                    .contentDisposition:
                        "attachment; filename=\"khen-thuong-\(visit.unit)-\(visit.choice.period).csv\"",
                ],
                // With the mark that spreadsheets look for before they read UTF-8.
                body: ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}" + register.csv)))
        }
    }
}

/// Commendations: counted by form and period, and listed where names may be seen.
struct CommendationsPage: Sendable {
    struct Form: Sendable {
        let name: String
        let level: String
        let collectives: String
        let individuals: String
        let total: String
        /// The register of this form alone; `nil` where none of it is listed.
        let href: String?
        let isChosen: Bool
    }
    struct Span: Sendable {
        let period: String
        let href: String
        let isChosen: Bool
        let collectives: String
        let individuals: String
    }
    struct Entry: Sendable {
        let name: ShownText
        let kind: String
        let unit: String
        let form: String
        let decision: ShownText
        let achievement: ShownText
    }

    let heading: String
    let collectives: String
    let individuals: String
    let forms: [Form]
    let spans: [Span]
    let entries: [Entry]
    /// Why some or all are not listed; `nil` when all are.
    let unlisted: String?
    let csv: String?
    /// The form the register is narrowed to.
    let chosenForm: String?
    let allHref: String
    /// The words the register is narrowed to; empty for none.
    let text: String
    let hidden: [PageFrame.Field]
    /// Nothing of what is listed has the words.
    let hasNoMatch: Bool
    /// `1–50 / 346`; `nil` when all are on the page.
    let shown: String?
    let earlier: String?
    let later: String?
    let isEmpty: Bool
    /// The council's page, for whoever sits in it or proposes to it.
    let council: String?

    static let linesPerPage = 50
}

extension CommendationsPage {
    init(_ visit: Visit) async throws {
        let words = visit.words
        let period = visit.choice.period
        let register = try visit.commendationRegister(in: period)
        heading = words.sentence(
            "cmd_heading", ["unit": visit.name(of: visit.unit), "period": words.period(period)])
        collectives = visit.count(register.count.collectives)
        individuals = visit.count(register.count.individuals)
        let asked = visit.query["form"].flatMap { code in register.forms.first { $0.form == code }?.form }
        let typed = visit.query["text"].flatMap { $0.isEmpty ? nil : $0 }
        let listed = register.listing(form: asked, text: typed).entries
        let listedForms = Set(register.entries.map(\.form))
        forms = register.forms.map {
            Form($0, isListed: listedForms.contains($0.form), isChosen: $0.form == asked, visit)
        }
        spans = try [period.year, period.year - 1].flatMap { [.year($0)] + Period.all(.half, in: $0) }.map { span in
            let count = try visit.commendationRegister(in: span).count
            return Span(
                period: words.period(span), href: visit.choice.link("/commendations", [("period", span.description)]),
                isChosen: span == period, collectives: visit.count(count.collectives),
                individuals: visit.count(count.individuals))
        }
        let pages = max(1, (listed.count + Self.linesPerPage - 1) / Self.linesPerPage)
        let number = min(pages, max(1, visit.query["page"].flatMap { Int($0) } ?? 1))
        let first = (number - 1) * Self.linesPerPage
        let page = listed.dropFirst(first).prefix(Self.linesPerPage)
        let link = { (number: Int) in
            visit.choice.link("/commendations", [("form", asked), ("text", typed), ("page", String(number))])
                + "#register"
        }
        entries = page.map { Entry($0, visit) }
        shown =
            pages == 1 ? nil : "\(first + 1)–\(first + page.count) / \(visit.count(listed.count))"
        earlier = number > 1 ? link(number - 1) : nil
        later = number < pages ? link(number + 1) : nil
        chosenForm = asked.map { visit.commendationForm($0)?.names[visit.language] ?? $0 }
        allHref = visit.choice.link("/commendations") + "#register"
        text = typed ?? ""
        hidden = [
            ("unit", visit.unit.rawValue), ("period", period.description), ("asat", visit.choice.asAt?.description),
            ("known", visit.choice.known.map(String.init)), ("form", asked),
        ].compactMap { name, value in value.map { PageFrame.Field(name: name, value: $0) } }
        hasNoMatch = listed.isEmpty && !register.entries.isEmpty
        unlisted =
            register.unlisted == 0
            ? nil : words.sentence("cmd_unlisted", ["n": visit.count(register.unlisted)])
        csv =
            !register.entries.isEmpty && visit.may(.export) && visit.may(.seeNames)
            ? visit.choice.link("/commendations.csv") : nil
        isEmpty = register.forms.isEmpty
        council = visit.seesProposals ? visit.choice.link("/commendations/council") : nil
    }
}

extension Visit {
    /// Of the unit the route was opened at, with the names this reader may see.
    fileprivate func commendationRegister(in period: Period) throws -> CommendationRegister {
        try workspace.commendationRegister(
            of: unit.rawValue, in: period, known: choice.known, namesAt: identity.units(.seeNames, in: tree))
    }

    fileprivate func commendationForm(_ code: String) -> CommendationForm? {
        pack.commendationForms.first { $0.code == code }
    }
}

extension CommendationsPage.Form {
    fileprivate init(
        _ count: CommendationRegister.FormCount, isListed: Bool, isChosen: Bool, _ visit: Visit
    ) {
        let form = visit.commendationForm(count.form)
        name = form?.names[visit.language] ?? count.form
        level = form?.level[visit.language] ?? ""
        collectives = visit.count(count.collectives)
        individuals = visit.count(count.individuals)
        total = visit.count(count.collectives + count.individuals)
        href = isListed ? visit.choice.link("/commendations", [("form", count.form)]) + "#register" : nil
        self.isChosen = isChosen
    }
}

extension CommendationsPage.Entry {
    fileprivate init(_ entry: CommendationRegister.Entry, _ visit: Visit) {
        name = visit.shown(asWritten: entry.name)
        kind = visit.words[entry.subject == .collective ? "cmd_collective" : "cmd_individual"]
        unit = visit.shortName(of: entry.unit)
        form = visit.commendationForm(entry.form)?.names[visit.language] ?? entry.form
        decision = visit.shown(entry.decision)
        achievement = visit.shown(asWritten: entry.achievement)
    }
}
