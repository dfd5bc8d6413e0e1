package import Domain

/// Tables and charts as sheets, each number a number that can be counted on with.
package struct Workbook: Hashable, Sendable {
    package var title: String
    package var author: String
    package var language: Language
    /// What the file says it was made on, so that the same workbook makes the same file; `nil` says 1 January 1980.
    package var date: Day?
    /// Never empty when written: a workbook without sheets gets one with its title.
    package var sheets: [Sheet]

    package init(title: String, author: String = "", language: Language, date: Day? = nil, sheets: [Sheet]) {
        self.title = title
        self.author = author
        self.language = language
        self.date = date
        self.sheets = sheets
    }
}

package struct Sheet: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case table(Table)
        /// A chart beside the cells it draws.
        case chart(Chart)
    }

    /// The tab's name as wished; the writer shortens it and makes it unique.
    package var name: String
    /// Printed above the content, each in a row of its own.
    package var titleLines: [String]
    package var content: Content

    package init(name: String, titleLines: [String] = [], content: Content) {
        self.name = name
        self.titleLines = titleLines
        self.content = content
    }

    /// The chart of a sheet that shows one and has something to draw.
    var chart: Chart? {
        guard case .chart(let chart) = content, !chart.categories.isEmpty else { return nil }
        return chart
    }
}

extension Document {
    /// The document's tables and charts, one a sheet, in printed order.
    package var workbook: Workbook {
        let words = OfficialWords(layout: layout, language: language)
        let title = ([letterhead.type] + letterhead.summary).joined(separator: " ")
        var sheets = [Sheet]()
        func add(_ blocks: [Block], under heading: String, named name: String?) {
            for block in blocks {
                switch block {
                case .table(let table):
                    let own = table.title?.plainText
                    sheets.append(
                        Sheet(
                            name: name ?? own ?? "\(words.tableTitle) \(sheets.count + 1)",
                            titleLines: [heading] + (own.map { [$0] } ?? []), content: .table(table)))
                case .chart(let chart):
                    sheets.append(
                        Sheet(
                            name: name.map { "\($0) \(words.chartTitle)" } ?? chart.title,
                            titleLines: [heading, chart.title],
                            content: .chart(chart)))
                case .heading, .paragraph, .list, .pageBreak: break
                }
            }
        }
        add(body, under: title, named: nil)
        for (index, annex) in annexes.enumerated() {
            let number = annexes.count > 1 ? " " + OfficialWords.roman(index + 1) : ""
            let name = words.annexTitle + number
            add(annex.blocks, under: "\(name). \(annex.title)", named: name)
        }
        return Workbook(
            title: title, author: letterhead.issuingBody, language: language, date: letterhead.date, sheets: sheets)
    }
}
