/// Answers that can never change, because the question names the revision whose knowledge is used; the least recently asked are
/// forgotten first. Askers of the same question share one computation.
package actor AnswerCache<Question: Hashable & Sendable, Answer: Sendable> {
    private struct Entry {
        let task: Task<Answer, any Error>
        var lastAsked: Int
    }
    private var entries: [Question: Entry] = [:]
    private var clock = 0
    private let capacity: Int

    /// - Parameter capacity: Answers kept.
    package init(capacity: Int) { self.capacity = capacity }

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
            return try await task.value
        } catch {
            // A failure may be of the moment; it is not remembered.
            entries[question] = nil
            throw error
        }
    }

    private func forgetOldest() {
        guard entries.count > capacity, let oldest = entries.min(by: { $0.value.lastAsked < $1.value.lastAsked }) else {
            return
        }
        entries[oldest.key] = nil
    }
}
