extension Character {
    /// How many places of a terminal the character takes: 2 for East Asian wide and emoji, 0 for a lone mark, else 1.
    var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if unicodeScalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) { return 2 }
        if wideScalars.contains(where: { $0.contains(first.value) }) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return first == "\t" ? 1 : 0
        default: return 1  // a category is the library's enum: everything that is no mark takes a place
        }
    }
}

/// The blocks of East_Asian_Width W and F (Unicode 15, UAX #11) outside emoji.
private let wideScalars: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CD5,
    0x1B000...0x1B2FB, 0x20000...0x3FFFD,
]
