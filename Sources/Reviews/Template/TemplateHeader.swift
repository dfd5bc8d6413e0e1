package import Documents
package import Domain

/// What stands between the `---` lines of a template: the official frame of the document.
package struct TemplateHeader: Sendable, Hashable {
    package var layout: OfficialLayout
    package var language: Language
    package var parentBody: String?
    package var issuingBody: String
    /// `BC` and `HQQN` of `BC-HQQN`.
    package var typeSymbol: String
    package var issuerSymbol: String
    package var place: String
    /// A fixed day; `nil` takes the day of signing, blank until then.
    package var date: Day?
    package var type: String
    package var summary: [[TemplateInline]]
    package var addressees: [String]
    /// `nil` prints no signature.
    package var signerPosition: String?
    package var signerName: String?
    package var authorities: [SigningAuthority]
    package var recipients: [String]
}
