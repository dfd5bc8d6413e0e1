import Documents
import Domain
import Foundation
import Testing

@Suite struct ChartTests {
    @Test func `options print numbers as the language does and never tell a series by colour alone`() throws {
        let line = try ChartOptions(SampleReview.revenueChart).json
        #expect(line.contains(#""numberFormat":{"decimal":",","digits":0,"group":".","suffix":""}"#))
        #expect(line.contains(#""type":"dashed""#))
        #expect(line.contains(#""symbol":"circle""#))
        #expect(line.contains(#""symbol":"triangle""#))
        #expect(line.contains("6.718 tỷ đồng"))
        let bars = try ChartOptions(SampleReview.branchChart).json
        #expect(bars.contains(#""decal":{"color""#))
        #expect(bars.contains(#",null]"#))
    }

    @Test func `the same chart has the same options`() throws {
        #expect(try ChartOptions(SampleReview.branchChart).json == ChartOptions(SampleReview.branchChart).json)
    }

    @Test(.enabled(if: Tools.canDrawCharts))
    func `draws a chart once, and takes it from the cache afterwards`() async throws {
        let folder = try ScratchFolder()
        let drawer = ChartDrawer(tools: Tools.found, cache: folder.url.appending(path: "cache"))
        let charts = [SampleReview.branchChart, SampleReview.stackedChart]
        let first = try await drawer.pictures(of: charts)
        #expect(first.count == 2)
        for (picture, chart) in zip(first, charts) {
            #expect(picture.png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let size = Array(picture.png[16..<24]).map(Int.init)
            let (width, height) = (size[2] * 256 + size[3], size[6] * 256 + size[7])
            #expect(width == picture.widthPixels)
            #expect(abs(Double(height) / Double(width) - chart.aspect) < 0.005)
        }
        var withoutTools = drawer
        withoutTools.tools.python = URL(filePath: "/dev/null/none")
        #expect(try await withoutTools.pictures(of: charts) == first)
    }

    @Test func `says which command installs a missing chart tool`() async throws {
        let folder = try ScratchFolder()
        let tools = DocumentTools(folder: folder.url, environment: ["PATH": folder.url.path])
        let drawer = ChartDrawer(tools: tools, cache: folder.url.appending(path: "cache"))
        let error = await #expect(throws: DocumentError.self) {
            try await drawer.pictures(of: [SampleReview.branchChart])
        }
        #expect(
            error?.description
                == "Python 3 is not installed; run Scripts/setup.sh, which installs the chart tools into .tools")
    }

    @Test(.enabled(if: Tools.canDrawCharts))
    func `a Word file shows the picture in its own proportions with a description`() async throws {
        let folder = try ScratchFolder()
        let writer = DOCXWriter(charts: ChartDrawer(tools: Tools.found, cache: folder.url.appending(path: "cache")))
        let archive = try await writer.archive(of: try SampleReview.state())
        let xml = try #require(archive["word/document.xml"])
        #expect(xml.count(of: "<w:drawing>") == 3)
        // 165 mm × 36,000 and 0.48 of it.
        #expect(xml.contains(#"<wp:extent cx="5940000" cy="2851200"/>"#))
        #expect(xml.contains("descr=\"Cột đôi theo chi cục; chi cục cảng Cái Lân thu nhiều nhất, 2.810 tỷ đồng.\""))
        #expect(archive.parts["word/media/chart3.png"] != nil)
        #expect(archive.parts.keys.filter { $0.hasPrefix("word/media/") }.count == 3)
    }
}
