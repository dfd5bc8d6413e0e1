/// What the generated payments must add up to, in billions of đồng, by the days they were posted on.
///
/// The sums of 2019 and 2020 meet what was published of the department: 2.138 to 18 March 2019, 5.645 in the first half and
/// 11.390 in the whole of 2019 (both derived from published growth), 4.232 to 5 May 2020 and 6.718 in the first half of 2020.
/// Nothing was found for 2017 and 2018; those sums are invented, as is every record.
package struct DemoTotals: Sendable {
    package struct Segment: Sendable {
        /// `2019-01-01`.
        let first: String
        let last: String
        let billions: Int
    }

    package static let published: [Segment] = [
        Segment(first: "2017-01-01", last: "2017-06-30", billions: 4180),
        Segment(first: "2017-07-01", last: "2017-12-31", billions: 4720),
        Segment(first: "2018-01-01", last: "2018-06-30", billions: 4790),
        Segment(first: "2018-07-01", last: "2018-12-31", billions: 5090),
        Segment(first: "2019-01-01", last: "2019-03-18", billions: 2138),
        Segment(first: "2019-03-19", last: "2019-06-30", billions: 3507),
        Segment(first: "2019-07-01", last: "2019-12-31", billions: 5745),
        Segment(first: "2020-01-01", last: "2020-05-05", billions: 4232),
        Segment(first: "2020-05-06", last: "2020-06-30", billions: 2486),
    ]
}
