/// A section: the page, its margins, and a page count of its own that hides the first number.
struct WordSection {
    let layout: OfficialLayout
    let page: PageMeasure
    let hasBanner: Bool

    /// The properties that end the section: inside its last paragraph, or at the end of the body for the last section.
    var properties: String {
        let rules = layout.rules
        func reference(_ kind: String, _ type: String, _ id: String) -> String {
            XML.element("w:\(kind)Reference", ["w:type": type, "r:id": id])
        }
        var references = reference("header", "default", "rIdHeader") + reference("header", "first", "rIdHeaderFirst")
        if hasBanner {
            references += reference("footer", "default", "rIdFooter") + reference("footer", "first", "rIdFooter")
        }
        let size: KeyValuePairs =
            page.isLandscape
            ? ["w:w": "16838", "w:h": "11906", "w:orient": "landscape"] : ["w:w": "11906", "w:h": "16838"]
        return XML.element(
            "w:sectPr", [:], references, XML.element("w:type", ["w:val": "nextPage"]), XML.element("w:pgSz", size),
            XML.element(
                "w:pgMar",
                [
                    "w:top": length(rules.marginTop), "w:right": length(rules.marginRight),
                    "w:bottom": length(rules.marginBottom), "w:left": length(rules.marginLeft),
                    "w:header": length(rules.headerDistance), "w:footer": length(rules.headerDistance), "w:gutter": "0",
                ]),
            XML.element("w:pgNumType", ["w:start": "1"]), XML.element("w:titlePg"))
    }

    /// A paragraph that ends this section where another follows.
    var endingParagraph: String { WordParagraph.xml(.rule, properties: properties) }

    private func length(_ millimetres: Double) -> String { String(WordUnits.twips(millimetres)) }
}
