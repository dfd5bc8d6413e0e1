import Domain
import Workspace

/// One thing programs may ask: the router and the description at `/api/v1/openapi.json` are made of the same value.
struct APIOperation: Sendable {
    let route: Route
    let summary: String
    let parameters: [APIParameter]
    /// Name of the answer's schema in ``APISchemas``.
    let schema: String
    let answer: @Sendable (APIQuery) async throws -> JSON
}

/// What an operation takes in its query or its path.
struct APIParameter: Sendable {
    enum Kind: Sendable {
        /// A code of the pack.
        case code
        /// Codes with commas.
        case codes
        case period
        /// Periods with commas.
        case periods
        case day
        case whole(ClosedRange<Int>)
        case flag
        case reference
        case cursor
    }
    let name: String
    let kind: Kind
    let about: String
    var isRequired = false
    var isInPath = false
    /// For readers and for programs that try the interface.
    var example: JSON?

    /// Codes and periods taken at once.
    static let most = 200
}

extension APIParameter {
    var schema: JSON {
        switch kind {
        case .code: Self.code
        case .codes: ["type": "array", "items": Self.code, "minItems": 1, "maxItems": .int(Self.most)]
        case .period: Self.period
        case .periods: ["type": "array", "items": Self.period, "minItems": 1, "maxItems": .int(Self.most)]
        case .day: ["type": "string", "format": "date"]
        case .whole(let range):
            ["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)]
        case .flag: ["type": "boolean"]
        case .reference: ["type": "string", "minLength": 1, "maxLength": 300]
        case .cursor: ["type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": 200]
        }
    }

    /// Whether a text is of this kind.
    func accepts(_ text: String) -> Bool {
        switch kind {
        case .code: Self.isCode(text)
        case .codes: Self.all(text, are: Self.isCode)
        case .period: Period(text) != nil
        case .periods: Self.all(text) { Period($0) != nil }
        case .day: Day(text) != nil
        case .whole(let range): Int(text).map(range.contains) ?? false
        case .flag: text == "true" || text == "false"
        case .reference: (1...300).contains(text.unicodeScalars.count)
        case .cursor: text.utf8.count <= 200
        }
    }

    private static func all(_ text: String, are isRight: (String) -> Bool) -> Bool {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return parts.count <= most && parts.allSatisfy(isRight)
    }

    private static func isCode(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
            }
    }

    private static let code: JSON = ["type": "string", "pattern": "^[A-Za-z0-9_.-]{1,64}$"]
    private static let period: JSON = [
        "type": "string", "pattern": "^[0-9]{4}(H[12]|Q[1-4]|M9|0[1-9]|1[0-2])?$",
    ]
}
