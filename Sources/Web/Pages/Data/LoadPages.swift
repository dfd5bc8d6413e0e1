import Domain
import Foundation
import Hummingbird
import Lake
import Packs
import Workspace

/// Every load, the latest first.
struct LoadsPage: Sendable {
    let loads: [LoadLine]
    let newer: String?
    let older: String?
}

/// One load: its receipt, its header, what it changed.
struct LoadPage: Sendable {
    struct Changed: Sendable {
        let name: String
        let unit: String
        let before: ShownFigure
        let after: ShownFigure
    }

    let heading: String
    let state: ShownState
    let note: String?
    let facts: [UploadPage.Fact]
    let receipt: ReceiptView
    let open: String?
    let quarantineHref: String
    let labels: [String]
    let changedHeading: String?
    let changed: [Changed]
    let takeBackHref: String?
}

/// Asks once more, and why.
struct TakeBackPage: Sendable {
    let number: Int
    let file: String
    let facts: [UploadPage.Fact]
    let problem: String?
    let reason: String
    let action: String
    let back: String
}

extension WebServer {
    func bindLoads(_ book: RouteBook) {
        book.on(.loads) { visit in
            try await visit.answer(
                Page(
                    "loads", title: visit.words["data_loads"], menu: .data, showsChoice: false, model: LoadsPage(visit))
            )
        }
        book.on(.load) { visit in
            let load = try await visit.load()
            return try await visit.answer(
                Page(
                    "load", title: visit.words.sentence("data_load_n", ["n": String(load.number)]), menu: .data,
                    showsChoice: false, model: LoadPage(load, visit)))
        }
        book.on(.takeBackPage) { visit in try await visit.answer(visit.takeBackPage(of: visit.load())) }
        book.on(.takeBack) { visit in
            let load = try await visit.load()
            guard load.isInForce else { return visit.redirect(to: "/data/loads/\(load.number)") }
            let reason = visit.form["reason"] ?? ""
            guard reason.count >= TakeBackPage.shortestReason, reason.count <= TakeBackPage.longestReason else {
                return try await visit.answer(
                    visit.takeBackPage(of: load, reason: reason, problem: visit.words["data_reason_needed"]),
                    status: .badRequest)
            }
            let job = await jobs.ask(.takeBack(load: load.number, reason: reason), in: visit.workspace)
            return visit.redirect(to: "/data/jobs/\(job.id)")
        }
    }
}

extension TakeBackPage {
    fileprivate static let shortestReason = 5
    fileprivate static let longestReason = 500
}

extension Visit {
    /// The load of the path.
    ///
    /// - Throws: ``WebError/noSuchLoad``.
    fileprivate func load() async throws -> Load {
        guard let number = Int(path("load")),
            let load = try await workspace.loadBook().first(where: { $0.number == number })
        else { throw WebError.noSuchLoad }
        return load
    }

    fileprivate func facts(of load: Load) -> [UploadPage.Fact] {
        let receipt = load.receipt
        return [
            .init(name: words["data_file"], value: receipt.file),
            .init(name: words["data_dataset"], value: name(ofDataset: receipt.dataset)),
            .init(name: words["data_source"], value: name(ofSource: receipt.source)),
            .init(name: words["data_loaded_at"], value: moment(receipt.loadedAt)),
            .init(name: words["data_size"], value: size(receipt.sizeBytes)),
            .init(name: "SHA-256", value: receipt.sha256),
        ]
    }

    fileprivate func takeBackPage(of load: Load, reason: String = "", problem: String? = nil) -> Page {
        Page(
            "take-back", title: words.sentence("data_take_back_n", ["n": String(load.number)]), menu: .data,
            showsChoice: false,
            model: TakeBackPage(
                number: load.number, file: load.receipt.file,
                facts: facts(of: load).dropLast() + [
                    .init(name: words["data_read"], value: count(load.receipt.read)),
                    .init(
                        name: words["data_covers"],
                        value: load.receipt.coverage.isEmpty
                            ? words["data_covers_nothing"]
                            : load.receipt.coverage.map(text(of:)).joined(separator: "; ")),
                ], problem: problem, reason: reason, action: "/data/loads/\(load.number)/take-back",
                back: "/data/loads/\(load.number)"))
    }
}

extension LoadsPage {
    private static let size = 50

    fileprivate init(_ visit: Visit) async throws {
        let all = try await visit.workspace.loadBook()
        let open = try await visit.workspace.refusedCounts()
        let first = visit.place("from")
        loads = all.dropFirst(first).prefix(Self.size).map { LoadLine($0, open: open[$0.number], visit) }
        newer = first > 0 ? "/data/loads?from=\(max(0, first - Self.size))" : nil
        older = first + Self.size < all.count ? "/data/loads?from=\(first + Self.size)" : nil
    }
}

// MARK: - One load

extension LoadPage {
    fileprivate init(_ load: Load, _ visit: Visit) async throws {
        let words = visit.words
        heading = words.sentence("data_load_n", ["n": String(load.number)])
        state = visit.shown(load)
        note = load.isInForce ? nil : try visit.workspace.takeBackNote(of: load.number)
        facts = visit.facts(of: load)
        receipt = ReceiptView(load.receipt, visit)
        let open = try await visit.workspace.refusedCounts(QuarantineQuery(load: load.number, onlyOpen: true))
        self.open = open[load.number].map { words.sentence("data_n_open", ["n": visit.count($0)]) }
        quarantineHref = "/data/quarantine?load=\(load.number)"
        labels = load.header
        takeBackHref = load.isInForce ? "/data/loads/\(load.number)/take-back" : nil
        let change = try await visit.changedFigures(by: load)
        changedHeading = change.map { words.sentence("data_changed_in", ["period": words.period($0.period)]) }
        changed = change?.figures ?? []
    }
}

extension Visit {
    /// The department's figures that a load changed, for the half-year of its last covered day, else of its loading.
    ///
    /// - Returns: `nil` for who may not see figures, and before anything is complete.
    fileprivate func changedFigures(by load: Load) async throws -> (period: Period, figures: [LoadPage.Changed])? {
        guard may(.viewFigures, at: tree.root),
            let revision = try workspace.revision(ofSnapshot: load.receipt.snapshot), revision > 1,
            let last = try? await live.lastDay(known: revision)
        else { return nil }
        let day = load.receipt.coverage.map(\.span.to).max().map { min($0, last) } ?? last
        guard let period = pack.defaultCalendar.period(.half, holding: day) else { return nil }
        func figures(_ known: Int) async throws -> [Figure] {
            try await live.figures(
                FigureQuery(
                    indicators: workspace.indicators(reading: DatasetID(load.receipt.dataset)).map(\.id.rawValue),
                    periods: [period], asAt: day, known: known))
        }
        let before = Dictionary(try await figures(revision - 1).map { ($0.indicator, $0) }) { first, _ in first }
        let changed = try await figures(revision).compactMap { figure -> LoadPage.Changed? in
            guard let old = before[figure.indicator], old.value != figure.value || old.coverage != figure.coverage,
                let indicator = pack.indicator(figure.indicator)
            else { return nil }
            return LoadPage.Changed(
                name: indicator.names[language], unit: people.unit(of: indicator), before: shown(old),
                after: shown(figure))
        }
        return (period, changed)
    }
}
