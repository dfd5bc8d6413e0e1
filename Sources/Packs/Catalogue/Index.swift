package import Domain
package import Foundation

/// An index somebody publishes (DDCI, PAR INDEX): what it is called and what it is made of.
package struct Index: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
        /// `nil` where the publisher gives none.
        package let weight: Decimal?
        package let lowerIsBetter: Bool
        package init(code: String, names: LocalizedText, weight: Decimal?, lowerIsBetter: Bool) {
            self.code = code
            self.names = names
            self.weight = weight
            self.lowerIsBetter = lowerIsBetter
        }
    }
    package let code: String
    package let names: LocalizedText
    /// What texts say for it besides its names.
    package let saidAs: [Language: [String]]
    package let components: [Component]
    package init(
        code: String, names: LocalizedText, saidAs: [Language: [String]] = [:], components: [Component]
    ) {
        self.code = code
        self.names = names
        self.saidAs = saidAs
        self.components = components
    }
}

/// A form of commendation (Bằng khen, Giấy khen, Cờ thi đua) and the level that gives it.
package struct CommendationForm: Sendable, Hashable {
    package let code: String
    package let names: LocalizedText
    package let level: LocalizedText
    package init(code: String, names: LocalizedText, level: LocalizedText) {
        self.code = code
        self.names = names
        self.level = level
    }
}
