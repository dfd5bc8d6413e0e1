package import Domain

/// The document that set something: its number as printed, who signed it, when.
package struct DocumentReference: Hashable, Sendable {
    package let number: String
    package let issuer: String?
    package let day: Day?

    package init(number: String, issuer: String? = nil, day: Day? = nil) {
        self.number = number
        self.issuer = issuer
        self.day = day
    }
}
