package import Domain
package import Foundation

/// The approved values of forms, as one revision of the workspace knows them.
package struct ReportedValues: Sendable {
    /// A field of a form, handed in by one unit for one period of the form.
    package struct Key: Hashable, Sendable {
        package let field: String
        package let unit: OrgUnit.ID
        package let period: Period
        package init(field: String, unit: OrgUnit.ID, period: Period) {
            self.field = field
            self.unit = unit
            self.period = period
        }
    }
    private let approved: [Key: Decimal]

    package init(_ approved: [Key: Decimal] = [:]) { self.approved = approved }

    package subscript(field: String, unit: OrgUnit.ID, period: Period) -> Decimal? {
        approved[Key(field: field, unit: unit, period: period)]
    }
}
