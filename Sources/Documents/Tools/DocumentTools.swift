package import Foundation

/// Where the programs and files are that draw charts and make PDFs. What was not found is `nil`, and said when needed.
package struct DocumentTools: Sendable {
    /// LibreOffice, `TWOFOLD_SOFFICE`.
    package var soffice: URL?
    /// Python 3, `TWOFOLD_PYTHON`.
    package var python: URL?
    /// The folder with the Python package `py_mini_racer`, `TWOFOLD_PYTHON_PACKAGES`.
    package var pythonPackages: URL?
    /// Apache ECharts 6, one JavaScript file, `TWOFOLD_ECHARTS`.
    package var echarts: URL?
    /// The SVG converter of librsvg, `TWOFOLD_RSVG_CONVERT`.
    package var rsvgConvert: URL?

    /// Looks first into the environment, then into `folder` (the project's `.tools`), then along `PATH`.
    package init(folder: URL, environment: [String: String] = ProcessInfo.processInfo.environment) {
        func file(_ variable: String, _ places: [String], program: String? = nil) -> URL? {
            var candidates =
                environment[variable].map { [URL(filePath: $0)] } ?? places.map { folder.appending(path: $0) }
            if environment[variable] == nil, let program {
                candidates += (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map {
                    URL(filePath: String($0)).appending(path: program)
                }
            }
            return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
        }
        soffice = file("TWOFOLD_SOFFICE", ["soffice/soffice"], program: "soffice")
        python = file("TWOFOLD_PYTHON", ["venv/bin/python3"], program: "python3")
        pythonPackages = file("TWOFOLD_PYTHON_PACKAGES", ["python"])
        echarts = file("TWOFOLD_ECHARTS", ["charts/echarts.min.js"])
        rsvgConvert = file("TWOFOLD_RSVG_CONVERT", ["rsvg/rsvg-convert"], program: "rsvg-convert")
    }

    /// Whether charts can be drawn, as far as can be told without running anything.
    package var canDrawCharts: Bool {
        python != nil && pythonPackages != nil && echarts != nil && rsvgConvert != nil
    }
}
