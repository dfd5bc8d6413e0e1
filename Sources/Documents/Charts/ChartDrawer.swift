import Crypto
package import Foundation

/// Draws charts as PNG pictures: Apache ECharts in V8 makes the SVG, librsvg the pixels. A picture once drawn is kept in
/// the cache folder under the digest of everything it depends on.
package struct ChartDrawer: Sendable {
    /// A picture to be set `widthPixels` : `heightPixels`.
    package struct Picture: Hashable, Sendable {
        package let png: Data
        package let widthPixels: Int
        package let heightPixels: Int
    }

    package var tools: DocumentTools
    package var cache: URL
    /// For drawing all charts of one document.
    package var limit: Duration

    /// The width charts are laid out at, which with the font size of the options gives about 10 points on paper.
    private static let layoutWidth = 680.0
    /// Printed 165 mm wide this is 300 pixels an inch.
    private static let pictureWidth = 1950

    package init(tools: DocumentTools, cache: URL, limit: Duration = .seconds(60)) {
        self.tools = tools
        self.cache = cache
        self.limit = limit
    }

    /// One picture a chart, in their order. Nothing is run when all are in the cache.
    ///
    /// - Throws: ``DocumentError``: a tool that is missing, refuses, or takes too long; a cache that cannot be written.
    package func pictures(of charts: [Chart]) async throws -> [Picture] {
        let files = try charts.map { cache.appending(path: try digest(of: $0) + ".png") }
        let missing = charts.indices.filter { !FileManager.default.fileExists(atPath: files[$0].path) }
        if !missing.isEmpty {
            let svgs = try await draw(missing.map { charts[$0] })
            do {
                try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
            } catch { throw DocumentError.cannotWrite(cache, why: error.localizedDescription) }
            for (index, svg) in zip(missing, svgs) {
                let png = try await pixels(of: svg)
                do { try png.write(to: files[index], options: .atomic) } catch {
                    throw DocumentError.cannotWrite(files[index], why: error.localizedDescription)
                }
            }
        }
        return try zip(charts, files).map { chart, file in
            let height = (Double(Self.pictureWidth) * chart.aspect).rounded()
            return Picture(
                png: try Data(contentsOf: file), widthPixels: Self.pictureWidth, heightPixels: Int(height))
        }
    }

    private struct Answer: Decodable { let svgs: [String] }

    private func draw(_ charts: [Chart]) async throws -> [String] {
        let install = "run Scripts/setup.sh, which installs the chart tools into .tools"
        guard let python = tools.python else { throw DocumentError.missingTool("Python 3", install: install) }
        guard let packages = tools.pythonPackages else {
            throw DocumentError.missingTool("The Python package mini-racer", install: install)
        }
        guard let echarts = tools.echarts else { throw DocumentError.missingTool("Apache ECharts", install: install) }
        let job: JSONValue = [
            "echarts": .string(echarts.path), "numbers": .string(Self.text(PackageResources.chart_numbers_js)),
            "charts": .array(
                charts.map { chart in
                    [
                        "options": ChartOptions(chart).options, "width": .number(Self.layoutWidth),
                        "height": .number((Self.layoutWidth * chart.aspect).rounded()),
                    ]
                }),
        ]
        let output = try await ChildProcess(
            name: "The chart script", executable: python,
            arguments: ["-c", Self.text(PackageResources.draw_charts_py)],
            environment: ["PYTHONPATH": packages.path, "PYTHONDONTWRITEBYTECODE": "1"],
            input: try JSONEncoder().encode(job), limit: limit
        ).run()
        guard let svgs = try? JSONDecoder().decode(Answer.self, from: output).svgs, svgs.count == charts.count else {
            throw DocumentError.toolFailed(
                "The chart script", output: String(decoding: output.prefix(500), as: UTF8.self))
        }
        return svgs
    }

    private func pixels(of svg: String) async throws -> Data {
        guard let converter = tools.rsvgConvert else {
            throw DocumentError.missingTool("rsvg-convert", install: "install it with 'apt-get install librsvg2-bin'")
        }
        return try await ChildProcess(
            name: "rsvg-convert", executable: converter,
            arguments: ["--format", "png", "--width", String(Self.pictureWidth), "--keep-aspect-ratio"],
            input: Data(svg.utf8), limit: limit
        ).run()
    }

    /// Everything the picture depends on: options, scripts, sizes.
    private func digest(of chart: Chart) throws -> String {
        var hash = SHA256()
        hash.update(data: Data(try ChartOptions(chart).json.utf8))
        hash.update(data: Data(PackageResources.chart_numbers_js))
        hash.update(data: Data(PackageResources.draw_charts_py))
        hash.update(data: Data("\(Self.layoutWidth) \(Self.pictureWidth) \(chart.aspect)".utf8))
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
