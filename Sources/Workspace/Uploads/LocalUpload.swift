package import Foundation

extension TwofoldWorkspace {
    /// A copy of a file of this machine as if it had been sent, to be kept with a record.
    ///
    /// - Throws: ``WorkspaceError/noSuchFile(_:)``.
    package func upload(_ file: URL) throws -> Upload {
        guard FileManager.default.fileExists(atPath: file.path) else { throw WorkspaceError.noSuchFile(file.path) }
        var receiver = try uploads.receive(file.lastPathComponent, by: actor, for: .attachment)
        do {
            let handle = try FileHandle(forReadingFrom: file)
            defer { try? handle.close() }
            while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { try receiver.write(chunk) }
            return try receiver.finish()
        } catch {
            receiver.abandon()
            throw error
        }
    }
}
