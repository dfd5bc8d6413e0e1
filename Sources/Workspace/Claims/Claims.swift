import Appraisal
package import Claims
package import Domain
import Packs

extension TwofoldWorkspace {
    /// Holds the numbers of a text against where a unit stands in a period.
    ///
    /// - Parameters:
    ///   - unit: `nil` for the root.
    ///   - asAt: `nil` for the end of the period, or the last day with complete records if that is earlier.
    ///   - revision: `nil` for the latest.
    package func claims(
        in text: ClaimText, period: Period, unit: String? = nil, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> ClaimReport {
        let standing = try await standing(of: unit, in: period, asAt: asAt, known: revision)
        return ClaimReport(text, standing, try known(standing.revision).pack)
    }

    /// The same for a file: a text in UTF-8, a Word document, or `-` for the standard input.
    package func claims(
        inFile path: String, period: Period, unit: String? = nil, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> ClaimReport {
        try await claims(
            in: ClaimText(readingFrom: path), period: period, unit: unit, asAt: asAt, known: revision)
    }
}

extension ClaimReport {
    init(_ text: ClaimText, _ standing: Standing, _ pack: Pack) {
        let vocabulary = ClaimVocabulary(pack, unit: standing.unit)
        self.init(
            verdicts: ClaimCheck(vocabulary).verdicts(on: text, against: standing), vocabulary: vocabulary,
            period: standing.period, unit: standing.unit, asAt: standing.asAt, revision: standing.revision)
    }
}
