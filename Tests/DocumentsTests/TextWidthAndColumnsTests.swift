import Testing

@testable import Documents

@Suite struct TextWidthAndColumnsTests {
    @Test func `a line is as wide as its letters, marks adding nothing`() {
        // D 722, o 500 in bold: 1222/1000 × 14 pt = 17.108 pt = 6.035 mm.
        #expect(abs(TextWidth.millimetres("Do", points: 14) - 6.0354) < 0.001)
        #expect(TextWidth.millimetres("Độ", points: 14) == TextWidth.millimetres("Do", points: 14))
    }

    @Test func `a long name is broken into even lines`() {
        #expect(
            TextWidth.balanced("CỤC HẢI QUAN TỈNH QUẢNG NINH", width: 67, points: 12)
                == "CỤC HẢI QUAN\nTỈNH QUẢNG NINH")
        #expect(TextWidth.balanced("CỤC HẢI QUAN", width: 67, points: 12) == "CỤC HẢI QUAN")
    }

    @Test func `columns keep their shares where every number fits`() {
        #expect(ColumnWidths.fit(shares: [2, 1, 1], minima: [10, 10, 10], available: 80) == [40, 20, 20])
    }

    @Test func `a narrow column takes what it needs from the wide ones`() {
        // 80 shared 6 : 1 : 1 would be 60, 10, 10; the second needs 20, so 60 are left to share 6 : 1.
        let widths = ColumnWidths.fit(shares: [6, 1, 1], minima: [10, 20, 5], available: 80)
        #expect(widths[1] == 20)
        #expect(abs(widths[0] - 360.0 / 7) < 1e-9)
        #expect(abs(widths[2] - 60.0 / 7) < 1e-9)
    }

    @Test func `needs beyond the page are scaled down together`() {
        #expect(ColumnWidths.fit(shares: [1, 1], minima: [60, 40], available: 50) == [30, 20])
    }

    @Test func `whole widths add up exactly`() {
        #expect(ColumnWidths.whole([1, 1, 1], total: 100) == [33, 34, 33])
    }

    @Test func `header cells are laid out row by row, and gaps are refused`() throws {
        let header: [[Table.HeaderCell]] = [[.init("a", rows: 2), .init("b", columns: 2)], [.init("c"), .init("d")]]
        let grid = try #require(HeaderGrid(header, columns: 3))
        #expect(grid.cover == [[0, 1, 1], [0, 2, 3]])
        #expect(HeaderGrid(header, columns: 4) == nil)
        #expect(HeaderGrid([[.init("a", columns: 2), .init("b")]], columns: 2) == nil)
        #expect(HeaderGrid([[.init("a", rows: 2)]], columns: 1) == nil)
    }
}
