package import Domain

/// One number of a text that can be checked: what it says, of what, and where it stands.
package struct Claim: Hashable, Sendable {
    package let place: ClaimPlace
    /// As written, with hedge and unit: *gần 71%*.
    package let quote: String
    package let number: WrittenNumber
    package let relation: Relation
    package let subject: Subject?
    /// Why it cannot be judged whatever the figures are; `nil` where it can.
    package let obstacle: ClaimVerdict.Reason?

    /// What the number is to its subject. The first seven are different things: *vượt 5%* is not *đạt 5%*, and *tăng 19%* is
    /// not *bằng 119%*.
    package enum Relation: String, Hashable, Sendable, CaseIterable {
        /// *đạt / bằng x % dự toán*.
        case attainment
        /// *vượt x % dự toán*, *vượt x tỷ đồng*.
        case excess
        /// *hụt / thiếu x %*.
        case shortfall
        /// *tăng x % so với cùng kỳ*; for rates *tăng x điểm %*.
        case increase
        /// *giảm x %*.
        case decrease
        /// *bằng x % cùng kỳ*, *gấp x lần*.
        case ratioToPrior
        /// *đạt x % kịch bản*, and more or less than it.
        case ratioToPath, aheadOfPath, behindPath
        /// The figure itself.
        case value
        /// Last year's figure, or a target, quoted.
        case prior, target
        /// What is meant to be reached: *phấn đấu thu 11.000 tỷ đồng*.
        case aim
        case place, placesOf, yearsRunning, count
        /// No word says what it is.
        case unstated
    }

    package enum Subject: Hashable, Sendable {
        case indicators([IndicatorID])
        case index(String)
        case count(ClaimCount, state: String?)
        /// Places of the only ranked indicator.
        case ranked
    }

    /// Which targets are meant; empty means any.
    package let assigners: [AssignerID]
    package let kinds: [TargetKindID]
}
