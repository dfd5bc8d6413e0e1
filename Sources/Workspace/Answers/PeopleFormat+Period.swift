package import Domain

extension PeopleFormat {
    /// `6 tháng đầu năm 2020`, `first half of 2020`.
    package func period(_ period: Period) -> String {
        let year = period.year
        let vi = language == .vietnamese
        switch period.kind {
        case .year: return vi ? "năm \(year)" : "\(year)"
        case .half:
            let first = period.ordinal == 1
            return vi
                ? "6 tháng \(first ? "đầu" : "cuối") năm \(year)" : "\(first ? "first" : "second") half of \(year)"
        case .nineMonths: return vi ? "9 tháng năm \(year)" : "nine months of \(year)"
        case .quarter:
            let roman = ["I", "II", "III", "IV"][period.ordinal - 1]
            return vi ? "quý \(roman)/\(year)" : "Q\(period.ordinal) \(year)"
        case .month: return vi ? "tháng \(period.ordinal)/\(year)" : "\(Self.months[period.ordinal - 1]) \(year)"
        }
    }

    /// In English.
    package static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
