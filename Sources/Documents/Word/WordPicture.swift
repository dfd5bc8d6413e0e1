/// A chart as a picture with its description, under its title as text.
struct WordPicture {
    let chart: Chart
    /// 1 for the first picture of the document.
    let number: Int
    let page: PageMeasure

    static func relationship(_ number: Int) -> String { "rIdPicture\(number)" }
    static func path(_ number: Int) -> String { "media/chart\(number).png" }

    var xml: String {
        WordParagraph.text(.tableTitle, chart.title)
            + WordParagraph.xml(.picture, XML.element("w:r", [:], XML.element("w:drawing", [:], inline)))
    }

    private var inline: String {
        // On a turned page the picture keeps the width of an upright one, so that it does not fill the page's height.
        let width = min(page.textWidth, 165)
        let size: KeyValuePairs<String, String> = [
            "cx": String(WordUnits.emu(width)), "cy": String(WordUnits.emu(width * chart.aspect)),
        ]
        let name = "Chart \(number)"
        return XML.element(
            "wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"], XML.element("wp:extent", size),
            XML.element("wp:docPr", ["id": String(number), "name": name, "descr": chart.alternativeText]),
            XML.element(
                "wp:cNvGraphicFramePr", [:],
                XML.element("a:graphicFrameLocks", ["xmlns:a": WordNamespace.drawing, "noChangeAspect": "1"])),
            XML.element(
                "a:graphic", ["xmlns:a": WordNamespace.drawing],
                XML.element("a:graphicData", ["uri": WordNamespace.picture], picture(size, name))))
    }

    private func picture(_ size: KeyValuePairs<String, String>, _ name: String) -> String {
        XML.element(
            "pic:pic", ["xmlns:pic": WordNamespace.picture],
            XML.element(
                "pic:nvPicPr", [:],
                XML.element("pic:cNvPr", ["id": String(number), "name": name, "descr": chart.alternativeText]),
                XML.element("pic:cNvPicPr")),
            XML.element(
                "pic:blipFill", [:], XML.element("a:blip", ["r:embed": Self.relationship(number)]),
                XML.element("a:stretch", [:], XML.element("a:fillRect"))),
            XML.element(
                "pic:spPr", [:],
                XML.element("a:xfrm", [:], XML.element("a:off", ["x": "0", "y": "0"]), XML.element("a:ext", size)),
                XML.element("a:prstGeom", ["prst": "rect"], XML.element("a:avLst"))))
    }
}
