package import Domain
package import Foundation
import Lake

/// What became of one file.
package struct IngestOutcome: Sendable {
    package let file: URL
    let result: Result<Receipt, UnusableFile>

    init(file: URL, result: Result<Receipt, UnusableFile>) {
        self.file = file
        self.result = result
    }

    package var isRefused: Bool { if case .failure = result { true } else { false } }

    package func text(in language: Language) -> String {
        switch result {
        case .success(let receipt): receipt.text(in: language)
        case .failure(let refusal):
            "\(file.lastPathComponent): refused: \(refusal.message(in: language.rawValue)) [\(refusal.code.rawValue)]"
        }
    }

    package var json: JSON {
        switch result {
        case .success(let receipt):
            (try? JSON(encoding: receipt)) ?? .null
        case .failure(let refusal):
            .object([
                "file": .text(file.lastPathComponent), "refused": .text(refusal.code.rawValue),
                "reason": .object(["vi": .text(refusal.message(in: "vi")), "en": .text(refusal.message(in: "en"))]),
            ])
        }
    }
}

extension IngestProgress {
    var text: String { rows > 0 ? "\(phase.rawValue) (\(rows) rows)" : phase.rawValue }
}
