/// Paragraphs, plain and ruled.
enum WordParagraph {
    /// - Parameter properties: Further paragraph properties, as XML, in the order the schema asks for.
    static func xml(_ style: WordStyle, _ runs: String = "", properties: String = "") -> String {
        XML.element(
            "w:p", [:],
            XML.element("w:pPr", [:], XML.element("w:pStyle", ["w:val": style.rawValue]), properties), runs)
    }

    static func text(_ style: WordStyle, _ text: String, properties: String = "") -> String {
        xml(style, WordRuns.run(text), properties: properties)
    }

    /// A horizontal rule of `length` in the middle of a column of `width`, both in millimetres.
    static func rule(length: Double, width: Double) -> String {
        let indent = String(WordUnits.twips(max(0, (width - length) / 2)))
        return xml(
            .rule,
            properties: XML.element(
                "w:pBdr", [:],
                XML.element("w:top", ["w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "000000"]))
                + XML.element("w:spacing", ["w:before": "80"])
                + XML.element("w:ind", ["w:left": indent, "w:right": indent]))
    }
}
