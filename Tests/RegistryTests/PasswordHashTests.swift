import Foundation
import GRDB
import Testing

@testable import Registry

@Suite struct `Passwords at rest` {
    /// The first 32 bytes of the keys of RFC 7914, section 12: the key's length does not change its beginning.
    @Test(arguments: [
        ("password", "NaCl", 1_024, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
        (
            "pleaseletmein", "SodiumChloride", 16_384, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        ),
    ])
    func `are keys of scrypt as RFC 7914 has them`(
        password: String, salt: String, rounds: Int, parallelism: Int, key: String
    ) throws {
        let cost = PasswordHash.Cost(rounds: rounds, blockSize: 8, parallelism: parallelism)
        #expect(try PasswordHasher.scrypt(Data(password.utf8), Data(salt.utf8), cost).hexadecimal == key)
    }

    @Test func `have a salt each, and match however their diacritics are written`() async throws {
        let hasher = PasswordHasher(cost: .init(rounds: 16))
        let composed = "m\u{1ED9}t câu dài"
        let first = try await hasher.hash(composed)
        let second = try await hasher.hash(composed)
        #expect(first.salt != second.salt && first.key != second.key)
        #expect(first.salt.count == 16 && first.key.count == 32)
        #expect(try await hasher.matches("mo\u{323}\u{302}t ca\u{302}u da\u{300}i", first))
        #expect(try await !hasher.matches("một câu dài ", first))
        #expect(try await !hasher.matches("Một câu dài", first))
    }

    @Test func `match nothing where there is no account, and never an empty one`() async throws {
        // A key of zeros is what a missing account is compared with.
        let hasher = PasswordHasher(cost: .init(rounds: 16)) { _, _, _ in Data(count: 32) }
        #expect(try await !hasher.matches("anything at all", nil))
        let zeros = PasswordHash(cost: .init(rounds: 16), salt: Data(count: 16), key: Data(count: 32))
        #expect(try await hasher.matches("anything at all", zeros))
        #expect(try await !hasher.matches("", zeros))
        #expect(try await !PasswordHasher(cost: .init(rounds: 16)).matches("", nil))
    }

    @Test func `are checked at the cost they were stored with`() async throws {
        let old = try await PasswordHasher(cost: .init(rounds: 16)).hash("một câu dài dễ nhớ")
        #expect(old.cost.rounds == 16)
        #expect(try await PasswordHasher(cost: .init(rounds: 1_024)).matches("một câu dài dễ nhớ", old))
    }
}

@Suite struct `The second migration` {
    @Test func `adds to a registry of the first version and keeps what it holds`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "migration-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "registry.sqlite")
        let old = try DatabasePool(path: file.path)
        var migrator = DatabaseMigrator()
        migrator.registerMigration(Migration0001.name) { try Migration0001.apply($0) }
        try migrator.migrate(old)
        try old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO revision (sequence, recorded_at, cause, summary, payload)
                    VALUES (1, '2020-07-07T00:00:00Z', 'init', 'new workspace', '{}')
                    """)
        }
        try old.close()
        let registry = try RegistryStore(at: file)
        #expect(try registry.latestRevision()?.sequence == 1)
        #expect(try registry.accounts().isEmpty)
    }

    @Test func `gives every lookup of a request an index`() throws {
        let workspace = try TemporaryRegistry()
        for query in [
            "SELECT * FROM session WHERE token_hash = 'x'", "SELECT * FROM api_token WHERE token_hash = 'x'",
            "SELECT COUNT(*), MAX(at) FROM sign_in_attempt WHERE name_hash = 'x' AND is_forgiven = 0",
            "SELECT COUNT(*), MAX(at) FROM sign_in_attempt WHERE address = 'x'",
            "SELECT * FROM account_grant WHERE account = 1", "SELECT * FROM account WHERE name_key = 'x'",
        ] {
            let plan = try workspace.registry.pool.read { db in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(query)").map { $0["detail"] as String }
            }
            #expect(plan.count == 1 && plan[0].hasPrefix("SEARCH"), "\(query): \(plan)")
        }
    }
}
