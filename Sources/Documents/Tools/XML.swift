import Foundation

/// XML as text: elements put together by program, so that every value is escaped in one place.
enum XML {
    static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

    /// One element; `<name/>` when it has no children. Attributes are escaped, children are XML already.
    static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: String...
    ) -> String {
        let start = attributes.reduce(into: "<" + name) { $0 += " \($1.key)=\"\(escaped($1.value))\"" }
        let content = children.joined()
        return content.isEmpty ? start + "/>" : "\(start)>\(content)</\(name)>"
    }

    /// Text as XML may hold it: `cleaned`, with `& < > "` escaped.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in cleaned(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text in NFC without control characters; tab and line feed stay.
    static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "\t", "\n": result.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
