import Domain
import Foundation
import Registry
import Synchronization
import Testing

@testable import Workspace

/// A clock that moves when told to.
final class TestClock: Sendable {
    private let seconds = Mutex(1_594_080_000)
    var now: Date { Date(timeIntervalSince1970: TimeInterval(seconds.withLock { $0 })) }
    func advance(_ by: Int) { seconds.withLock { $0 += by } }
}

/// How often a password was turned into a key, and what it cost.
final class Derivations: Sendable {
    private let costs = Mutex<[Int]>([])
    var all: [Int] { costs.withLock { $0 } }
    func note(_ rounds: Int) { costs.withLock { $0.append(rounds) } }
}

/// A registry with a department, two branches and a team, and no account; it needs no DuckDB.
final class PeopleBench {
    static let password = "một câu dài dễ nhớ"
    let clock = TestClock()
    let derivations = Derivations()
    let registry: RegistryStore
    let keeper: People
    let folder: URL

    init(_ settings: PeopleSettings = PeopleSettings(scryptRounds: 16)) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = clock
        let derivations = derivations
        registry = try RegistryStore(at: folder.appending(path: "registry.sqlite"), now: { clock.now })
        keeper = People(
            registry: registry, units: try Self.units(), languages: [.vietnamese, .english],
            ownWords: ["20ZZ", "Cục Hải quan Quảng Ninh", "Quảng Ninh"], settings: settings,
            hasher: PasswordHasher(cost: .init(rounds: settings.scryptRounds)) { password, salt, cost in
                derivations.note(cost.rounds)
                return try PasswordHasher.scrypt(password, salt, cost)
            },
            authority: .keeper("thử"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func units() throws -> OrgUnitTree {
        func unit(_ id: OrgUnit.ID, _ name: String, _ parent: OrgUnit.ID?, _ kind: String) -> OrgUnit {
            OrgUnit(id: id, names: LocalizedText(name, in: .vietnamese), parent: parent, kind: kind)
        }
        return try OrgUnitTree([
            unit("20ZZ", "Cục Hải quan Quảng Ninh", nil, "department"), unit("20CD", "Móng Cái", "20ZZ", "branch"),
            unit("20CD1", "Bắc Luân II", "20CD", "team"), unit("20CF", "Hòn Gai", "20ZZ", "branch"),
        ])
    }

    @discardableResult
    func add(_ name: String, _ grants: Grant...) async throws -> Account {
        try await keeper.addAccount(name, grants: Set(grants), password: Self.password)
    }

    /// The accounts in the hands of one of them.
    func people(as name: String) throws -> People {
        let account = try registry.account(name)
        return keeper.acting(
            as: .person(
                Identity(account: account.name, displayName: account.displayName, grants: account.grants)))
    }

    @discardableResult
    func signIn(
        _ name: String, _ password: String = PeopleBench.password, from address: String = "10.0.0.1"
    ) async throws -> SignedIn {
        try await keeper.signIn(name, password: password, from: address, userAgent: "Firefox")
    }

    var reader: AuditReader { AuditReader(registry: registry, timeZone: "Asia/Ho_Chi_Minh") }

    /// Fails to sign in so often, each time as soon as it may.
    func fail(_ name: String, times: Int, from address: String = "10.0.0.1") async throws {
        for _ in 0..<times {
            do {
                try await signIn(name, "không phải mật khẩu", from: address)
            } catch SignInRefusal.throttled(let seconds) {
                clock.advance(seconds)
                await #expect(throws: SignInRefusal.wrong) {
                    try await self.signIn(name, "không phải mật khẩu", from: address)
                }
            } catch SignInRefusal.wrong {
            }
        }
    }

    /// What the trail tells, oldest first; it must be unbroken.
    func actions() throws -> [String] {
        #expect(try registry.verifyAudit().isIntact)
        return try registry.auditEntries().map(\.action)
    }
}
