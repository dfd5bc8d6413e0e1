import Foundation

/// A workbook's sheets, its shared texts and which of its cell styles are dates.
struct Workbook {
    struct Sheet: Hashable, Sendable {
        let name: String
        /// The member of the archive.
        let path: String
    }

    /// In the workbook's order.
    let sheets: [Sheet]
    let texts: [String]
    /// By the number of the cell style.
    let styles: [DateStyle?]
    /// Days are counted from 1904, as old Macs did.
    let countsFrom1904: Bool

    /// How a style shows a number as a date.
    struct DateStyle: Hashable, Sendable {
        let hasDay: Bool
        let hasTime: Bool
    }

    /// - Returns: `nil` when the archive has no workbook or it is damaged.
    init?(in archive: ZipArchive) {
        guard let book = archive.content(of: "xl/workbook.xml"),
            let relations = archive.content(of: "xl/_rels/workbook.xml.rels")
        else { return nil }
        var targets: [String: String] = [:]
        for case .open("Relationship", let attributes, _) in XMLEvents(relations) {
            guard let id = attributes["Id"], let target = attributes["Target"] else { continue }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        var sheets: [Sheet] = []
        var from1904 = false
        for case .open(let element, let attributes, _) in XMLEvents(book) {
            if element == "workbookPr" { from1904 = ["1", "true"].contains(attributes["date1904"]) }
            if element == "sheet", let name = attributes["name"], let path = attributes["id"].flatMap({ targets[$0] }) {
                sheets.append(Sheet(name: name, path: path))
            }
        }
        self.sheets = sheets
        countsFrom1904 = from1904
        texts = archive.has("xl/sharedStrings.xml") ? Self.texts(archive.content(of: "xl/sharedStrings.xml") ?? []) : []
        styles = Self.styles(archive.content(of: "xl/styles.xml") ?? [])
    }

    /// The `si` elements; their runs joined, phonetic readings left out.
    private static func texts(_ xml: [UInt8]) -> [String] {
        var texts: [String] = []
        var text = ""
        var isText = false
        var isPhonetic = false
        for event in XMLEvents(xml) {
            switch event {
            case .open("si", _, let isEmpty):
                text = ""
                if isEmpty { texts.append("") }
            case .open("rPh", _, let isEmpty): isPhonetic = !isEmpty
            case .open("t", _, let isEmpty): isText = !isEmpty && !isPhonetic
            case .close("si"): texts.append(text)
            case .close("rPh"): isPhonetic = false
            case .close("t"): isText = false
            case .text(let part): if isText { text += part }
            case .open, .close: break
            }
        }
        return texts
    }

    private static func styles(_ xml: [UInt8]) -> [DateStyle?] {
        var formats: [Int: String] = [:]
        var styles: [DateStyle?] = []
        var isCellStyles = false
        for event in XMLEvents(xml) {
            switch event {
            case .open("numFmt", let attributes, _):
                if let id = attributes["numFmtId"].flatMap({ Int($0) }) { formats[id] = attributes["formatCode"] }
            case .open("cellXfs", _, let isEmpty): isCellStyles = !isEmpty
            case .close("cellXfs"): isCellStyles = false
            case .open("xf", let attributes, _):
                guard isCellStyles else { continue }
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                styles.append(DateStyle(builtIn: id) ?? formats[id].flatMap { DateStyle(code: $0) })
            case .open, .close, .text: break
            }
        }
        return styles
    }
}

extension Workbook.DateStyle {
    /// The formats every spreadsheet program has by number.
    init?(builtIn id: Int) {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: self.init(hasDay: true, hasTime: false)
        case 22: self.init(hasDay: true, hasTime: true)
        case 18...21, 32...35, 45...47, 55, 56: self.init(hasDay: false, hasTime: true)
        default: return nil
        }
    }

    /// `dd/mm/yyyy hh:mm`; `nil` for a format of plain numbers. Quoted text, colours and escaped letters mean nothing.
    init?(code: String) {
        let bare = code.lowercased()
            .replacing(/"[^"]*"/, with: "").replacing(/\[[^\]]*\]/, with: "").replacing(/[\\_*]./, with: "")
        let first = bare.split(separator: ";").first ?? ""
        guard !first.contains("general") else { return nil }
        let hasTime = first.contains("h") || first.contains("s")
        let hasDay = first.contains("d") || first.contains("y") || (first.contains("m") && !hasTime)
        guard hasDay || hasTime else { return nil }
        self.init(hasDay: hasDay, hasTime: hasTime)
    }
}

/// The events of an XML text as a sequence.
struct XMLEvents: Sequence {
    private let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func makeIterator() -> AnyIterator<XMLScanner.Event> {
        var scanner = XMLScanner(bytes[...])
        return AnyIterator { scanner.next() }
    }
}
