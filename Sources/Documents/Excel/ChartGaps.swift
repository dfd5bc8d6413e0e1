import Foundation

/// Takes the zeros out of a workbook's charts that stand for nothing.
///
/// libxlsxwriter keeps a copy of each chart's numbers beside it, and writes a blank cell there as 0. Excel reads the cells
/// again, but a reader that trusts the copy would draw a zero where nothing was reported.
enum ChartGaps {
    /// - Parameter charts: In the order of their sheets, as the library numbers them.
    static func clear(_ archive: inout ZipArchive, charts: [Chart]) {
        for (index, chart) in charts.enumerated() {
            let path = "xl/charts/chart\(index + 1).xml"
            guard let xml = archive[path] else { continue }
            var pieces = xml.components(separatedBy: "<c:val>")
            guard pieces.count == chart.series.count + 1 else { continue }
            for (number, series) in chart.series.enumerated() {
                for (point, value) in series.values.enumerated() where value == nil {
                    pieces[number + 1] = pieces[number + 1].replacing(
                        "<c:pt idx=\"\(point)\"><c:v>0</c:v></c:pt>", with: "", maxReplacements: 1)
                }
            }
            archive[path] = pieces.joined(separator: "<c:val>").replacing(
                "<c:plotVisOnly val=\"1\"/></c:chart>",
                with: "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>")
        }
    }
}
