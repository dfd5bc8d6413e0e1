import Domain
import Foundation
import Hummingbird
import Lake
import Packs
import Workspace

/// What loading a sent file would do, before anything is stored.
struct UploadPage: Sendable {
    struct Fit: Sendable {
        let name: String
        let value: String
        let why: String
        let canRead: Bool
        let isChosen: Bool
    }
    struct Fact: Sendable {
        let name: String
        let value: String
    }
    struct Column: Sendable {
        let name: String
        let isRequired: Bool
        let label: String
        let isMissing: Bool
        let formats: String
        let example: String
        let converted: String
    }
    struct Cell: Sendable {
        let text: String
        let problem: String?
    }
    struct Row: Sendable {
        let line: Int
        let cells: [Cell]
        let problems: [String]
        let isRefused: Bool
    }
    struct Sample: Sendable {
        let labels: [String]
        let asRead: [Row]
        let names: [String]
        let converted: [Row]
    }
    struct Span: Sendable {
        let number: Int
        let units: [PageFrame.Option]
        let from: String
        let to: String
    }
    struct Loading: Sendable {
        let action: String
        let source: String
        let rule: String
        let ruleChecked: Bool
        let ownChecked: Bool
        let spans: [Span]
        let label: String
    }
    struct Refusal: Sendable {
        let message: String
        let code: String
        let next: String
    }

    let fileName: String
    let about: String
    let fits: [Fit]
    let refusal: Refusal?
    let notice: String?
    let facts: [Fact]
    let columns: [Column]
    let unmapped: String?
    let verdict: ShownState?
    let sample: Sample?
    let refusedRows: [Row]
    let refusedHeading: String
    let loading: Loading?
    let discard: String
}

extension WebServer {
    func bindUploads(_ book: RouteBook) {
        book.on(.uploadReceive) { visit in
            let uploads = try await UploadIntake(visit: visit, limitBytes: settings.uploadLimitMiB << 20).receive()
            return visit.redirect(to: uploads.count == 1 ? "/data/uploads/\(uploads[0].id)" : "/data#waiting")
        }
        book.on(.upload) { visit in
            let upload = try visit.upload()
            return try await visit.answer(
                Page(
                    "upload", title: upload.fileName, menu: .data, showsChoice: false,
                    model: UploadPage(upload, visit)))
        }
        book.on(.uploadDiscard) { visit in
            let upload = try visit.upload()
            try visit.workspace.uploads.discard(upload)
            try visit.workspace.audit("upload.discarded", subject: upload.fileName, by: visit.identity.account)
            return visit.redirect(to: "/data")
        }
        book.on(.uploadLoad) { visit in
            let upload = try visit.upload()
            let job = await jobs.ask(.load(upload, try visit.loadOrder(of: upload)), in: visit.workspace)
            return visit.redirect(to: "/data/jobs/\(job.id)")
        }
        book.on(.job) { visit in
            guard let job = await jobs[visit.path("job")] else { throw WebError.jobGone }
            return try await visit.answer(
                Page("job", title: visit.name(of: job), menu: .data, showsChoice: false, model: JobPage(job, visit)))
        }
        book.on(.jobEvents) { visit in
            guard let job = await jobs[visit.path("job")] else { throw WebError.jobGone }
            return visit.events(of: job, jobs)
        }
    }
}

// MARK: - What was sent

extension Visit {
    /// The order a form makes.
    ///
    /// - Throws: ``WebError`` for a source, unit or day that is none.
    fileprivate func loadOrder(of upload: Upload) throws -> LoadOrder {
        guard let source = form["source"] ?? upload.source, pack.source(source) != nil else {
            throw WebError.invalid(
                "unknown-source", vi: "Hãy chọn nguồn của tệp.", en: "Choose the source of the file.")
        }
        let replaces = try span(from: form["replaces_from"], to: form["replaces_to"])
        switch form["coverage"] {
        case "none": return LoadOrder(source: source, infersCoverage: false, replaces: replaces)
        case "own":
            let covers = try (0..<UploadPage.spanCount).compactMap { number -> CoveredSpan? in
                guard let span = try span(from: form["from\(number)"], to: form["to\(number)"]) else { return nil }
                let unit = OrgUnit.ID(form["unit\(number)"] ?? tree.root.rawValue)
                guard tree[unit] != nil else {
                    throw WebError.invalid(
                        "unknown-unit", vi: "Không có đơn vị '\(unit)'.", en: "There is no unit '\(unit)'.")
                }
                return CoveredSpan(unit: unit, span: span)
            }
            return LoadOrder(source: source, covers: covers, infersCoverage: false, replaces: replaces)
        default: return LoadOrder(source: source, replaces: replaces)
        }
    }

