package import Diagnostics
package import Domain

package enum WorkingCalendarEntity {}
/// A calendar of working days and hours. It is part of an atom's identity.
package typealias WorkingCalendarID = Identifier<WorkingCalendarEntity>

/// What an indicator says beside its formula and that changes what is counted. It does not pass to indicators it refers to.
package struct FormulaOptions: Hashable, Sendable {
    /// `on:` the column events are counted on, as `cleared_at` or `declaration.cleared_at`. `nil`: a duration's end, else the
    /// dataset's time column.
    package let timeColumn: String?
    package let timeColumnPlace: SourceRange?
    /// `resolution:` the width in seconds of the bins of a duration's quantile, from 1. Default 60.
    package let resolutionSeconds: Int
    /// `working_calendar:` needed by `working_hours` and `working_days`.
    package let workingCalendar: WorkingCalendarID?
    /// `follow_up:` how many days after the event it is counted on a cohort is followed; later events have not happened yet.
    package let followUpDays: Int?

    package init(
        timeColumn: String? = nil, timeColumnPlace: SourceRange? = nil, resolutionSeconds: Int = 60,
        workingCalendar: WorkingCalendarID? = nil, followUpDays: Int? = nil
    ) {
        precondition(resolutionSeconds >= 1, "a bin is at least a second wide")
        precondition((followUpDays ?? 0) >= 0, "a cohort is followed forward")
        self.timeColumn = timeColumn
        self.timeColumnPlace = timeColumnPlace
        self.resolutionSeconds = resolutionSeconds
        self.workingCalendar = workingCalendar
        self.followUpDays = followUpDays
    }
}
