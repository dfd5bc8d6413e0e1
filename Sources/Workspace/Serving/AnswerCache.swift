/// Answers that can never change, because the question names the revision whose knowledge is used; the least recently asked are
/// forgotten first. Askers of the same question share one computation.
package actor AnswerCache<Question: Hashable & Sendable, Answer: Sendable> {
    private struct Entry {
        let task: Task<Answer, any Error>
        var lastAsked: Int
        /// 1 until the answer is there.
        var weight = 1
    }
    private var entries: [Question: Entry] = [:]
    private var clock = 0
    private let capacity: Int
    private let weight: @Sendable (Answer) -> Int

    /// - Parameters:
    ///   - capacity: Answers kept, or what they may weigh together.
    ///   - weight: What an answer takes of the capacity, where answers differ much in size; at least 1 is counted. One that would take
    ///     more than a quarter of it is given and not remembered.
    package init(capacity: Int, weight: @escaping @Sendable (Answer) -> Int = { _ in 1 }) {
        self.capacity = capacity
        self.weight = weight
    }

    /// - Parameter compute: Goes on when its first asker is cancelled: others may wait for the same answer.
    package func answer(
        to question: Question, compute: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        clock += 1
        if var entry = entries[question] {
            entry.lastAsked = clock
            entries[question] = entry
            return try await entry.task.value
        }
        let task = Task { try await compute() }
        entries[question] = Entry(task: task, lastAsked: clock)
        forgetOldest()
        do {
            let answer = try await task.value
            weigh(max(1, weight(answer)), question)
            return answer
        } catch {
            // A failure may be of the moment; it is not remembered.
            entries[question] = nil
            throw error
        }
    }

    private func weigh(_ weight: Int, _ question: Question) {
        guard weight > 1 else { return }
        if weight > capacity / 4 { entries[question] = nil } else { entries[question]?.weight = weight }
        forgetOldest()
    }

    private func forgetOldest() {
        var total = entries.values.reduce(0) { $0 + $1.weight }
        while total > capacity, let oldest = entries.min(by: { $0.value.lastAsked < $1.value.lastAsked }) {
            total -= oldest.value.weight
            entries[oldest.key] = nil
        }
    }

    /// Answers kept, and what they weigh together.
    var load: (answers: Int, weight: Int) { (entries.count, entries.values.reduce(0) { $0 + $1.weight }) }
}
