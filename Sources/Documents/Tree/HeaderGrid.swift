/// Where each header cell of a table begins and ends, once its spans are laid out row by row.
struct HeaderGrid {
    struct Placed {
        let cell: Table.HeaderCell
        let row: Int
        let column: Int
    }

    /// Every cell at its first row and column, in reading order.
    let cells: [Placed]
    let rows: Int
    /// The index into `cells` of the cell that covers a place, by row and then column.
    let cover: [[Int]]

    /// - Returns: `nil` when the spans leave a gap, overlap, or run past the last row or column.
    init?(_ header: [[Table.HeaderCell]], columns: Int) {
        var cover = [[Int?]](repeating: [Int?](repeating: nil, count: columns), count: header.count)
        var placed = [Placed]()
        for (row, cells) in header.enumerated() {
            for cell in cells {
                guard cell.columnSpan > 0, cell.rowSpan > 0, let column = cover[row].firstIndex(where: { $0 == nil }),
                    column + cell.columnSpan <= columns, row + cell.rowSpan <= header.count
                else { return nil }
                for y in row..<(row + cell.rowSpan) {
                    for x in column..<(column + cell.columnSpan) {
                        guard cover[y][x] == nil else { return nil }
                        cover[y][x] = placed.count
                    }
                }
                placed.append(Placed(cell: cell, row: row, column: column))
            }
        }
        guard cover.allSatisfy({ $0.allSatisfy { $0 != nil } }) else { return nil }
        self.cells = placed
        self.cover = cover.map { $0.compactMap(\.self) }
        rows = header.count
    }
}
