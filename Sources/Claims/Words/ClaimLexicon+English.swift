import Appraisal

extension ClaimLexicon {
    static let english = ClaimLexicon(
        [
            .hedge(.moreThan): ["more than", "over", "above", "just over", "in excess of", "upwards of"],
            .hedge(.nearly): ["nearly", "almost", "close to", "just under", "just below"],
            .hedge(.about): [
                "about", "around", "approximately", "roughly", "some", "an estimated", "estimated at", "approx",
            ],
            .hedge(.atLeast): ["at least", "no less than", "not less than"],
            .hedge(.atMost): [
                "at most", "no more than", "not more than", "less than", "below", "under", "up to", "fewer than",
            ],
            .increase: [
                "up", "up by", "rose", "rose by", "rise", "rise of", "increase", "increase of", "increased",
                "increased by",
                "grew", "grew by", "growth", "growth of", "higher", "higher than", "higher by", "more than the",
                "gained",
                "increasing", "rising", "climbed",
            ],
            .decrease: [
                "down", "down by", "fell", "fell by", "fall", "fall of", "decrease", "decrease of", "decreased",
                "decreased by", "dropped", "drop", "drop of", "lower", "lower than", "lower by", "declined", "decline",
                "decline of", "declining", "falling",
            ],
            .reach: [
                "reached", "reaching", "reach", "equal to", "equals", "equalling", "was", "were", "is", "are", "at",
                "met",
                "completed", "fulfilled", "achieved", "achieving", "meeting", "amounted to", "totalled", "came to",
                "stood at", "equivalent to", "represents", "took", "of",
            ],
            .excess: [
                "exceeded", "exceeding", "exceeds", "exceed", "exceeded by", "ahead of", "ahead by", "surpassed",
                "above target", "above the target", "above the estimate", "over target", "over the target",
                "over the estimate", "beyond",
            ],
            .shortfall: [
                "short of", "shortfall", "shortfall of", "missed", "missed by", "behind", "behind by", "below target",
                "below the target", "below the estimate", "short by",
            ],
            .fold: ["times"],
            .share: ["share", "accounted for", "accounts for", "accounting for", "made up", "makes up"],
            .prior: [
                "same period", "the same period", "same period last year", "same period of last year", "last year",
                "the year before", "same period of the year before", "previous year", "a year earlier",
                "same period of the previous year", "year earlier",
            ],
            .priorCompared: [
                "on the same period", "on the same period last year", "on the same period of the year before",
                "compared with the same period", "compared to the same period", "against the same period",
                "over the same period", "over the same period last year", "over the same period of last year",
                "than the same period", "than in the same period", "year on year", "on year", "on last year",
                "on a year earlier",
                "compared with the same period last year", "compared to the same period last year",
                "from a year earlier",
                "compared with last year", "compared to last year", "than last year", "over last year",
                "from the same period", "from the same period last year", "than a year earlier",
            ],
            .target: ["target", "targets", "estimate", "estimates", "plan", "quota", "budget estimate", "assigned"],
            .path: ["scenario", "planned path", "planned paths", "trajectory"],
            .aim: ["aim", "aims", "strive", "strives", "striving", "intends", "should collect", "goal", "must bring"],
            .ranked: [
                "rank", "ranks", "ranked", "ranking", "place", "placed", "position", "stands", "stood", "came",
                "finished",
            ],
            .first: ["topped", "tops", "leads", "led"],
            .consecutive: ["consecutive", "running", "in a row", "straight"],
            .subset: ["of which", "including", "of them"],
            .restricting: ["from", "at", "through", "for"],
            .commended: [
                "commended", "commend", "commendation", "commendations", "awarded", "award", "rewarded", "honoured",
                "praised",
                "recognised",
            ],
            .respectively: ["respectively"],
            .counted(.taskGroups): ["task groups", "groups of tasks", "task group", "group of tasks"],
            .counted(.actions): ["actions", "measures", "solutions", "action"],
            .counted(.collectives): ["collectives", "collective"],
            .counted(.individuals): ["individuals", "individual"],
            .state(.done): ["done", "are done", "have been done", "are complete"],
            .state(.onTrack): ["on track", "on schedule"],
            .state(.atRisk): ["at risk"],
            .state(.late): ["late", "overdue"],
            .state(.notStarted): ["not started"],
            .state(.cancelled): ["cancelled"],
            .wholeYear: ["whole year", "full year", "entire year"],
            .otherPeriod: ["second half", "next year", "remaining days", "rest of the year"],
            .firstHalf: ["first half", "half year"],
            .filler: [
                "the", "a", "an", "to", "in", "by", "it", "its", "this", "that", "that is", "which", "and", "or",
                "with",
                "on", "as", "so", "far", "total", "amount", "figure", "department", "has", "have", "had", "set", "be",
                "been", "compared", "against", "period", "half", "year", "month", "months", "while", "only", "i", "e",
                "namely", "than", "same", "before", "they", "also", "there", "s", "up from", "down from", "other",
                "one",
                "first", "six", "nine", "end", "branches", "carried", "out", "now", "thus", "until", "but", "yet",
                "both",
            ],
        ],
        ordinals: [
            "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
            "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
        ],
        cardinals: [
            "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10,
        ])
}
