import Domain
import Foundation

/// A chart as the options object of Apache ECharts: what the server draws for documents and a page draws in the browser.
///
/// The one member that is not ECharts' own is `numberFormat`: JSON holds no functions, so the script that draws turns it
/// into the formatters of axis and labels (`Resources/chart_numbers.js`).
package struct ChartOptions: Sendable {
    package var chart: Chart
    /// Documents print the title as text above the picture, pages may want it inside.
    package var showsTitle: Bool

    package init(_ chart: Chart, showsTitle: Bool = false) {
        self.chart = chart
        self.showsTitle = showsTitle
    }

    /// The options as JSON text, the same for the same chart.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(options), as: UTF8.self)
        }
    }

    var options: JSONValue {
        var members: [String: JSONValue] = [
            "animation": false, "backgroundColor": "#ffffff", "color": .strings(ChartLook.colours),
            "textStyle": ["fontFamily": .string(ChartLook.fonts), "fontSize": 15, "color": "#000000"],
            "aria": [
                "enabled": true, "label": ["description": .string(chart.alternativeText)],
                "decal": ["show": .bool(chart.kind != .line)],
            ],
            "grid": [
                "left": 8, "right": 16, "top": .number(topPixels), "bottom": .number(bottomPixels),
                "outerBoundsMode": "same", "outerBoundsContain": "all",
            ],
            "legend": [
                "show": .bool(chart.series.count > 1), "bottom": 4, "itemWidth": 34, "itemHeight": 14,
                "textStyle": ["fontSize": 15, "color": "#000000"],
            ],
            "xAxis": categoryAxis, "yAxis": valueAxis,
            "series": .array(chart.series.indices.map(series)), "numberFormat": numberFormat,
        ]
        if showsTitle {
            members["title"] = [
                "text": .string(chart.title), "left": "center", "top": 4,
                "textStyle": ["fontSize": 17, "color": "#000000"],
            ]
        }
        return .object(members)
    }

    private var topPixels: Double { showsTitle ? 44 : 10 }
    private var bottomPixels: Double { chart.series.count > 1 ? 34 : 6 }

    private var categoryAxis: JSONValue {
        var axis: [String: JSONValue] = [
            "type": "category", "data": .strings(chart.categories), "axisTick": ["alignWithLabel": true],
            "axisLine": ["lineStyle": ["color": "#000000"]],
            "axisLabel": ["fontSize": 15, "color": "#000000", "interval": 0, "hideOverlap": false],
        ]
        // On an axis of places, nought is not where the years stand.
        if chart.valueAxis.isRank {
            axis["position"] = "bottom"
            axis["axisLine"] = ["onZero": false, "lineStyle": ["color": "#000000"]]
        }
        if let label = chart.categoryAxis.label {
            axis["name"] = .string(label)
            axis["nameLocation"] = "middle"
            axis["nameGap"] = 30
            axis["nameTextStyle"] = ["fontSize": 15, "color": "#000000"]
        }
        return .object(axis)
    }

    private var valueAxis: JSONValue {
        var axis: [String: JSONValue] = [
            "type": "value", "axisLabel": ["fontSize": 15, "color": "#000000"],
            "splitLine": ["lineStyle": ["color": "#cccccc"]],
        ]
        if let label = chart.valueAxis.label {
            axis["name"] = .string(label)
            axis["nameTextStyle"] = ["fontSize": 15, "color": "#000000", "align": "left", "padding": [0, 0, 4, -34]]
        }
        if chart.valueAxis.isRank {
            axis["inverse"] = true
            axis["min"] = 1
            axis["minInterval"] = 1
            // Room below the worst place, so that one place held for years is a line and not a frame.
            axis["max"] = .number(max(3, (chart.series.flatMap(\.values).compactMap { $0 }.max() ?? 1) + 1))
            axis["nameLocation"] = "start"
        }
        return .object(axis)
    }

    private func series(_ index: Int) -> JSONValue {
        let series = chart.series[index]
        var members: [String: JSONValue] = [
            "name": .string(series.name), "data": .array(series.values.map { $0.map { .number($0) } ?? .null }),
            "type": chart.kind == .line ? "line" : "bar",
            "label": [
                "show": .bool(chart.showsValues), "position": chart.kind == .stackedBar ? "inside" : "top",
                "fontSize": 13,
                "color": "#000000", "textBorderColor": "#ffffff", "textBorderWidth": 2,
            ],
        ]
        switch chart.kind {
        case .line:
            members["symbol"] = .string(ChartLook.markers[index % ChartLook.markers.count])
            members["symbolSize"] = 9
            members["connectNulls"] = false
            members["lineStyle"] = ["width": 2.5, "type": .string(series.stroke.rawValue)]
        case .bar, .stackedBar:
            members["barMaxWidth"] = 46
            members["itemStyle"] = [
                "borderColor": "#000000", "borderWidth": 1, "borderType": .string(series.stroke.rawValue),
                "decal": ChartLook.patterns[index % ChartLook.patterns.count],
            ]
            if chart.kind == .stackedBar { members["stack"] = "all" }
        }
        return .object(members)
    }

    private var numberFormat: JSONValue {
        [
            "decimal": .string(chart.format.decimalSeparator),
            "group": .string(chart.format.groupsThousands ? chart.format.groupSeparator : ""),
            "digits": .number(Double(chart.format.maximumFractionDigits)),
            "suffix": chart.format.suffix == .percent ? "%" : "",
        ]
    }
}

/// What all charts look like, drawn here and native in a workbook.
enum ChartLook {
    static let fonts = "'Times New Roman', 'Liberation Serif', serif"
    /// Okabe and Ito's palette, told apart by colour-blind readers, in an order that also differs in print without colour.
    static let colours = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442", "#555555"]
    static let markers = ["circle", "rect", "triangle", "diamond", "pin", "arrow", "roundRect"]
    /// Fill patterns by series, the first one plain.
    static let patterns: [JSONValue] = [
        ["symbol": "none"],
        [
            "symbol": "rect", "color": "rgba(0,0,0,0.45)", "dashArrayX": [1, 0], "dashArrayY": [2, 6],
            "rotation": -0.785,
        ],
        [
            "symbol": "circle", "color": "rgba(0,0,0,0.45)", "dashArrayX": [[8, 8], [0, 8, 8, 0]],
            "dashArrayY": [6, 0], "symbolSize": 0.8,
        ],
        [
            "symbol": "rect", "color": "rgba(0,0,0,0.45)", "dashArrayX": [1, 0], "dashArrayY": [2, 6],
            "rotation": 0.785,
        ],
        ["symbol": "rect", "color": "rgba(0,0,0,0.45)", "dashArrayX": [1, 0], "dashArrayY": [2, 6]],
        ["symbol": "rect", "color": "rgba(0,0,0,0.45)", "dashArrayX": [2, 6], "dashArrayY": [1, 0]],
        [
            "symbol": "triangle", "color": "rgba(0,0,0,0.45)", "dashArrayX": [[9, 9], [0, 9, 9, 0]],
            "dashArrayY": [7, 2], "symbolSize": 0.75,
        ],
        ["symbol": "diamond", "color": "rgba(255,255,255,0.6)", "dashArrayX": [8, 8], "dashArrayY": [8, 8]],
    ]
}
