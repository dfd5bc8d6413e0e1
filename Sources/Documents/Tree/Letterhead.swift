package import Domain

/// The head of an official document. Texts are as read, in mixed case: the writer sets capitals where the layout asks.
package struct Letterhead: Hashable, Sendable {
    /// The body above the issuer, `Tổng cục Hải quan`; `nil` where there is none.
    package var parentBody: String?
    package var issuingBody: String
    package var number: DocumentNumber
    /// Where it is signed: `Quảng Ninh`.
    package var place: String
    /// `nil` leaves blanks for the day and the month to be written by hand.
    package var date: Day?
    /// The document type, `Báo cáo`.
    package var type: String
    /// What it is about, one or more lines.
    package var summary: [String]
    /// Whom it is addressed to ("Kính gửi"); empty for a document without addressees.
    package var addressees: [String]
    /// Stamps such as `MẬT` or `HỎA TỐC`, boxed under the number.
    package var stamps: [String]
    /// A line at the foot of every page, such as `DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA`; `nil` for none.
    package var banner: String?
    /// The national or Party heading at the right; `nil` takes that of the layout. A pack of another country gives its own.
    package var nationalHeading: NationalHeading?

    package init(
        parentBody: String? = nil, issuingBody: String, number: DocumentNumber, place: String, date: Day?,
        type: String, summary: [String], addressees: [String] = [], stamps: [String] = [], banner: String? = nil,
        nationalHeading: NationalHeading? = nil
    ) {
        self.parentBody = parentBody
        self.issuingBody = issuingBody
        self.number = number
        self.place = place
        self.date = date
        self.type = type
        self.summary = summary
        self.addressees = addressees
        self.stamps = stamps
        self.banner = banner
        self.nationalHeading = nationalHeading
    }
}

/// The two lines at the head's right: state name and motto, or the Party's name alone.
package struct NationalHeading: Hashable, Sendable {
    package var name: String
    package var motto: String?

    package init(name: String, motto: String? = nil) {
        self.name = name
        self.motto = motto
    }
}

/// The number and symbol of a document: state `Số: 05/BC-HQQN`, Party `Số 05-BC/ĐU`.
package struct DocumentNumber: Hashable, Sendable {
    /// `nil` until the registry of documents gives one; blanks are printed.
    package var ordinal: Int?
    /// The abbreviation of the type: `BC`, `KH`.
    package var type: String
    /// The abbreviation of the issuer: `HQQN`, `ĐU`.
    package var issuer: String

    package init(ordinal: Int?, type: String, issuer: String) {
        self.ordinal = ordinal
        self.type = type
        self.issuer = issuer
    }
}

/// Who signs, and by which authority.
package struct Signature: Hashable, Sendable {
    /// The lines above the position, outermost first: `TM. BAN THƯỜNG VỤ`, `KT. CỤC TRƯỞNG`. May be empty.
    package var authorities: [SigningAuthority]
    /// `Cục trưởng`; the writer sets capitals.
    package var position: String
    /// Without academic titles. `nil` leaves the place empty.
    package var name: String?

    package init(authorities: [SigningAuthority] = [], position: String, name: String?) {
        self.authorities = authorities
        self.position = position
        self.name = name
    }
}

/// The authority a document is signed by, with the name of the body or position it comes from.
package enum SigningAuthority: Hashable, Sendable {
    /// On behalf of a collective body: `TM.`, Party `T/M`.
    case onBehalf(of: String)
    /// A deputy for the head: `KT.`, Party `K/T`.
    case deputy(for: String)
    /// An officer by the head's order: `TL.`, Party `T/L`.
    case order(of: String)
    /// An acting head: `Q.` in both layouts.
    case acting(String)
    /// By written delegation: `TUQ.` in both layouts.
    case delegation(of: String)
}
