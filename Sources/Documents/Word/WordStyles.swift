/// `word/styles.xml` of a layout: what each `WordStyle` looks like.
struct WordStyles {
    let layout: OfficialLayout
    /// A BCP 47 tag such as `vi-VN`, for spelling and line breaks.
    let languageTag: String

    private var rules: LayoutRules { layout.rules }
    private static let font = "Times New Roman"

    var xml: String {
        XML.declaration
            + XML.element(
                "w:styles", ["xmlns:w": WordNamespace.main], defaults, WordStyle.allCases.map(definition).joined())
    }

    /// One style's definition, for a template that lacks it.
    func definition(_ style: WordStyle) -> String {
        switch style {
        case .normal: paragraph(style, "Normal", attributes: true)
        case .tableNormal: tableNormal
        case .table: officialTable
        case .header: paragraph(style, "header", .centre, size: rules.pageNumberSize)
        case .footer: paragraph(style, "footer", .centre, size: 10)
        case .part:
            paragraph(style, "heading 1", .centre, bold: true, before: 12, after: 6, keepNext: true, outline: 0)
        case .section: heading(style, "heading 2", outline: 1, bold: true)
        case .item: heading(style, "heading 3", outline: 2, bold: true)
        case .point: heading(style, "heading 4", outline: 3, bold: false)
        case .body: paragraph(style, "Official Body", .both, after: rules.spaceBetween, line: true, firstLine: true)
        case .basis:
            paragraph(
                style, "Official Basis", .both, italic: layout == .state, after: rules.spaceBetween, line: true,
                firstLine: true)
        case .centred: paragraph(style, "Official Centred", .centre, after: rules.spaceBetween, line: true)
        case .note: paragraph(style, "Official Note", .both, italic: true, size: 11, before: 2, after: 2)
        case .nationalName:
            paragraph(style, "Official National Name", .centre, bold: true, size: rules.headingRightSize)
        case .motto: paragraph(style, "Official Motto", .centre, bold: true, size: rules.mottoSize)
        case .parentBody: paragraph(style, "Official Parent Body", .centre, size: rules.parentBodySize)
        case .issuingBody: paragraph(style, "Official Issuing Body", .centre, bold: true, size: rules.issuingBodySize)
        case .number: paragraph(style, "Official Number", .centre, size: rules.numberSize, before: 4)
        case .date: paragraph(style, "Official Date", .centre, italic: true, size: rules.dateSize, before: 4)
        case .stamp: paragraph(style, "Official Stamp", .centre, bold: true, size: 13, before: 6)
        case .type:
            paragraph(style, "Official Type", .centre, bold: true, size: rules.typeSize, before: 18, keepNext: true)
        case .summary:
            paragraph(style, "Official Summary", .centre, bold: true, size: rules.summarySize, keepNext: true)
        case .addressee: paragraph(style, "Official Addressee", .centre, before: 6, after: 6)
        case .rule: paragraph(style, "Official Rule", .centre, size: 2, exactly: 5)
        case .authority:
            paragraph(style, "Official Authority", .centre, bold: true, size: rules.signatureSize, keepNext: true)
        case .position:
            paragraph(
                style, "Official Position", .centre, bold: layout == .state, size: rules.signatureSize, keepNext: true)
        case .signer: paragraph(style, "Official Signer", .centre, bold: true, size: rules.signatureSize, before: 76)
        case .recipientsTitle: recipientsTitle
        case .recipients: paragraph(style, "Official Recipients", .left, size: rules.recipientsSize)
        case .annexNumber:
            paragraph(style, "Official Annex Number", .centre, bold: true, size: 14, keepNext: true, outline: 0)
        case .annexTitle: paragraph(style, "Official Annex Title", .centre, bold: true, size: 14, keepNext: true)
        case .annexOrigin: paragraph(style, "Official Annex Origin", .centre, italic: true, size: 13, keepNext: true)
        case .tableTitle:
            paragraph(style, "Official Table Title", .centre, bold: true, size: 13, before: 8, after: 4, keepNext: true)
        case .unitLine: paragraph(style, "Official Unit Line", .right, italic: true, size: 12, after: 3, keepNext: true)
        case .tableText: paragraph(style, "Official Table Text", .left, size: 12)
        case .picture: paragraph(style, "Official Picture", .centre, after: rules.spaceBetween)
        }
    }

    private enum Side: String { case left, centre = "center", right, both }

    private func heading(_ style: WordStyle, _ name: String, outline: Int, bold: Bool) -> String {
        paragraph(
            style, name, .both, bold: bold, before: 6, after: rules.spaceBetween, line: true, firstLine: true,
            keepNext: true, outline: outline)
    }

