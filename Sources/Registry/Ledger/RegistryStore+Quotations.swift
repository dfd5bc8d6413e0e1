package import Domain
import GRDB

/// That a document quoted a figure.
package struct Quotation: Sendable, Hashable {
    /// `so-ket-6-thang-2020H1`.
    package let document: String
    package let by: String
    /// ISO 8601, UTC.
    package let at: String
}

extension RegistryStore {
    /// Notes which figures, by their handles, a document quotes.
    package func noteQuotations(of handles: [String], in document: String, by actor: String) throws {
        guard !handles.isEmpty else { return }
        try pool.write { db in
            let at = now().recordText
            for handle in Set(handles).sorted() {
                try db.execute(
                    sql: """
                        INSERT INTO figure_quotation (figure, document, quoted_by, quoted_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                    arguments: [handle, document, actor, at])
            }
            try audit(
                AuditEvent(
                    actor: actor, action: "figures.quoted", subject: document,
                    detail: canonicalJSON(["figures": Set(handles).count])),
                in: db)
        }
    }

    /// Grows whenever a document quotes a figure it did not quote.
    package func quotationCount() throws -> Int {
        try pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM figure_quotation") ?? 0 }
    }

    /// Who quoted what, by reference, the latest document first. A figure named before documents were noted has none.
    package func quotations() throws -> [FigureReference: [Quotation]] {
        try pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT reference, document, quoted_by, quoted_at
                    FROM figure_handle LEFT JOIN figure_quotation ON figure = id
                    ORDER BY reference, quoted_at DESC, document
                    """)
            var quotations: [FigureReference: [Quotation]] = [:]
            for row in rows {
                guard let reference = FigureReference(row["reference"]) else { continue }
                let document = (row["document"] as String?).map {
                    Quotation(document: $0, by: row["quoted_by"], at: row["quoted_at"])
                }
                quotations[reference, default: []] += [document].compactMap { $0 }
            }
            return quotations
        }
    }
}
