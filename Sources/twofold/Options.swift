import ArgumentParser
import Domain
import Workspace

extension Day: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension DaySpan: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension Period: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension TableFormat: ExpressibleByArgument {}

/// How a report that is no plain table is printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

extension LanguageOption {
    var language: Language { Language(rawValue: code) }
}

extension IngestRequest.Cover: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
