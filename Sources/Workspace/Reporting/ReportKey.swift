package import Domain

/// Names one report: what one unit hands in through one form for one period.
package struct ReportKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Code of the form.
    package let form: String
    package let unit: OrgUnit.ID
    package let period: Period

    package init(form: String, unit: OrgUnit.ID, period: Period) {
        self.form = form
        self.unit = unit
        self.period = period
    }

    /// `phong_dich/20BB/202007`
    package var description: String { "\(form)/\(unit)/\(period)" }

    package static func < (a: ReportKey, b: ReportKey) -> Bool {
        (a.form, a.period, a.unit) < (b.form, b.period, b.unit)
    }
}
