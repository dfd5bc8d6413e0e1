import GRDB

/// The file of the document that set a target.
enum Migration0005 {
    static let name = "0005 the file of a target's document"

    static func apply(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE target ADD COLUMN document_file TEXT CHECK (length(document_file) = 16)")
    }
}
