import Domain

/// What a text may be that somebody types or sends in a file.
enum TypedText {
    /// Characters of one text.
    static let longest = 1_000
    /// Characters of a code.
    static let longestCode = 40

    static func isShort(_ text: String) -> Bool { text.count <= longest }

    static let tooLong = LocalizedText(
        vi: "Dài quá \(longest) ký tự; hãy viết ngắn lại.", en: "Longer than \(longest) characters; write less.")

    /// What is said of a field that somebody else changed since the form was read.
    static func moved(to now: String) -> LocalizedText {
        LocalizedText(
            vi: now.isEmpty
                ? "Người khác vừa xóa trống mục này. Hãy xem lại rồi lưu."
                : "Người khác vừa đổi mục này thành “\(now)”. Hãy xem lại rồi lưu.",
            en: now.isEmpty
                ? "Somebody else has just emptied this. Look again, then save."
                : "Somebody else has just changed this to “\(now)”. Look again, then save.")
    }

    /// A code for a new record, which stands in addresses and in lists: letters without marks, digits, `.`, `-`, `_`.
    static func isCode(_ text: String) -> Bool {
        !text.isEmpty && text.count <= longestCode && text != "new"
            && text.unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || ".-_".unicodeScalars.contains($0))
            }
    }

    static let noCode = LocalizedText(
        vi: "Mã chỉ gồm chữ cái không dấu, chữ số, '.', '-', '_', dài nhất \(longestCode) ký tự.",
        en: "A code has letters without marks, digits, '.', '-', '_', at most \(longestCode) of them.")
}
