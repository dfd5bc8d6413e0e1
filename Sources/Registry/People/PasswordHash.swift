import Crypto
import CryptoExtras
package import Foundation

/// What is kept of a password: the scrypt key, its salt and what it cost (RFC 7914).
package struct PasswordHash: Hashable, Sendable {
    package struct Cost: Hashable, Sendable {
        /// N, a power of two.
        package let rounds: Int
        package let blockSize: Int
        package let parallelism: Int
        package init(rounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }
    }

    package let cost: Cost
    package let salt: Data
    package let key: Data
}

/// Turns passwords into keys: one call of scrypt for every question, whether there is anything to compare with or not.
///
/// scrypt takes a tenth of a second and 64 MiB on purpose. It runs on threads of its own, two at a time, so that the
/// server answers others meanwhile.
package struct PasswordHasher: Sendable {
    package typealias Derivation = @Sendable (_ password: Data, _ salt: Data, _ cost: PasswordHash.Cost) throws -> Data
    /// What new passwords cost.
    package let cost: PasswordHash.Cost
    private let derive: Derivation

    package init(cost: PasswordHash.Cost, derive: @escaping Derivation = PasswordHasher.scrypt) {
        self.cost = cost
        self.derive = derive
    }

    package static let scrypt: Derivation = { password, salt, cost in
        try KDF.Scrypt.deriveKey(
            from: password, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
            parallelism: cost.parallelism
        ).withUnsafeBytes { Data($0) }
    }

    package func hash(_ password: String) async throws -> PasswordHash {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        return PasswordHash(cost: cost, salt: salt, key: try await derived(password, salt, cost))
    }

    /// - Parameter hash: `nil` where there is no account: takes as long, and is never right.
    package func matches(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        let key = try await derived(password, hash?.salt ?? Data(count: 16), hash?.cost ?? cost)
        // Every byte is looked at, so that the time does not tell how many were right.
        let expected = hash?.key ?? Data(count: key.count)
        let difference = zip(key, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
        return hash != nil && !password.isEmpty && key.count == expected.count && difference == 0
    }

    private func derived(_ password: String, _ salt: Data, _ cost: PasswordHash.Cost) async throws -> Data {
        let bytes = Data(password.precomposedStringWithCanonicalMapping.utf8)
        // The library takes no empty password; `matches` never accepts one.
        let input = bytes.isEmpty ? Data([0]) : bytes
        let derive = derive
        return try await withCheckedThrowingContinuation { continuation in
            Self.threads.addOperation { continuation.resume(with: Result { try derive(input, salt, cost) }) }
        }
    }

    private static let threads: OperationQueue = {
        let queue = OperationQueue()
        queue.name = "scrypt"
        queue.maxConcurrentOperationCount = 2
        return queue
    }()
}
