import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

/// What stands around every page: masthead, menu, the choice at the top, and the foot.
struct PageFrame: Sendable {
    struct Option: Sendable {
        let value: String
        let text: String
        let isSelected: Bool
    }
    struct OptionGroup: Sendable {
        let label: String
        let options: [Option]
    }
    struct Field: Sendable {
        let name: String
        let value: String
    }
    struct ChoiceBar: Sendable {
        let action: String
        let units: [Option]
        let periods: [OptionGroup]
        let asAt: String
        let known: String?
        let hidden: [Field]
    }
    /// The way to what waits for the reader.
    struct Bell: Sendable {
        struct Unread: Sendable {
            let number: Int
            let told: String
        }
        let href: String
        /// `nil` where all is read.
        let text: String
        let unread: Unread?
    }
    struct Tongue: Sendable {
        let code: String
        let name: String
        let isCurrent: Bool
    }

    let lang: String
    let title: String
    let organisation: String
    let style: String
    let script: String
    let htmx: String
    let echarts: String
    let csrf: String
    let tongues: [Tongue]
    /// Where the reader comes back to after changing the language.
    let here: String
    /// `nil` on pages for nobody in particular.
    let person: String?
    /// `nil` on pages for nobody in particular.
    let bell: Bell?
    /// What stands in the bell's place on a page that several readers are handed.
    let bellMark: String?
    /// The reader's first page.
    let home: String
    let menu: [Menu.Entry]
    let choice: ChoiceBar?
    /// Printed on every page while the records are generated.
    let label: String?
    let foot: String

    /// The frame of a page for somebody.
    ///
    /// - Parameter bellMark: Stands in the place of the bell, which is somebody's own.
    init(_ visit: Visit, _ page: Page, bellMark: String? = nil) async throws {
        let words = visit.words
        let revision = try await visit.live.revision()
        self.init(
            bare: visit.pages, visit.language, title: page.title, organisation: visit.pack.names[visit.language],
            here: visit.request.uri.string, csrf: visit.csrf, person: visit.identity.displayName,
            bell: bellMark == nil ? try await Bell(visit) : nil, bellMark: bellMark,
            home: Menu.home(of: visit.identity, in: visit.tree),
            menu: Menu.entries(
                for: visit.identity, in: visit.tree, choice: visit.choice, current: page.menu, words: words),
            choice: page.showsChoice ? try await ChoiceBar(visit) : nil,
            label: try visit.workspace.syntheticLabel,
            foot: words.sentence("foot_revision", ["n": String(visit.choice.known ?? revision)]))
    }

    /// The frame of a page for nobody: sign-in, and what went wrong before anybody was recognised.
    init(
        bare pages: PageLibrary, _ language: Language, title: String, organisation: String = "", here: String = "/",
        csrf: String = "", person: String? = nil, bell: Bell? = nil, bellMark: String? = nil, home: String = "/",
        menu: [Menu.Entry] = [], choice: ChoiceBar? = nil, label: String? = nil, foot: String = ""
    ) {
        lang = language.rawValue
        self.title = title
        self.organisation = organisation
        style = pages.assets.link("app.css")
        script = pages.assets.link("app.js")
        htmx = pages.assets.link("htmx.min.js")
        echarts = pages.assets.link("echarts.min.js")
        self.csrf = csrf
        tongues = [Language.vietnamese, .english].map {
            Tongue(
                code: $0.rawValue, name: $0 == .vietnamese ? "Tiếng Việt" : "English", isCurrent: $0 == language)
        }
        self.here = here
        self.person = person
        self.bell = bell
        self.bellMark = bellMark
        self.home = home
        self.menu = menu
        self.choice = choice
        self.label = label
        self.foot = foot
    }
}

extension PageFrame.Bell {
    init(_ visit: Visit) async throws {
        href = visit.choice.link("/notices")
        text = visit.words["ntc_bell"]
        let count = try await visit.live.unreadNotices(of: visit.identity.account, asAt: visit.noticeDay)
        unread =
            count == 0
            ? nil : Unread(number: count, told: visit.words.sentence("ntc_bell_unread", ["n": visit.count(count)]))
    }
}

extension PageFrame.ChoiceBar {
    init(_ visit: Visit) async throws {
        let choice = visit.choice
        action = visit.request.uri.path
        units = visit.tree.units.filter { visit.units.contains($0.id) }.map { unit in
            let indent = String(repeating: "\u{2003}", count: max(0, visit.tree.level(of: unit.id)))
            return PageFrame.Option(
                value: unit.id.rawValue, text: indent + unit.names[visit.language], isSelected: unit.id == choice.unit)
        }
        let last = try? await visit.live.lastDay(known: choice.known)
        periods = Self.periods(
            around: choice.period, last: last ?? visit.workspace.today(), calendar: visit.pack.defaultCalendar,
            words: visit.words)
        asAt = choice.asAt?.description ?? ""
        known = choice.known.map(String.init)
        let own: Set = ["unit", "period", "asat", "known"]
        hidden = visit.query.names.filter { !own.contains($0) }.flatMap { name in
            visit.query.all(name).map { PageFrame.Field(name: name, value: $0) }
        }
    }

    /// The years with records, the newest first, each with its halves, quarters and months that had begun on the last day.
    private static func periods(
        around chosen: Period, last: Day, calendar: ReportingCalendar, words: Words
    ) -> [PageFrame.OptionGroup] {
        let newest = max(last.year, chosen.year)
        return (0..<4).map { newest - $0 }.map { year in
            let kinds: [Period.Kind] = [.year, .nineMonths, .half, .quarter, .month]
            let periods = kinds.flatMap { Period.all($0, in: year) }
                .filter { calendar.days(of: $0).from <= last || $0 == chosen }
            return PageFrame.OptionGroup(
                label: String(year),
                options: periods.map {
                    PageFrame.Option(value: $0.description, text: words.period($0), isSelected: $0 == chosen)
                })
        }
    }
}
