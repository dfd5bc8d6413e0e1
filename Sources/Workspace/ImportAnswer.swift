import Registry

/// What an import did, or would do.
package struct ImportAnswer: Sendable {
    let plan: ImportPlan
    /// The revision it made; `nil` for a preview and where nothing was new.
    package let revision: Int?

    package var json: JSON { get throws { try JSON(encoding: plan) } }
    /// A line for each record that is not the same, warnings, the totals.
    package var text: String { plan.description }
}
