/// The widths of a table's columns: the shares asked for, but no number or word broken where the page has room for it.
enum ColumnWidths {
    /// - Parameters:
    ///   - shares: What each column should have of the whole, in any unit.
    ///   - minima: What each column needs for its longest unbreakable piece.
    ///   - available: The whole, in the unit of `minima`.
    /// - Returns: Widths that add up to `available`. Where the minima alone exceed it they are scaled down together.
    static func fit(shares: [Double], minima: [Double], available: Double) -> [Double] {
        let needed = minima.reduce(0, +)
        guard needed < available else { return minima.map { $0 / needed * available } }
        var isFixed = [Bool](repeating: false, count: shares.count)
        while true {
            let fixed = zip(minima, isFixed).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
            let free = zip(shares, isFixed).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
            let scale = free > 0 ? (available - fixed) / free : 0
            let tooNarrow = shares.indices.filter { !isFixed[$0] && shares[$0] * scale < minima[$0] }
            if tooNarrow.isEmpty { return shares.indices.map { isFixed[$0] ? minima[$0] : shares[$0] * scale } }
            for column in tooNarrow { isFixed[column] = true }
        }
    }

    /// Whole units that add up to `total` exactly.
    static func whole(_ widths: [Double], total: Int) -> [Int] {
        let sum = widths.reduce(0, +)
        var edge = 0.0
        var last = 0
        return widths.map { width in
            edge += width / sum * Double(total)
            defer { last = Int(edge.rounded()) }
            return Int(edge.rounded()) - last
        }
    }
}