    private func paragraph(
        _ style: WordStyle, _ name: String, _ side: Side = .left, bold: Bool = false, italic: Bool = false,
        underlined: Bool = false, size: Double? = nil, before: Double = 0, after: Double = 0, line: Bool = false,
        exactly: Double? = nil, firstLine: Bool = false, keepNext: Bool = false, outline: Int? = nil,
        attributes isDefault: Bool = false
    ) -> String {
        let spacing: (rule: String, line: String) =
            switch (exactly, line ? rules.lineSpacing : .multiple(1)) {
            case (let points?, _), (nil, .exactly(let points)): ("exact", String(WordUnits.twips(points: points)))
            case (nil, .multiple(let factor)): ("auto", String(Int((factor * 240).rounded())))
            }
        let layout = [
            keepNext ? XML.element("w:keepNext") : "",
            XML.element(
                "w:spacing",
                [
                    "w:before": String(WordUnits.twips(points: before)),
                    "w:after": String(WordUnits.twips(points: after)),
                    "w:line": spacing.line, "w:lineRule": spacing.rule,
                ]),
            firstLine ? XML.element("w:ind", ["w:firstLine": String(WordUnits.twips(rules.firstLine))]) : "",
            XML.element("w:jc", ["w:val": side.rawValue]),
            outline.map { XML.element("w:outlineLvl", ["w:val": String($0)]) } ?? "",
        ].joined()
        let look = [
            bold ? XML.element("w:b") : "", italic ? XML.element("w:i") : "",
            size.map { XML.element("w:sz", ["w:val": WordUnits.halfPoints($0)]) } ?? "",
            size.map { XML.element("w:szCs", ["w:val": WordUnits.halfPoints($0)]) } ?? "",
            underlined ? XML.element("w:u", ["w:val": "single"]) : "",
        ].joined()
        let content = [
            XML.element("w:name", ["w:val": name]),
            isDefault ? "" : XML.element("w:basedOn", ["w:val": WordStyle.normal.rawValue]),
            XML.element("w:qFormat"), XML.element("w:pPr", [:], layout),
            look.isEmpty ? "" : XML.element("w:rPr", [:], look),
        ].joined()
        return isDefault
            ? XML.element("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": style.rawValue], content)
            : XML.element("w:style", ["w:type": "paragraph", "w:styleId": style.rawValue], content)
    }

    private var recipientsTitle: String {
        let isParty = layout == .party
        return paragraph(
            .recipientsTitle, "Official Recipients Title", .left, bold: !isParty, italic: !isParty, underlined: isParty,
            size: rules.recipientsTitleSize)
    }

    private var defaults: String {
        let fonts = XML.element(
            "w:rFonts",
            ["w:ascii": Self.font, "w:hAnsi": Self.font, "w:eastAsia": Self.font, "w:cs": Self.font])
        let size = WordUnits.halfPoints(rules.bodySize)
        let run = XML.element(
            "w:rPr", [:], fonts, XML.element("w:color", ["w:val": "000000"]), XML.element("w:sz", ["w:val": size]),
            XML.element("w:szCs", ["w:val": size]),
            XML.element("w:lang", ["w:val": languageTag, "w:eastAsia": languageTag, "w:bidi": "ar-SA"]))
        return XML.element(
            "w:docDefaults", [:], XML.element("w:rPrDefault", [:], run), XML.element("w:pPrDefault"))
    }

    private var tableNormal: String {
        XML.element(
            "w:style", ["w:type": "table", "w:default": "1", "w:styleId": WordStyle.tableNormal.rawValue],
            XML.element("w:name", ["w:val": "Normal Table"]), XML.element("w:uiPriority", ["w:val": "99"]),
            XML.element("w:tblPr", [:], cellMargins(sides: 0, ends: 0)))
    }

    private var officialTable: String {
        let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            XML.element("w:" + $0, ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"])
        }
        return XML.element(
            "w:style", ["w:type": "table", "w:styleId": WordStyle.table.rawValue],
            XML.element("w:name", ["w:val": "Official Table"]),
            XML.element("w:basedOn", ["w:val": WordStyle.tableNormal.rawValue]),
            XML.element(
                "w:tblPr", [:], XML.element("w:tblBorders", [:], edges.joined()), cellMargins(sides: 57, ends: 28)))
    }

    private func cellMargins(sides: Int, ends: Int) -> String {
        XML.element(
            "w:tblCellMar", [:],
            [("top", ends), ("left", sides), ("bottom", ends), ("right", sides)].map {
                XML.element("w:" + $0, ["w:w": String($1), "w:type": "dxa"])
            }.joined())
    }
}
