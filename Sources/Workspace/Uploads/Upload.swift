package import Foundation

/// A file somebody sent, which waits in the workspace to be looked at and loaded or discarded.
package struct Upload: Sendable, Hashable, Codable {
    /// What it was sent for.
    package enum Purpose: String, Sendable, Hashable, Codable {
        /// A file with living records: looked at before it is imported.
        case livingRecords = "living_records"
        /// A file to be kept as it is, with something else.
        case attachment
        /// A filled-in template of a form: looked at before it is kept.
        case reports
    }

    /// 16 hexadecimal digits; its folder's name.
    package let id: String
    /// Made safe: no folders, no control characters.
    package let fileName: String
    /// Who sent it.
    package let account: String
    package let uploadedAt: Date
    package let sizeBytes: Int
    /// The source it is loaded through whatever its name: of corrected rows; `nil` to find it.
    package let source: String?
    /// `nil` for records of the lake.
    package var purpose: Purpose?
}

/// A file name as it may be used in a folder of ours, whatever a browser sent.
package struct SafeFileName: Sendable, Hashable {
    package let text: String

    private static let longestBytes = 200

    /// The last part of `sent` without what file systems and pages trip over; `tep` where nothing is left.
    package init(_ sent: String) {
        // By scalars: a slash with a mark behind it is another Character, and the same byte in a path.
        let scalars = sent.precomposedStringWithCanonicalMapping.unicodeScalars
        let last = scalars.split { $0 == "/" || $0 == "\\" }.last.map(Array.init) ?? []
        let kept = last.filter {
            !CharacterSet.controlCharacters.contains($0) && !CharacterSet.illegalCharacters.contains($0)
                && !"<>:\"|?*".unicodeScalars.contains($0)
        }
        let named = kept.drop { $0 == "." || CharacterSet.whitespaces.contains($0) }
        let name = String(String.UnicodeScalarView(named)).trimmingCharacters(in: .whitespaces)
        let suffix = (name as NSString).pathExtension
        var stem = suffix.isEmpty ? name : (name as NSString).deletingPathExtension
        let room = max(1, Self.longestBytes - suffix.utf8.count - 1)
        while stem.utf8.count > room { stem.removeLast() }
        let whole = suffix.isEmpty || suffix.utf8.count > 20 ? stem : stem + "." + suffix
        text = whole.isEmpty ? "tep" : whole
    }
}
