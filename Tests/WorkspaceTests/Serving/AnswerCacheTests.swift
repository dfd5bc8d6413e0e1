import Testing

@testable import Workspace

@Suite struct `A cache of answers` {
    @Test func `keeps what its weights allow, and forgets what was asked longest ago`() async throws {
        let cache = AnswerCache<Int, [Int]>(capacity: 100) { $0.count }
        for question in 1...5 { _ = try await cache.answer(to: question) { Array(repeating: question, count: 25) } }
        #expect(await cache.load == (answers: 4, weight: 100))
        // The first was forgotten; the second is still there.
        let kept = try await cache.answer(to: 2) { [] }
        #expect(kept.count == 25)
        let again = try await cache.answer(to: 1) { [] }
        #expect(again.isEmpty)
    }

    @Test func `gives an answer too heavy to keep, and does not keep it`() async throws {
        let cache = AnswerCache<Int, [Int]>(capacity: 100) { $0.count }
        let given = try await cache.answer(to: 1) { Array(repeating: 1, count: 26) }
        #expect(given.count == 26)
        #expect(await cache.load.answers == 0)
    }
}
