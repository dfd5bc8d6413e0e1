import Appraisal
import Domain

/// What a word of ordinary language tells about the numbers around it.
enum ClaimWord: Hashable, Sendable {
    case hedge(ClaimHedge)
    /// *tăng*, *giảm*: a change.
    case increase, decrease
    /// *đạt*, *bằng*: a ratio before a percentage, a value before an amount.
    case reach
    /// *vượt*, *hụt*.
    case excess, shortfall
    /// *gấp*: before a multiple.
    case fold
    /// *chiếm*: a share of something.
    case share
    /// *cùng kỳ* as a thing, and *so với cùng kỳ* as what is compared with.
    case prior, priorCompared
    /// *dự toán*, *chỉ tiêu*.
    case target
    /// *kịch bản*.
    case path
    /// *phấn đấu*: what is meant to be, not what is.
    case aim
    /// *đứng*, *xếp*: before a place.
    case ranked
    /// *dẫn đầu*: place 1 without a number.
    case first
    case consecutive
    /// *trong đó*: what follows is a part.
    case subset
    /// *từ*, *tại*: what follows restricts the thing said before.
    case restricting
    case commended
    /// *lần lượt*: several numbers belong to several things in order.
    case respectively
    case counted(ClaimCount)
    case state(ActionState)
    /// *cả năm*, *6 tháng cuối năm*: days that may not be those reviewed.
    case wholeYear, otherPeriod, firstHalf
    /// Says nothing of what is counted.
    case filler
}

/// What a count in the plan or among commendations counts.
package enum ClaimCount: String, Hashable, Sendable, CaseIterable { case taskGroups, actions, collectives, individuals }

/// How a writer softens a number.
package enum ClaimHedge: String, Hashable, Sendable, CaseIterable {
    /// *hơn*, *trên*: the figure is somewhat more.
    case moreThan
    /// *gần*: somewhat less.
    case nearly
    /// *khoảng*, *ước*, *xấp xỉ*: either way.
    case about
    /// *ít nhất*, *từ … trở lên*: any amount from here.
    case atLeast
    /// *không quá*, *dưới*: any amount up to here.
    case atMost
}
