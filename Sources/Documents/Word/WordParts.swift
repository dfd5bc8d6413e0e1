import Domain
import Foundation

/// The small parts of a DOCX around its main part.
struct WordParts {
    let document: Document
    let pictureCount: Int

    private var hasBanner: Bool { document.letterhead.banner != nil }

    /// A part's path, its relationship to the main part, and its content type.
    private struct Part {
        let id: String
        let type: String
        let target: String
        let contentType: String?
    }

    private var related: [Part] {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        var parts = [
            Part(id: "rIdStyles", type: "styles", target: "styles.xml", contentType: word + "styles+xml"),
            Part(id: "rIdSettings", type: "settings", target: "settings.xml", contentType: word + "settings+xml"),
            Part(id: "rIdHeader", type: "header", target: "header1.xml", contentType: word + "header+xml"),
            Part(id: "rIdHeaderFirst", type: "header", target: "header2.xml", contentType: word + "header+xml"),
            Part(id: "rIdFigures", type: "customXml", target: "../customXml/item1.xml", contentType: nil),
        ]
        if hasBanner {
            parts.append(
                Part(id: "rIdFooter", type: "footer", target: "footer1.xml", contentType: word + "footer+xml"))
        }
        for number in 0..<pictureCount {
            parts.append(
                Part(
                    id: WordPicture.relationship(number + 1), type: "image", target: WordPicture.path(number + 1),
                    contentType: nil))
        }
        return parts
    }

    var contentTypes: String {
        let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        var overrides = [("/word/document.xml", main)]
        overrides += related.compactMap { part in part.contentType.map { ("/word/" + part.target, $0) } }
        overrides += [
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ]
        return XML.declaration
            + XML.element(
                "Types", ["xmlns": WordNamespace.contentTypes],
                XML.element(
                    "Default",
                    [
                        "Extension": "rels",
                        "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
                    ]),
                XML.element("Default", ["Extension": "xml", "ContentType": "application/xml"]),
                XML.element("Default", ["Extension": "png", "ContentType": "image/png"]),
                overrides.map { XML.element("Override", ["PartName": $0.0, "ContentType": $0.1]) }.joined())
    }

    var packageRelationships: String {
        relationships([
            ("rId1", WordNamespace.relationship + "/officeDocument", "word/document.xml"),
            ("rId2", WordNamespace.packageRelationship + "/metadata/core-properties", "docProps/core.xml"),
            ("rId3", WordNamespace.relationship + "/extended-properties", "docProps/app.xml"),
        ])
    }

    var documentRelationships: String {
        relationships(related.map { ($0.id, "\(WordNamespace.relationship)/\($0.type)", $0.target) })
    }

    private func relationships(_ all: [(id: String, type: String, target: String)]) -> String {
        XML.declaration
            + XML.element(
                "Relationships", ["xmlns": WordNamespace.packageRelationship],
                all.map {
                    XML.element("Relationship", ["Id": $0.id, "Type": $0.type, "Target": $0.target])
                }.joined())
    }

    var settings: String {
        let usesComma = NumberFormat(language: document.language).decimalSeparator == ","
        return part(
            "w:settings", XML.element("w:zoom", ["w:percent": "100"]),
            XML.element("w:defaultTabStop", ["w:val": "720"]),
            XML.element("w:characterSpacingControl", ["w:val": "doNotCompress"]),
            XML.element(
                "w:compat", [:],
                XML.element(
                    "w:compatSetting",
                    [
                        "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
                        "w:val": "15",
                    ])),
            XML.element("w:decimalSymbol", ["w:val": usesComma ? "," : "."]),
            XML.element("w:listSeparator", ["w:val": usesComma ? ";" : ","]))
    }

    /// The page number, in the middle of the top margin.
    var header: String {
        func field(_ type: String) -> String {
            XML.element("w:r", [:], XML.element("w:fldChar", ["w:fldCharType": type]))
        }
        let number =
            field("begin")
            + XML.element("w:r", [:], XML.element("w:instrText", ["xml:space": "preserve"], " PAGE "))
            + field("separate") + WordRuns.run("2") + field("end")
        return part("w:hdr", WordParagraph.xml(.header, number))
    }

    /// Of the first page, which shows no number.
    var firstHeader: String { part("w:hdr", WordParagraph.xml(.header)) }

    var footer: String? {
        document.letterhead.banner.map {
            part("w:ftr", WordParagraph.xml(.footer, WordRuns.run($0, .init(bold: true))))
        }
    }

    private func part(_ root: String, _ children: String...) -> String {
        XML.declaration
            + XML.element(
                root, ["xmlns:w": WordNamespace.main, "xmlns:r": WordNamespace.relationship], children.joined())
    }

    /// Which bookmark stands for which figure, for those who follow a number from the document itself.
    func figures(_ marked: [WordRuns.Marked]) -> String {
        let rows = marked.map { figure in
            let value = figure.mark.value
            return value.map {
                XML.element(
                    "figure",
                    ["bookmark": figure.bookmark, "reference": figure.mark.reference, "value": $0.description])
            } ?? XML.element("figure", ["bookmark": figure.bookmark, "reference": figure.mark.reference])
        }
        return XML.declaration + XML.element("figures", ["xmlns": WordNamespace.figures], rows.joined())
    }

    var coreProperties: String {
        let head = document.letterhead
        let created = head.date.map { day in
            XML.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], "\(day)T00:00:00Z")
        }
        return XML.declaration
            + XML.element(
                "cp:coreProperties",
                [
                    "xmlns:cp": WordNamespace.coreProperties, "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                    "xmlns:dcterms": "http://purl.org/dc/terms/",
                    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                ],
                XML.element("dc:title", [:], XML.escaped(([head.type] + head.summary).joined(separator: " "))),
                XML.element("dc:creator", [:], XML.escaped(head.issuingBody)),
                XML.element("dc:language", [:], document.languageTag), created ?? "")
    }

    var appProperties: String {
        XML.declaration
            + XML.element(
                "Properties",
                ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"],
                XML.element("Application", [:], "Twofold"))
    }
}

extension Document {
    /// The language with its usual region, as Word wants it: `vi-VN`.
    var languageTag: String {
        switch language {
        case .vietnamese: "vi-VN"
        case .english: "en-GB"
        default: language.rawValue
        }
    }
}
