package import Foundation
import GRDB

/// The database of record: one SQLite file to which rows are added and of which none is changed.
///
/// Every row says since which workspace revision it is known; every read takes the revision whose knowledge it wants,
/// `nil` for the latest. Writers are serialised by the pool; a `write` here is one business step.
package struct RegistryStore: Sendable {
    let pool: DatabasePool
    let now: @Sendable () -> Date

    /// Opens the file, makes it where it is not there, and brings its tables up to date.
    ///
    /// - Parameter now: The clock of `recorded_at` and of the audit trail. Order never depends on it.
    /// - Throws: GRDB's `DatabaseError` for a file that is no database or cannot be written.
    package init(at file: URL, now: @escaping @Sendable () -> Date = { Date() }) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.label = "registry"
        pool = try DatabasePool(path: file.path, configuration: configuration)
        self.now = now
        // The pool opens in WAL with NORMAL: a power cut could then lose the last revision. A database of record may not.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        var migrator = DatabaseMigrator()
        migrator.registerMigration(Migration0001.name) { try Migration0001.apply($0) }
        migrator.registerMigration(Migration0002.name) { try Migration0002.apply($0) }
        migrator.registerMigration(Migration0003.name) { try Migration0003.apply($0) }
        migrator.registerMigration(Migration0004.name) { try Migration0004.apply($0) }
        migrator.registerMigration(Migration0005.name) { try Migration0005.apply($0) }
        migrator.registerMigration(Migration0006.name) { try Migration0006.apply($0) }
        migrator.registerMigration(Migration0007.name) { try Migration0007.apply($0) }
        migrator.registerMigration(Migration0008.name) { try Migration0008.apply($0) }
        migrator.registerMigration(Migration0009.name) { try Migration0009.apply($0) }
        try migrator.migrate(pool)
    }

    /// Closes the file once its readers are done; no other call may follow.
    package func close() throws { try pool.close() }

    /// Copies the registry, as one revision left it, to a new file.
    package func backup(to file: URL) throws {
        let copy = try DatabaseQueue(path: file.path)
        try pool.backup(to: copy)
        try copy.close()
    }
}

extension Date {
    /// `2020-07-07T01:30:00Z`: UTC, whole seconds.
    var recordText: String { formatted(.iso8601) }
}