    /// - Returns: `nil` where both are empty.
    private func span(from: String?, to: String?) throws -> DaySpan? {
        guard from != nil || to != nil else { return nil }
        guard let first = from.flatMap({ Day($0) }), let last = to.flatMap({ Day($0) }),
            let span = DaySpan(from: first, to: last)
        else {
            throw WebError.invalid(
                "bad-span",
                vi:
                    "Khoảng ngày '\(from ?? "")' – '\(to ?? "")' không đúng; cần ngày đầu và ngày cuối, ngày cuối không trước ngày đầu.",
                en: "'\(from ?? "")' – '\(to ?? "")' is no span of days; give the first and the last day, in order.")
        }
        return span
    }
}

// MARK: - What is shown

extension UploadPage {
    static let spanCount = 4

    fileprivate init(_ upload: Upload, _ visit: Visit) async throws {
        let words = visit.words
        let preview = try await visit.workspace.preview(
            visit.workspace.uploads.file(of: upload), source: visit.query["source"] ?? upload.source)
        fileName = upload.fileName
        about = words.sentence(
            "data_sent_by",
            ["by": upload.account, "at": visit.moment(upload.uploadedAt), "size": visit.size(upload.sizeBytes)])
        fits = preview.fits.map { Fit($0, chosen: preview.source, visit) }
        discard = "/data/uploads/\(upload.id)/discard"
        notice = preview.alreadyLoaded.map { words.sentence("data_already_loaded", ["n": String($0)]) }
        refusedHeading = words["data_rows_refused_first"]
        switch preview.result {
        case .failure(let unusable):
            refusal = Refusal(unusable, visit)
            facts = []
            columns = []
            unmapped = nil
            verdict = nil
            sample = nil
            refusedRows = []
            loading = nil
        case .success(let file):
            refusal = nil
            facts = Self.facts(file, visit)
            columns = file.columns.map { Column($0, file, visit) }
            unmapped = file.unmapped.isEmpty ? nil : file.unmapped.map { "“\($0)”" }.joined(separator: ", ")
            verdict = Self.verdict(file, visit)
            sample = Sample(file, visit)
            let shown = Set(file.rows.map(\.line))
            refusedRows = file.refusedRows.filter { !shown.contains($0.line) }.map { Row(asRead: $0, file, visit) }
            loading = Loading(upload, preview, file, visit)
        }
    }

    private static func facts(_ file: FilePreview, _ visit: Visit) -> [Fact] {
        let words = visit.words
        var facts = [
            Fact(name: words["data_source"], value: visit.name(ofSource: file.source)),
            Fact(name: words["data_dataset"], value: visit.name(ofDataset: file.dataset)),
            Fact(name: words["data_format"], value: file.format),
        ]
        if let encoding = file.encoding { facts.append(Fact(name: words["data_encoding"], value: encoding.rawValue)) }
        if let delimiter = file.delimiter {
            facts.append(Fact(name: words["data_delimiter"], value: delimiter == "\t" ? "Tab" : delimiter))
        }
        if let sheet = file.sheet {
            let others =
                file.otherSheets.isEmpty
                ? "" : " (\(words["data_not_read"]): \(file.otherSheets.joined(separator: ", ")))"
            facts.append(Fact(name: words["data_sheet"], value: sheet + others))
        }
        if let line = file.headerLine { facts.append(Fact(name: words["data_header_line"], value: String(line))) }
        if !file.corrects.isEmpty {
            facts.append(
                Fact(name: words["data_corrects"], value: file.corrects.map(String.init).joined(separator: ", ")))
        }
        return facts
    }

    private static func verdict(_ file: FilePreview, _ visit: Visit) -> ShownState {
        let key = (file.isWhole ? "data_judged_whole" : "data_judged_first")
        let text = visit.words.sentence(key, ["n": visit.count(file.judged), "refused": visit.count(file.refused)])
        return ShownState(text: text, css: file.refused == 0 && file.judged > 0 ? "state-holds" : "state-broken")
    }
}

extension UploadPage.Fit {
    fileprivate init(_ fit: SourceFit, chosen: String, _ visit: Visit) {
        let words = visit.words
        name = visit.name(ofSource: fit.source)
        value = fit.source
        canRead = fit.canRead
        isChosen = fit.source == chosen
        let byName = words[fit.fitsName ? "data_fits_name" : "data_fits_not_name"]
        why =
            fit.refusal?.message(in: visit.language.rawValue)
            ?? words.sentence("data_header_found", ["n": String(fit.columnsFound)]) + "; " + byName
    }
}

