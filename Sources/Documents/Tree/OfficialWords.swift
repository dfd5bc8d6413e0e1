import Domain
import Foundation

/// The fixed words of an official document, and how its number, date and lists are put, in one layout and language.
/// Any language but English is given the Vietnamese words, which the layouts prescribe.
struct OfficialWords: Sendable {
    let layout: OfficialLayout
    let language: Language

    private var isEnglish: Bool { language == .english }

    var nationalHeading: NationalHeading {
        switch (layout, isEnglish) {
        case (.state, false):
            NationalHeading(name: "Cộng hòa xã hội chủ nghĩa Việt Nam", motto: "Độc lập - Tự do - Hạnh phúc")
        case (.state, true):
            NationalHeading(name: "Socialist Republic of Viet Nam", motto: "Independence - Freedom - Happiness")
        case (.party, false): NationalHeading(name: "Đảng Cộng sản Việt Nam")
        case (.party, true): NationalHeading(name: "Communist Party of Viet Nam")
        }
    }

    var addresseesTitle: String { isEnglish ? "To:" : "Kính gửi:" }
    var recipientsTitle: String { isEnglish ? "Recipients:" : "Nơi nhận:" }
    var partTitle: String { isEnglish ? "Part" : "Phần" }
    var annexTitle: String { isEnglish ? "Annex" : "Phụ lục" }
    var chartTitle: String { isEnglish ? "Chart" : "Biểu đồ" }
    var tableTitle: String { isEnglish ? "Table" : "Bảng" }
    /// The heading of the hidden column that holds the references of a row's figures.
    var referenceTitle: String { isEnglish ? "Reference" : "Nguồn gốc số liệu" }
    var noteAuthor: String { "Twofold" }

    /// `Số: 05/BC-HQQN` or `Số 05-BC/ĐU`; a number not yet given leaves room to write one.
    func number(_ number: DocumentNumber) -> String {
        let ordinal = number.ordinal.map(Self.twoDigits) ?? "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}"
        let label = isEnglish ? "No." : "Số"
        return switch layout {
        case .state: "\(label)\(isEnglish ? "" : ":") \(ordinal)/\(number.type)-\(number.issuer)"
        case .party: "\(label) \(ordinal)-\(number.type)/\(number.issuer)"
        }
    }

    /// `Quảng Ninh, ngày 07 tháng 7 năm 2020`: days below 10 and the months 1 and 2 take a 0, other months none.
    func placeAndDate(_ place: String, _ date: Day?) -> String {
        guard let (year, month, day) = date?.components else {
            let blank = "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}"
            return isEnglish ? "\(place), \(blank)\(blank)" : "\(place), ngày\(blank)tháng\(blank)năm\(blank)"
        }
        if isEnglish { return "\(place), \(day) \(Self.englishMonths[month - 1]) \(year)" }
        return "\(place), ngày \(Self.twoDigits(day)) tháng \(month <= 2 ? "0\(month)" : "\(month)") năm \(year)"
    }

    /// Below an annex's title: `(Kèm theo Báo cáo số 05/BC-HQQN ngày 07 tháng 7 năm 2020 của Cục Hải quan tỉnh Quảng Ninh)`.
    func annexOrigin(_ head: Letterhead) -> String {
        let number = self.number(head.number).replacing(
            isEnglish ? "No. " : layout == .state ? "Số: " : "Số ", with: "")
        // The day stays on one line.
        let day = placeAndDate("", head.date).dropFirst(2).replacing(" ", with: "\u{A0}")
        return isEnglish
            ? "(Attached to \(head.type) No. \(number) of \(day), \(head.issuingBody))"
            : "(Kèm theo \(head.type) số \(number) \(day) của \(head.issuingBody))"
    }

    /// `TM. ỦY BAN NHÂN DÂN`, Party `T/M ĐẢNG ỦY`.
    func authority(_ authority: SigningAuthority) -> String {
        let party = layout == .party
        return switch authority {
        case .onBehalf(let body): (party ? "T/M " : "TM. ") + body.uppercased()
        case .deputy(let position): (party ? "K/T " : "KT. ") + position.uppercased()
        case .order(let position): (party ? "T/L " : "TL. ") + position.uppercased()
        case .acting(let position): "Q. " + position.uppercased()
        case .delegation(let position): "TUQ. " + position.uppercased()
        }
    }

    /// The `index`th letter of a list, from 0. Vietnamese lists leave out f, j, w, z and take đ after d.
    func letter(_ index: Int) -> String {
        let alphabet = Array(isEnglish ? "abcdefghijklmnopqrstuvwxyz" : "abcdđeghiklmnopqrstuvxy")
        let letter = String(alphabet[index % alphabet.count])
        return String(repeating: letter, count: index / alphabet.count + 1)
    }

    /// `07/7/2020` in Vietnamese tables, `2020-07-07` in English ones.
    func shortDate(_ date: Day) -> String {
        let (year, month, day) = date.components
        if isEnglish { return date.description }
        return "\(Self.twoDigits(day))/\(month <= 2 ? "0\(month)" : "\(month)")/\(year)"
    }

    static func roman(_ number: Int) -> String {
        let steps = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var result = ""
        for (value, sign) in steps {
            while rest >= value {
                result += sign
                rest -= value
            }
        }
        return result
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
