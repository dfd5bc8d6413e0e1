import Domain

/// What a route asks of who calls it. There is no default: a route that says nothing cannot be written.
enum Access: Hashable, Sendable {
    /// Also of nobody: the sign-in page, assets, health.
    case anyone
    /// Of any account: what is its own.
    case signedIn
    /// A permission at a unit.
    case at(Permission, Place)
    /// Any one of several permissions at a unit; the first that is held anywhere chooses where nothing was chosen.
    case atAny([Permission], Place)

    /// What is asked for at a unit, and at which; `nil` where no unit is asked about.
    var demand: (permissions: [Permission], place: Place)? {
        switch self {
        case .anyone, .signedIn: nil
        case .at(let permission, let place): ([permission], place)
        case .atAny(let permissions, let place): (permissions, place)
        }
    }

    /// Setting themes and priorities and issuing directives: planners and leaders of the whole department.
    static let steering = Access.atAny([.plan, .decide], .root)

    enum Place: Hashable, Sendable {
        /// The unit in the query (`unit=20BB`), else the first one where the permission is held.
        case chosenUnit
        /// The unit of the figure reference in the query (`ref=`).
        case figure
        /// The unit a part of the path names: `/units/:unit`.
        case path(String)
        /// The whole department.
        case root
        /// Any unit at all; the handler shows what lies at ``Visit/units`` and nothing else.
        case anywhere
    }
}
