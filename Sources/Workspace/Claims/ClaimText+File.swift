package import Claims
import Documents
import Foundation

extension ClaimText {
    /// Reads a text file in UTF-8, the paragraphs of a Word document, or with `-` the standard input.
    ///
    /// - Throws: ``WorkspaceError/noSuchFile(_:)``, ``WorkspaceError/unreadableText(_:why:)``.
    package init(readingFrom path: String) throws {
        if path == "-" {
            self = try ClaimText(utf8: FileHandle.standardInput.readDataToEndOfFile(), name: "standard input")
            return
        }
        let file = URL(filePath: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw WorkspaceError.noSuchFile(path)
        }
        if file.pathExtension.lowercased() == "docx" {
            do {
                self.init(try WordText(reading: file).paragraphs.joined(separator: "\n"), linesAreParagraphs: true)
            } catch let error as DocumentError {
                throw WorkspaceError.unreadableText(path, why: error.description)
            }
        } else {
            self = try ClaimText(utf8: Data(contentsOf: file), name: path)
        }
    }

    private init(utf8 data: Data, name: String) throws {
        guard let text = String(validating: data, as: UTF8.self) else {
            throw WorkspaceError.unreadableText(name, why: "it is not text in UTF-8")
        }
        self.init(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    }
}
