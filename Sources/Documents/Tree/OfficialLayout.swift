/// The layout a document is set in, by its body and date.
package enum OfficialLayout: String, Hashable, Sendable, CaseIterable {
    /// Decree 30/2020/NĐ-CP of 5 March 2020, Annex I.
    case state
    /// Guidance 36-HD/VPTW of 3 April 2018 of the Party's Central Office.
    case party
}

/// The measures of a layout. Sizes in points, lengths in millimetres.
struct LayoutRules: Sendable {
    var marginTop, marginBottom, marginLeft, marginRight: Double
    /// The distance of the page number from the top edge.
    var headerDistance: Double
    var pageNumberSize: Double
    var headingRightSize, mottoSize: Double
    var parentBodySize, issuingBodySize: Double
    var numberSize, dateSize: Double
    var typeSize, summarySize: Double
    var bodySize: Double
    /// The first line's indent.
    var firstLine: Double
    var spaceBetween: Double
    var lineSpacing: LineSpacing
    var signatureSize: Double
    var recipientsTitleSize, recipientsSize: Double

    enum LineSpacing: Sendable {
        case multiple(Double)
        /// Points, whatever the size of the text.
        case exactly(Double)
    }
}

extension OfficialLayout {
    var rules: LayoutRules {
        switch self {
        case .state:
            LayoutRules(
                marginTop: 20, marginBottom: 20, marginLeft: 30, marginRight: 15, headerDistance: 10,
                pageNumberSize: 14, headingRightSize: 12, mottoSize: 13, parentBodySize: 12, issuingBodySize: 12,
                numberSize: 13, dateSize: 13, typeSize: 14, summarySize: 14, bodySize: 14, firstLine: 12.7,
                spaceBetween: 6, lineSpacing: .multiple(1.1), signatureSize: 14, recipientsTitleSize: 12,
                recipientsSize: 11)
        case .party:
            LayoutRules(
                marginTop: 20, marginBottom: 20, marginLeft: 30, marginRight: 15, headerDistance: 10,
                pageNumberSize: 14, headingRightSize: 15, mottoSize: 14, parentBodySize: 14, issuingBodySize: 14,
                numberSize: 14, dateSize: 14, typeSize: 16, summarySize: 14, bodySize: 14, firstLine: 12.7,
                spaceBetween: 6, lineSpacing: .exactly(18), signatureSize: 14, recipientsTitleSize: 14,
                recipientsSize: 12)
        }
    }
}
