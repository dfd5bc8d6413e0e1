import Appraisal
import Domain

/// The words a review puts around figures, in its language. Any language but English is given the Vietnamese ones, as
/// `Documents` does.
struct ReviewWords: Sendable {
    let language: Language
    private var isEnglish: Bool { language == .english }

    init(_ language: Language) { self.language = language }

    func pick(_ vietnamese: String, _ english: String) -> String { isEnglish ? english : vietnamese }

    // MARK: Missing, estimated

    var noData: String { pick("chưa có số liệu", "no data") }
    var noTarget: String { pick("chưa có chỉ tiêu được giao", "no target assigned") }
    var estimated: String { pick("ước ", "an estimated ") }
    func upTo(_ day: Day) -> String { pick(" (tính đến \(date(day)))", " (up to \(date(day)))") }
    var preliminary: String { pick(" (số sơ bộ)", " (preliminary)") }

    // MARK: Time

    /// `30/6/2020`; English `30 June 2020`.
    func date(_ day: Day) -> String {
        let (year, month, day) = day.components
        if isEnglish { return "\(day) \(Self.englishMonths[month - 1]) \(year)" }
        return "\(day < 10 ? "0" : "")\(day)/\(month <= 2 ? "0" : "")\(month)/\(year)"
    }

    /// `6 tháng đầu năm 2020`, `9 tháng năm 2020`, `quý II năm 2020`, `tháng 6 năm 2020`, `năm 2020`.
    func period(_ period: Period) -> String {
        let year = isEnglish ? " of \(period.year)" : " năm \(period.year)"
        return switch period.kind {
        case .year: pick("năm \(period.year)", "\(period.year)")
        case .half:
            period.ordinal == 1
                ? pick("6 tháng đầu", "the first half") + year : pick("6 tháng cuối", "the second half") + year
        case .nineMonths: pick("9 tháng", "the first nine months") + year
        case .quarter:
            pick("quý \(Self.roman[period.ordinal - 1])", "the \(Self.englishOrdinals[period.ordinal - 1]) quarter")
                + year
        case .month:
            pick(
                "tháng \(period.ordinal) năm \(period.year)", "\(Self.englishMonths[period.ordinal - 1]) \(period.year)"
            )
        }
    }

    /// As a column's heading: `6 tháng năm 2020`.
    func shortPeriod(_ period: Period) -> String {
        if isEnglish { return period.kind == .half ? "H\(period.ordinal) \(period.year)" : self.period(period) }
        return period.kind == .half && period.ordinal == 1 ? "6 tháng năm \(period.year)" : self.period(period)
    }

    /// Below a chart: `T6`; English `Jun`.
    func monthTick(_ month: Period) -> String {
        pick("T\(month.ordinal)", String(Self.englishMonths[month.ordinal - 1].prefix(3)))
    }

    // MARK: Comparatives

    enum Change { case up, down, none, hardlyUp, hardlyDown }

    /// `tăng 19%`; `amount` is without its sign.
    func change(_ change: Change, _ amount: String) -> (String, hasAmount: Bool) {
        switch change {
        case .up: (pick("tăng ", "up "), true)
        case .down: (pick("giảm ", "down "), true)
        case .none: (pick("không đổi", "unchanged"), false)
        case .hardlyUp: (pick("tăng không đáng kể", "up very slightly"), false)
        case .hardlyDown: (pick("giảm không đáng kể", "down very slightly"), false)
        }
    }

    var points: String { pick(" điểm %", " percentage points") }
    var reaches: String { pick("đạt ", "") }
    var estimatedReaches: String { pick("ước đạt ", "an estimated ") }
    var exceeds: String { pick("vượt ", "exceeds by ") }
    var shortOf: String { pick("hụt ", "short by ") }
    var aheadOf: String { pick("vượt ", "ahead by ") }
    var exactlyOn: String { pick("bằng", "level with") }
    var aDay: String { pick(" mỗi ngày", " a day") }
    var alreadyReached: String { pick("đã đạt chỉ tiêu", "the target is already reached") }
    var periodOver: String { pick("đã hết kỳ, còn thiếu ", "the period is over, short by ") }
    var met: String { pick("đạt", "met") }
    var notMet: String { pick("chưa đạt", "not met") }
    var withinCeiling: String { pick("trong giới hạn, còn cách ", "within the limit by ") }
    var aboveCeiling: String { pick("vượt giới hạn ", "above the limit by ") }
    func from(_ low: String, to high: String) -> String {
        pick(" (trong khoảng \(low) đến \(high))", " (between \(low) and \(high))")
    }

    // MARK: Places

    /// `thứ 7`, `thứ nhất`; English `7th`.
    func place(_ rank: Int) -> String {
        if isEnglish { return Self.englishOrdinal(rank) }
        return rank == 1 ? "thứ nhất" : "thứ \(rank)"
    }

    func placeInWords(_ rank: Int, of count: Int, ties: Int) -> String {
        let tie = ties == 0 ? "" : pick(" (đồng hạng với \(ties) đơn vị)", " (level with \(ties) others)")
        if rank == 1, ties == 0 { return pick("dẫn đầu trong \(count) đơn vị", "first of \(count)") }
        return pick("đứng \(place(rank)) trong \(count) đơn vị", "\(place(rank)) of \(count)") + tie
    }

    /// `năm thứ ba liên tiếp`. A run that reaches back to the first year known may be longer, and is said to be.
    func streak(_ streak: Streak) -> String {
        let open = streak.reachesFirstKnownYear ? pick(" (kể từ khi có số liệu)", " (as far as records go)") : ""
        switch streak.years {
        case 0: return pick("không giữ được thứ hạng", "the rank was not held")
        case 1: return pick("năm đầu tiên", "for the first year") + open
        default:
            let words = ["hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
            let vietnamese = streak.years <= 10 ? words[streak.years - 2] : String(streak.years)
            return pick(
                "năm thứ \(vietnamese) liên tiếp", "for the \(Self.englishOrdinal(streak.years)) year running") + open
        }
    }

    // MARK: Goals and actions

    func verdict(_ verdict: GoalVerdict) -> String {
        switch verdict {
        case .holds: pick("được giữ vững", "holds")
        case .broken: pick("chưa được bảo đảm", "is broken")
        case .unknown: pick("chưa đủ số liệu để kết luận", "cannot be told yet")
        }
    }

    /// In a table's cell.
    func shortVerdict(_ verdict: GoalVerdict) -> String {
        switch verdict {
        case .holds: pick("Đạt", "Holds")
        case .broken: pick("Không đạt", "Broken")
        case .unknown: pick("Chưa có số liệu", "No data")
        }
    }

    private static let roman = ["I", "II", "III", "IV"]
    private static let englishOrdinals = ["first", "second", "third", "fourth"]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    static func englishOrdinal(_ number: Int) -> String {
        let isTeen = (11...13).contains(number % 100)
        let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10, default: "th"]
        return "\(number)\(ending)"
    }
}
