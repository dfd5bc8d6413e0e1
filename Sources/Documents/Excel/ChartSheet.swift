import CXLSXWriter
import Domain
import Foundation

/// A chart as a sheet: its numbers in cells, and Excel's own chart over them.
struct ChartSheet {
    let chart: Chart
    let sheet: Sheet

    func write(to sink: SheetSink) {
        // The titles run over the cells and the chart beside them.
        let header = sink.titles(sheet.titleLines, columns: chart.series.count + 12)
        let head = CellFormat(role: .header, alignment: .centre)
        sink.text(chart.categoryAxis.label ?? "", row: header, column: 0, head)
        sink.width(24, column: 0)
        for (index, series) in chart.series.enumerated() {
            sink.text(series.name, row: header, column: index + 1, head)
            sink.width(18, column: index + 1)
        }
        for (row, category) in chart.categories.enumerated() {
            sink.text(category, row: header + 1 + row, column: 0, CellFormat(role: .cell))
            for (column, series) in chart.series.enumerated() {
                let cell = CellFormat(role: .cell, alignment: .right)
                if let value = series.values[row].flatMap({ Decimal(string: String($0), locale: nil) }) {
                    sink.number(value, chart.format, row: header + 1 + row, column: column + 1, cell)
                } else {
                    sink.blank(row: header + 1 + row, column: column + 1, cell)
                }
            }
        }
        sink.setUpPrinting(repeating: nil)
        draw(headerRow: header, to: sink)
    }

    private func draw(headerRow: Int, to sink: SheetSink) {
        let type =
            switch chart.kind {
            case .line: LXW_CHART_LINE
            case .bar: LXW_CHART_COLUMN
            case .stackedBar: LXW_CHART_COLUMN_STACKED
            }
        guard !chart.categories.isEmpty, let drawn = workbook_add_chart(sink.book, UInt8(type.rawValue)) else { return }
        let (first, last) = (UInt32(headerRow + 1), UInt32(headerRow + chart.categories.count))
        for index in chart.series.indices {
            guard let series = chart_add_series(drawn, nil, nil) else { continue }
            let column = UInt16(index + 1)
            chart_series_set_categories(series, sink.name, first, 0, last, 0)
            chart_series_set_values(series, sink.name, first, column, last, column)
            chart_series_set_name_range(series, sink.name, UInt32(headerRow), column)
            style(series, index)
        }
        chart_title_set_name(drawn, XML.cleaned(chart.title))
        if let label = chart.categoryAxis.label { chart_axis_set_name(drawn.pointee.x_axis, XML.cleaned(label)) }
        if let label = chart.valueAxis.label { chart_axis_set_name(drawn.pointee.y_axis, XML.cleaned(label)) }
        chart_axis_set_num_format(drawn.pointee.y_axis, chart.format.excelCode)
        if chart.valueAxis.isRank {
            chart_axis_set_reverse(drawn.pointee.y_axis)
            chart_axis_set_min(drawn.pointee.y_axis, 1)
            chart_axis_set_major_unit(drawn.pointee.y_axis, 1)
        }
        chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        chart_show_blanks_as(drawn, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
        var options = lxw_chart_options()
        options.x_scale = 1.6
        // Excel's own size is 480 × 288 pixels.
        options.y_scale = 1.6 * 480 * chart.aspect / 288
        options.description = strdup(XML.cleaned(String(chart.alternativeText.prefix(255))))
        defer { free(options.description) }
        worksheet_insert_chart_opt(sink.page, UInt32(headerRow), UInt16(chart.series.count + 2), drawn, &options)
    }

    private func style(_ series: UnsafeMutablePointer<lxw_chart_series>, _ index: Int) {
        let colour = Self.colour(index)
        var line = lxw_chart_line()
        let isDashed = chart.series[index].stroke == .dashed
        line.dash_type = UInt8((isDashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID).rawValue)
        switch chart.kind {
        case .line:
            line.color = colour
            line.width = 2.25
            chart_series_set_line(series, &line)
            chart_series_set_marker_type(series, UInt8(Self.markers[index % Self.markers.count].rawValue))
            chart_series_set_marker_size(series, 7)
            var fill = lxw_chart_fill()
            fill.color = colour
            chart_series_set_marker_fill(series, &fill)
        case .bar, .stackedBar:
            line.color = Self.black
            line.width = 0.75
            chart_series_set_line(series, &line)
            var fill = lxw_chart_fill()
            fill.color = colour
            chart_series_set_fill(series, &fill)
            if let type = Self.patterns[index % Self.patterns.count] {
                var pattern = lxw_chart_pattern()
                pattern.type = UInt8(type.rawValue)
                pattern.fg_color = Self.black
                pattern.bg_color = colour
                chart_series_set_pattern(series, &pattern)
            }
        }
        if chart.showsValues {
            chart_series_set_labels(series)
            chart_series_set_labels_num_format(series, chart.format.excelCode)
        }
    }

    /// The library reads 0 as "none given" and has a code of its own for black.
    private static let black = lxw_color_t(LXW_COLOR_BLACK.rawValue)
    /// The same colours as in the drawn chart.
    private static func colour(_ index: Int) -> lxw_color_t {
        lxw_color_t(ChartLook.colours[index % ChartLook.colours.count].dropFirst(), radix: 16) ?? 0
    }

    private static let markers = [
        LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
        LXW_CHART_MARKER_X, LXW_CHART_MARKER_STAR, LXW_CHART_MARKER_PLUS,
    ]
    /// The first series is plain.
    private static let patterns: [lxw_chart_pattern_type?] = [
        nil, LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL, LXW_CHART_PATTERN_PERCENT_20,
        LXW_CHART_PATTERN_LIGHT_DOWNWARD_DIAGONAL, LXW_CHART_PATTERN_LIGHT_HORIZONTAL, LXW_CHART_PATTERN_LIGHT_VERTICAL,
        LXW_CHART_PATTERN_DOTTED_DIAMOND,
    ]
}
