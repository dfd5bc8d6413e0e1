package import Domain
package import Documents

/// A piece of running text of a template.
package indirect enum TemplateInline: Sendable, Hashable {
    case text(String)
    case bold([TemplateInline])
    case italic([TemplateInline])
    case term(ReviewTerm)
    case conditional(ReviewCondition, then: [TemplateInline], otherwise: [TemplateInline])
}

/// A block of a template.
package indirect enum TemplateBlock: Sendable, Hashable {
    case heading(Heading.Level, [TemplateInline], isNumbered: Bool)
    case paragraph([TemplateInline], Paragraph.Style)
    case list(ItemList.Marker, [[TemplateInline]])
    case table(TableRequest)
    /// The cumulative value of an indicator against last year and its planned paths.
    case cumulativeChart(IndicatorID, title: [TemplateInline]?, DisplayChoice)
    case recordList(RecordList)
    case pageBreak
    case conditional(ReviewCondition, then: [TemplateBlock], otherwise: [TemplateBlock])
}

/// Texts of the registry printed as a list.
package enum RecordList: String, Sendable, Hashable, CaseIterable { case priorities, themes }

package struct TableRequest: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// One row an indicator, one plan column an assigner.
        case standard([IndicatorID])
        /// One row a unit below the reviewed one.
        case byUnit(IndicatorID, kind: String?)
        /// One row a member of a dimension.
        case breakdown(IndicatorID, String)
        /// One row an indicator, without plans.
        case indicators([IndicatorID])
        case plan, lateActions, milestones, directives, commendations
        /// Single commendations of these forms; of all when empty.
        case commendationList([String])
        case goal(String)
    }
    package let kind: Kind
    /// `nil` takes the kind's own title.
    package let title: [TemplateInline]?
    package let display: DisplayChoice
}

/// A template read and checked against its pack.
package struct CheckedTemplate: Sendable {
    package struct Annex: Sendable {
        package let title: [TemplateInline]
        package let orientation: Documents.Annex.Orientation
        package let blocks: [TemplateBlock]
    }
    package let name: String
    package let header: TemplateHeader
    package let body: [TemplateBlock]
    package let annexes: [Annex]
}
