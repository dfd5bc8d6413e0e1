import Foundation

/// Passwords that are tried first, by rule: at most two common words, with years, digits or keys in a row around them.
///
/// The words are folded: lower case, no diacritics, digits that stand for letters read as those letters.
enum CommonPasswords {
    /// - Parameter ownWords: Names that count as common here: the account's, those of the pack's units.
    static func contains(_ password: String, ownWords: [String] = []) -> Bool {
        let plain = folded(password)
        if hasShortPeriod(plain) { return true }
        let own = ownWords.map { String(folded($0).filter(\.isLetterOrDigit)) }.filter { $0.count >= 3 }
        let words = Set(own).union(Self.words)
        // Signs stand between words or, in disguise, for letters.
        let signed = plain.map { Sign(written: $0, meant: masks[$0] ?? $0) }
        return [signed.filter(\.written.isLetterOrDigit), signed.filter { $0.meant.isLetterOrDigit }]
            .contains { isRow(of: words, $0) }
    }

    private struct Sign {
        let written: Character
        let meant: Character
    }

    /// Whether the text is a row of endings with at most two words among them; an empty one is.
    private static func isRow(of words: Set<String>, _ text: [Sign]) -> Bool {
        // The fewest words with which the text up to each place is a row; `nil` where it is none.
        var fewest: [Int?] = [0] + Array(repeating: nil, count: text.count)
        for start in text.indices {
            guard let before = fewest[start] else { continue }
            for end in start + 1...text.count {
                let piece = text[start..<end]
                let written = String(piece.map(\.written))
                let cost: Int
                if isEnding(written) {
                    cost = before
                } else if words.contains(written) || words.contains(String(piece.map(\.meant))) {
                    cost = before + 1
                } else {
                    continue
                }
                fewest[end] = min(fewest[end] ?? cost, cost)
            }
        }
        return fewest[text.count].map { $0 <= 2 } ?? false
    }

    /// Four digits at most, signs only, one character repeated, or keys in a row, forwards or backwards.
    private static func isEnding(_ text: String) -> Bool {
        if text.count <= 4, text.allSatisfy(\.isASCIIDigit) { return true }
        if !text.contains(where: \.isLetterOrDigit) { return true }
        guard text.count >= 3 else { return false }
        if Set(text).count == 1 { return true }
        return rows.contains { $0.contains(text) }
    }

    /// `111111111111`, `abcabcabcabc`, `anhemanhemanhem`: a piece of up to six characters over and over.
    private static func hasShortPeriod(_ text: String) -> Bool {
        let characters = Array(text)
        return (1...6).contains { period in
            characters.count >= period * 2
                && characters.indices.dropFirst(period).allSatisfy { characters[$0] == characters[$0 - period] }
        }
    }

    static func folded(_ text: String) -> String {
        let scalars = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { !$0.properties.isDiacritic && $0.properties.generalCategory != .nonspacingMark }
        return String(String.UnicodeScalarView(scalars)).replacing("đ", with: "d")
    }

    /// `p@ssw0rd` as it is meant.
    private static let masks: [Character: Character] = [
        "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t", "8": "b",
    ]

    /// Rows of keys, the alphabet and the digits, to and fro and with a second start.
    private static let rows: [String] = {
        let forwards = [
            "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop",
            "azertyuiop",
            "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "qazwsxedcrfvtgbyhnujm",
        ]
        .map { $0 + $0 }
        return forwards + forwards.map { String($0.reversed()) } + ["0123456789" + "0123456789"]
    }()

    /// Words of our own choosing: what keepers of passwords, offices and people in love come upon.
    private static let words: Set<String> = {
        let plain = [
            // passwords that say what they are
            "matkhau", "matma", "matkhaucuatoi", "khongnho", "quenmatkhau", "dangnhap", "password", "passwort", "pass",
            "passphrase", "secret", "login", "letmein", "welcome", "changeme", "default", "temp", "temporary", "test",
            "testing", "demo", "example", "sample", "hello", "xinchao", "chaoban", "access", "unlock", "opensesame",
            // roles and machines
            "admin", "administrator", "quantri", "quantrivien", "root", "user", "nguoidung", "guest", "khach", "system",
            "hethong", "server", "maychu", "computer", "maytinh", "internet", "windows", "office", "vanphong", "mobile",
            "twofold", "support", "manager", "lanhdao", "chicuctruong", "cuctruong", "canbo", "congchuc", "nhanvien",
            // the trade and its places
            "haiquan", "haiquanvietnam", "tongcuchaiquan", "cuchaiquan", "chicuc", "chicuchaiquan", "customs", "thue",
            "thuequan", "tokhai", "botaichinh", "taichinh", "ngansach", "cuakhau", "xuatnhapkhau", "vnaccs", "vietnam",
            "vietnamvodich", "haiphong", "hanoi", "thudo", "saigon", "hochiminh", "danang", "hue", "langson", "laocai",
            // love, luck, people, seasons
            "anhyeuem", "emyeuanh", "yeuem", "yeuanh", "toiyeuem", "toiyeuvietnam", "iloveyou", "loveyou", "mylove",
            "nguoiyeu", "giadinh", "hanhphuc", "mayman", "matkhaulagi", "conyeu", "bome", "nguyen", "nguyenvan",
            "tranvan",
            "phamvan", "levan", "hoangvan", "vuvan", "nguyenthi", "tranthi", "princess", "dragon", "monkey", "football",
            "bongda", "sunshine", "superman", "batman", "master", "shadow", "summer", "winter", "spring", "autumn",
            "muaxuan", "muaha", "muathu", "muadong", "january", "february", "september", "october", "november",
            "december",
        ]
        return Set(plain)
    }()
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
