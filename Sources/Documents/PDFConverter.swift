package import Foundation

/// Turns a written DOCX (or XLSX) into a PDF with LibreOffice, so that both files say the same.
///
/// Every run has a profile folder of its own: two runs on one profile disturb each other.
package struct PDFConverter: Sendable {
    package var soffice: URL?
    package var limit: Duration

    package init(tools: DocumentTools, limit: Duration = .seconds(120)) {
        soffice = tools.soffice
        self.limit = limit
    }

    /// Writes the PDF of `file` to `target`, replacing what is there.
    ///
    /// - Throws: ``DocumentError``: no LibreOffice, a refused file, the time limit, a target that cannot be written.
    package func convert(_ file: URL, to target: URL) async throws {
        guard let soffice else {
            throw DocumentError.missingTool(
                "LibreOffice (soffice)",
                install: "install it with 'apt-get install libreoffice-writer-nogui libreoffice-calc-nogui', "
                    + "or set TWOFOLD_SOFFICE")
        }
        let work = FileManager.default.temporaryDirectory.appending(path: "twofold-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }
        let output = work.appending(path: "out")
        let isWorkbook = file.pathExtension.lowercased() == "xlsx"
        let filter = isWorkbook ? "calc_pdf_Export" : "writer_pdf_Export"
        let said = try await ChildProcess(
            name: "LibreOffice", executable: soffice,
            arguments: [
                "-env:UserInstallation=\(work.appending(path: "profile").absoluteString)", "--headless", "--norestore",
                "--convert-to", "pdf:\(filter):\(Self.options)",
                "--outdir", output.path, file.path,
            ],
            environment: ["HOME": work.path], limit: limit
        ).run()
        let made = output.appending(path: file.deletingPathExtension().lastPathComponent + ".pdf")
        guard FileManager.default.fileExists(atPath: made.path) else {
            // LibreOffice ends with success even when it could not read the file.
            throw DocumentError.toolFailed("LibreOffice", output: String(decoding: said.suffix(2000), as: UTF8.self))
        }
        do {
            try Data(contentsOf: made).write(to: target, options: .atomic)
        } catch { throw DocumentError.cannotWrite(target, why: error.localizedDescription) }
    }

    /// Tagged for screen readers; a workbook's notes are not drawn over its cells.
    private static let options =
        #"{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportNotes":{"type":"boolean","value":"false"}}"#
}
