package import Diagnostics
import Domain
import Formulas
package import Foundation

/// Reads a folder of YAML into a pack: the only way a definition enters the product.
package enum PackReader {
    /// - Parameter folder: The folder that holds `pack.yaml`.
    /// - Throws: Every problem of every file at once, with file, line, column and next step.
    package static func read(_ folder: URL) throws(InvalidSource) -> Pack {
        try Pack.read(files: PackFiles(readingFolder: folder))
    }
}

extension Pack {
    /// Reads a pack of files kept elsewhere, such as the copy a workspace keeps of every revision.
    ///
    /// Files are read in an order in which names precede their references: what the pack is, units, target kinds, datasets,
    /// forms, sources, indicators, goals.
    /// - Throws: Every problem of every file at once.
    package static func read(files: PackFiles) throws(InvalidSource) -> Pack {
        let context = PackContext(files)
        let pack = read(context, revision: files.revision)
        if let problems = context.log.invalidSource { throw problems }
        guard let pack else { preconditionFailure("a pack that cannot be made has a problem that was reported") }
        return pack
    }

    private static func read(_ context: PackContext, revision: String) -> Pack? {
        let header = PackHeader.read(context)
        let units = UnitsFile.read(context)
        let targets = TargetsFile.read(context)
        let datasets = definitions(in: "datasets", context) { Dataset.read($0, context) }
        let forms = definitions(in: "forms", context) { ReportForm.read($0, context) }
        let sources = definitions(in: "sources", context) { Source.read($0, datasets, context) }
        let reading = IndicatorsReading(context: context, datasets: datasets, forms: forms)
        let drafts = reading.drafts()
        let indicators = reading.indicators(of: drafts)
        let goals = Goal.readAll(context)
        let indices = definitions(in: "indices", context) { Index.read($0, context) }
        let commendations = CommendationsFile.read(context)
        let reviews = ReviewTemplate.readAll(context)
        let reminders = ReminderRule.read(context)
        let watchRules = WatchRule.readAll(datasets, context)
        context.reportUnreadFiles()
        guard let header, let units, let indicators else { return nil }
        return Pack(
            id: header.id, revision: revision, names: header.names, languages: context.languages,
            currency: header.currency,
            timeZone: header.timeZone, calendars: header.calendars, workingTimes: header.workingTimes,
            units: units.tree,
            unitKinds: units.kinds, datasets: datasets, sources: sources, indicators: indicators,
            indicatorGroups: header.indicatorGroups, goals: goals,
            assigners: targets.assigners, targetKinds: targets.kinds, forms: forms, indices: indices,
            commendationForms: commendations.forms, commendationRules: commendations.rules,
            commendationList: commendations.list, reviews: reviews, reminders: reminders, watchRules: watchRules)
    }

    /// One definition of each file of a folder, in order of file name; what cannot be used was reported.
    private static func definitions<Definition>(
        in folder: String, _ context: PackContext, _ read: (YAMLValue) -> Definition?
    ) -> [Definition] {
        context.paths(in: folder).compactMap { path in context.root(of: path).flatMap(read) }
    }
}
