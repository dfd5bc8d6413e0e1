import Documents
import Domain

/// A chart on a page: what the browser draws, and what is said of it to those who cannot see it.
struct ShownChart: Sendable {
    /// For a `<script type="application/json">`: no tag can end within it.
    let json: String
    let label: String
    let caption: String

    init(_ chart: Chart) throws {
        json = try ChartOptions(chart).json.replacing("</", with: "<\\/")
        label = chart.alternativeText
        caption = chart.title
    }
}
