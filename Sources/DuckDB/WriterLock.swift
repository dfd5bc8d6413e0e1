import Foundation
import Glibc
import Synchronization
import SystemPackage

/// The right to write to a lake: an exclusive `flock(2)` on a file, so that it ends with the last process that holds it.
///
/// A session opened with the lock passes it on to its DuckDB child: when we are killed, the lock lives until the orphan has
/// finished the statement it was in. The file stays when the lock is gone; its content only says who took it last.
package final class WriterLock: Sendable {
    /// Who holds a lock, as far as its file tells.
    package struct Holder: Hashable, Sendable {
        package let processID: Int32
        /// The DuckDB process the holder passed the lock to; 0 for none.
        package let childID: Int32
        package let command: String
        /// `false` when only the holder's DuckDB is left, to finish its last statement.
        package let isRunning: Bool

        package init(processID: Int32, childID: Int32, command: String, isRunning: Bool) {
            self.processID = processID
            self.childID = childID
            self.command = command
            self.isRunning = isRunning
        }
    }

    package let path: String
    private let command: String
    /// `nil` once released. A mutex and not an actor because `deinit` and a child's start must reach it without waiting;
    /// it is held for single system calls only.
    private let file: Mutex<Hold?>

    private struct Hold {
        let descriptor: FileDescriptor
        var isInherited = false
    }

    private init(path: String, command: String, file: FileDescriptor) {
        self.path = path
        self.command = command
        self.file = Mutex(Hold(descriptor: file))
    }

    deinit { release() }

    /// Takes the lock, waiting for another holder up to `limit`.
    ///
    /// - Parameters:
    ///   - command: What we are doing, for whoever waits for us: `twofold ingest`.
    ///   - onWait: Called once, when somebody else holds the lock and the wait begins.
    /// - Throws: ``WriterLockError``; `CancellationError`.
    package static func acquire(
        _ path: String, command: String, waiting limit: Duration, onWait: (Holder?) -> Void = { _ in }
    ) async throws -> WriterLock {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
        } catch {
            throw WriterLockError.unusable(path: path, reason: "\(error)")
        }
        let lock = WriterLock(path: path, command: command, file: file)
        let deadline = ContinuousClock.now + limit
        var isWaiting = false
        while flock(file.rawValue, LOCK_EX | LOCK_NB) != 0 {
            let failure = errno
            guard failure == EWOULDBLOCK || failure == EINTR else {
                throw WriterLockError.unusable(path: path, reason: String(cString: strerror(failure)))
            }
            guard ContinuousClock.now < deadline else { throw WriterLockError.held(path: path, by: holder(of: path)) }
            if !isWaiting { onWait(holder(of: path)) }
            isWaiting = true
            try await Task.sleep(for: .milliseconds(50))
        }
        lock.note(child: 0)
        return lock
    }

    /// Gives the lock up; a child that inherited it keeps it until it ends. Does nothing the second time.
    package func release() {
        file.withLock { hold in
            guard let last = hold else { return }
            // Closing alone would leave the lock to a program that another thread is just starting, until its exec.
            if !last.isInherited { _ = flock(last.descriptor.rawValue, LOCK_UN) }
            try? last.descriptor.close()
            hold = nil
        }
    }

    /// What the file says of the last holder; `nil` when it says nothing.
    package static func holder(of path: String) -> Holder? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count == 3, let processID = Int32(words[0]), let childID = Int32(words[1]) else { return nil }
        return Holder(
            processID: processID, childID: childID,
            command: words[2].trimmingCharacters(in: .whitespacesAndNewlines),
            isRunning: kill(processID, 0) == 0 || errno == EPERM)
    }

    /// The open file, to hand to a child. It stays ours to close.
    ///
    /// - Throws: ``WriterLockError/released(path:)``
    func descriptor() throws(WriterLockError) -> FileDescriptor {
        let descriptor = file.withLock { hold in
            hold?.isInherited = true
            return hold?.descriptor
        }
        guard let descriptor else { throw .released(path: path) }
        return descriptor
    }

    /// Writes the file's one line: our process, our child, our command.
    func note(child: Int32) {
        file.withLock { hold in
            guard let file = hold?.descriptor else { return }
            let line = "\(getpid()) \(child) \(command)\n"
            // Only for people to read: the lock itself does not depend on it.
            _ = try? file.writeAll(toAbsoluteOffset: 0, line.utf8)
            _ = ftruncate(file.rawValue, off_t(line.utf8.count))
        }
    }
}

package enum WriterLockError: Error, Hashable, Sendable {
    case held(path: String, by: WriterLock.Holder?)
    case released(path: String)
    case unusable(path: String, reason: String)
}

extension WriterLockError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .held(let path, let holder):
            "\(holder?.description ?? "another process") is writing (lock file \(path)); try again when it has finished"
        case .released(let path): "the writer lock \(path) has been released already"
        case .unusable(let path, let reason):
            "the lock file \(path) cannot be used: \(reason); check the folder's rights"
        }
    }
}

extension WriterLock.Holder: CustomStringConvertible {
    package var description: String {
        isRunning
            ? "process \(processID) (\(command))"
            : "DuckDB process \(childID), left to finish by process \(processID) (\(command), ended),"
    }
}
