import Foundation
import Packs

/// Opens a workbook.
struct XLSXFile {
    let source: Source
    let search: HeaderSearch
    let temporaryFolder: String

    func open(_ url: URL) throws -> SourceTable {
        throw UnusableFile(.unreadable, file: search.file, vi: "chưa", en: "not yet")
    }
}
