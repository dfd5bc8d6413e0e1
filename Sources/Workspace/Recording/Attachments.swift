import Crypto
package import Domain
package import Foundation
import Registry

extension TwofoldWorkspace {
    /// Keeps a file that was sent, as it is, with a living record. The upload is gone afterwards.
    ///
    /// - Parameters:
    ///   - unit: Whose it is; `nil` for everybody's.
    ///   - subject: What it belongs to: `action N03.3`.
    package func attach(_ upload: Upload, to subject: String, of unit: OrgUnit.ID?) throws -> Attachment {
        let kept = try attach(uploads.file(of: upload), named: upload.fileName, to: subject, of: unit)
        try uploads.discard(upload)
        return kept
    }

    /// Keeps a copy of a file with a living record.
    ///
    /// - Throws: ``WorkspaceError/noSuchFile(_:)``.
    package func attach(
        _ file: URL, named name: String? = nil, to subject: String, of unit: OrgUnit.ID?
    ) throws -> Attachment {
        guard FileManager.default.fileExists(atPath: file.path) else { throw WorkspaceError.noSuchFile(file.path) }
        let (hash, size) = try Self.hash(of: file)
        let folder = folder.appending(path: "attachments")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let place = folder.appending(path: hash)
        if !FileManager.default.fileExists(atPath: place.path) {
            // Whole under its name, or not there: the registry names only what is.
            let partial = folder.appending(path: ".\(UploadFolder.newID())")
            try FileManager.default.copyItem(at: file, to: partial)
            try FileManager.default.moveItem(at: partial, to: place)
        }
        return try registry.attach(
            id: UploadFolder.newID(), fileName: SafeFileName(name ?? file.lastPathComponent).text, sizeBytes: size,
            sha256: hash, unit: unit, subject: subject, by: actor)
    }

    /// What is known of an attachment; `nil` where there is none.
    package func attachment(_ id: String) throws -> Attachment? { try registry.attachment(id) }

    /// Where the bytes of an attachment lie.
    package func file(of attachment: Attachment) -> URL {
        folder.appending(path: "attachments").appending(path: attachment.sha256)
    }

    private static func hash(of file: URL) throws -> (String, bytes: Int) {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var hasher = SHA256()
        var size = 0
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
            hasher.update(data: chunk)
            size += chunk.count
        }
        let hex = hasher.finalize().map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return (hex.joined(), size)
    }
}

/// What somebody points at to show that something is so: a file of this workspace, a figure, or words.
package enum Evidence: Hashable, Sendable {
    case file(id: String)
    case figure(FigureReference)
    /// By its code.
    case action(String)
    case report(form: String, unit: OrgUnit.ID, period: Period)
    case words(String)

    /// As living records keep it: `file:0123456789abcdef`, a figure's reference, `action N03.3`, `report phong_dich/20CF/202006`,
    /// else words.
    package init(_ text: String) {
        if text.hasPrefix("file:") {
            self = .file(id: String(text.dropFirst(5)))
        } else if let reference = FigureReference(text) {
            self = .figure(reference)
        } else {
            self = Self.part(text) ?? .words(text)
        }
    }

    /// `action CODE` or `report FORM/UNIT/PERIOD`.
    private static func part(_ text: String) -> Evidence? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, !words[1].isEmpty else { return nil }
        // Codes have a number: "action plan" is words.
        if words[0] == "action", words[1].contains(where: \.isNumber) { return .action(String(words[1])) }
        let parts = words[1].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard words[0] == "report", parts.count == 3, let period = Period(parts[2]) else { return nil }
        return .report(form: parts[0], unit: OrgUnit.ID(parts[1]), period: period)
    }

    package var text: String {
        switch self {
        case .file(let id): "file:\(id)"
        case .figure(let reference): reference.description
        case .action(let code): "action \(code)"
        case .report(let form, let unit, let period): "report \(form)/\(unit)/\(period)"
        case .words(let text): text
        }
    }
}
