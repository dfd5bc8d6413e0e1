package import Foundation
import Glibc

/// The folder `uploads` of a workspace: `ID/upload.json`, and the file in `ID/file`. A file still on its way has a folder whose name
/// begins with a point, and is no upload yet.
package struct UploadFolder: Sendable {
    private let url: URL

    init(_ workspace: URL) { url = workspace.appending(path: "uploads") }

    /// All that wait and were sent for one purpose, the oldest first.
    ///
    /// - Parameter purpose: `nil` for records of the lake.
    package func all(for purpose: Upload.Purpose? = nil) throws -> [Upload] {
        try everything().filter { $0.purpose == purpose }
            .sorted { ($0.uploadedAt, $0.id) < ($1.uploadedAt, $1.id) }
    }

    private func everything() throws -> [Upload] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: url.path).filter(Self.isID).compactMap { self[$0] }
    }

    /// - Returns: `nil` for what was loaded or discarded, and for what is no identifier at all.
    package subscript(id: String) -> Upload? {
        guard Self.isID(id), let data = try? Data(contentsOf: folder(id).appending(path: "upload.json")) else {
            return nil
        }
        return try? Self.decoder.decode(Upload.self, from: data)
    }

    package func file(of upload: Upload) -> URL {
        folder(upload.id).appending(path: "file").appending(path: upload.fileName)
    }

    package func discard(_ upload: Upload) throws {
        guard Self.isID(upload.id) else { return }
        try FileManager.default.removeItem(at: folder(upload.id))
    }

    /// Removes what a server that was killed left half received. Only for the one server of a workspace, as it starts.
    package func removeUnfinished() throws {
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path) where name.hasPrefix(".") {
            try FileManager.default.removeItem(at: url.appending(path: name))
        }
    }

    /// What waits of one account, but for records of the lake, whose loaders see to them.
    package func waiting(of account: String) throws -> [Upload] {
        try everything().filter { $0.purpose != nil && $0.account == account }
    }

    /// Removes what nobody came back to for seven days; records of the lake stay.
    ///
    /// - Returns: How many.
    package func removeForgotten(at now: Date = Date()) throws -> Int {
        let forgotten = try everything().filter {
            $0.purpose != nil && $0.uploadedAt < now.addingTimeInterval(-7 * 86_400)
        }
        for upload in forgotten { try discard(upload) }
        return forgotten.count
    }

    /// Of files that no page lists, one's last few are kept: who sends a corrected one does not come back to the others.
    package func keepLatest(_ count: Int, for purpose: Upload.Purpose, of account: String) throws {
        for old in try all(for: purpose).filter({ $0.account == account }).dropLast(count) { try discard(old) }
    }

    /// Begins to receive a file.
    package func receive(
        _ sentName: String, by account: String, source: String? = nil, for purpose: Upload.Purpose? = nil,
        makeID: () -> String = newID
    ) throws -> UploadReceiver {
        let id = makeID()
        let partial = url.appending(path: "." + id)
        let name = SafeFileName(sentName).text
        let folder = partial.appending(path: "file")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try UploadReceiver(
            id: id, fileName: name, account: account, source: source, purpose: purpose, partial: partial,
            whole: self.folder(id))
    }

    package static func newID() -> String {
        let number = UInt64.random(in: .min ... .max)
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private func folder(_ id: String) -> URL { url.appending(path: id) }

    private static func isID(_ text: String) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }
}

/// A file on its way in. Its bytes are on disk before it becomes an upload.
package struct UploadReceiver: Sendable {
    private let id: String
    private let fileName: String
    private let account: String
    private let source: String?
    private let purpose: Upload.Purpose?
    private let partial: URL
    private let whole: URL
    private let handle: FileHandle
    package private(set) var sizeBytes = 0

    fileprivate init(
        id: String, fileName: String, account: String, source: String?, purpose: Upload.Purpose?, partial: URL,
        whole: URL
    ) throws {
        self.id = id
        self.fileName = fileName
        self.account = account
        self.source = source
        self.purpose = purpose
        self.partial = partial
        self.whole = whole
        let file = partial.appending(path: "file").appending(path: fileName)
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        handle = try FileHandle(forWritingTo: file)
    }

    package mutating func write(_ bytes: some DataProtocol) throws {
        try handle.write(contentsOf: Data(bytes))
        sizeBytes += bytes.count
    }

    /// The file is whole.
    package func finish(at now: Date = Date()) throws -> Upload {
        try handle.synchronize()
        try handle.close()
        // To the second, as its file keeps it.
        let received = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        let upload = Upload(
            id: id, fileName: fileName, account: account, uploadedAt: received, sizeBytes: sizeBytes, source: source,
            purpose: purpose)
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        try encoder.encode(upload).write(to: partial.appending(path: "upload.json"), options: .atomic)
        try FileManager.default.moveItem(at: partial, to: whole)
        return upload
    }

    /// The sender left, or sent too much: nothing stays.
    package func abandon() {
        try? handle.close()
        try? FileManager.default.removeItem(at: partial)
    }
}

extension TwofoldWorkspace {
    package var uploads: UploadFolder { UploadFolder(folder) }
}