extension UploadPage.Refusal {
    init(_ unusable: UnusableFile, _ visit: Visit) {
        message = unusable.message(in: visit.language.rawValue)
        code = unusable.code.rawValue
        let key =
            switch unusable.code {
            case .missing, .unreadable, .empty, .damaged: "data_next_send_again"
            case .notThisFormat, .binary: "data_next_format"
            case .badEncoding: "data_next_encoding"
            case .lineTooLong: "data_next_format"
            case .noHeader, .labelTwice, .noSheet: "data_next_header"
            case .tooLarge: "data_next_smaller"
            }
        next = visit.words[key]
    }
}

extension UploadPage.Column {
    fileprivate init(_ column: FilePreview.MappedColumn, _ file: FilePreview, _ visit: Visit) {
        let words = visit.words
        name = visit.name(ofColumn: column.column, in: file.dataset)
        isRequired = column.isRequired
        isMissing = column.label == nil && column.constant == nil && !column.wanted.isEmpty
        label =
            column.label ?? column.constant.map { words.sentence("data_always", ["value": $0]) }
            ?? (column.wanted.isEmpty
                ? words["data_derived"]
                : words.sentence("data_label_absent", ["labels": column.wanted.joined(separator: " / ")]))
        formats = column.formats.joined(separator: "  ")
        example = column.example ?? ""
        converted = column.converted ?? ""
    }
}

extension UploadPage.Row {
    /// The cells under the file's labels, with the faults of each.
    fileprivate init(asRead row: FilePreview.Row, _ file: FilePreview, _ visit: Visit) {
        line = row.line
        isRefused = !row.problems.isEmpty
        cells = file.labels.enumerated().map { place, label in
            UploadPage.Cell(
                text: row.cells.indices.contains(place) ? row.cells[place] : "",
                problem: row.problems.first { $0.label == label && !label.isEmpty }?.message(in: visit.language))
        }
        problems = row.problems.map { problem in
            [
                problem.label ?? problem.column.map { visit.name(ofColumn: $0, in: file.dataset) },
                problem.message(in: visit.language),
            ]
            .compactMap { $0 }.joined(separator: ": ")
        }
    }

    fileprivate init(converted row: FilePreview.Row, _ file: FilePreview, _ visit: Visit) {
        line = row.line
        isRefused = !row.problems.isEmpty
        cells = file.columns.map { column in
            UploadPage.Cell(
                text: row.values[column.column] ?? PeopleFormat.unknown,
                problem: row.problems.first { $0.column == column.column }?.message(in: visit.language))
        }
        problems = []
    }
}

extension UploadPage.Sample {
    fileprivate init(_ file: FilePreview, _ visit: Visit) {
        labels = file.labels
        asRead = file.rows.map { UploadPage.Row(asRead: $0, file, visit) }
        names = file.columns.map { visit.name(ofColumn: $0.column, in: file.dataset) }
        converted = file.rows.map { UploadPage.Row(converted: $0, file, visit) }
    }
}

extension UploadPage.Loading {
    fileprivate init(_ upload: Upload, _ preview: LoadPreview, _ file: FilePreview, _ visit: Visit) {
        let words = visit.words
        action = "/data/uploads/\(upload.id)/load"
        source = preview.source
        let inferred = file.coverage.map(visit.text(of:)).joined(separator: "; ")
        rule =
            !inferred.isEmpty
            ? words.sentence("data_coverage_rule", ["spans": inferred])
            : words[file.isWhole ? "data_coverage_rule_nothing" : "data_coverage_rule_later"]
        ruleChecked = true
        ownChecked = false
        let given = file.coverage.prefix(UploadPage.spanCount).map {
            (unit: $0.unit, from: $0.span.from.description, to: $0.span.to.description)
        }
        spans = (0..<UploadPage.spanCount).map { number in
            let span = given.indices.contains(number) ? given[number] : (unit: visit.tree.root, from: "", to: "")
            return UploadPage.Span(
                number: number,
                units: visit.tree.units.map {
                    PageFrame.Option(
                        value: $0.id.rawValue, text: $0.shortNames[visit.language], isSelected: $0.id == span.unit)
                }, from: span.from, to: span.to)
        }
        label = words.sentence("data_load_n_rows", ["n": visit.count(file.judged - file.refused)])
    }
}
