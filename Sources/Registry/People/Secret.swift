import Crypto
import Foundation

/// A secret of 256 random bits that somebody carries. Only its hash is kept.
package struct Secret: Hashable, Sendable {
    /// What stands before the bits of a program's token.
    package static let tokenPrefix = "tf_"
    package let text: String

    init(text: String) { self.text = text }

    /// A new one, in the letters of base64url.
    package static func random(prefix: String = "") -> Secret {
        let bits = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let letters = bits.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return Secret(text: prefix + letters)
    }

    /// SHA-256, in hexadecimal. 256 random bits need no salt.
    static func hash(of text: String) -> String { SHA256.hash(data: Data(text.utf8)).hexadecimal }
    var hash: String { Self.hash(of: text) }
}
