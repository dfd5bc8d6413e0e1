package import Domain
import Registry

extension TwofoldWorkspace {
    /// The themes of a year, as a revision knows them; empty where there are none.
    package func themes(of year: Int, known revision: Int? = nil) throws -> [LocalizedText] {
        try registry.themes(knownAt: revision).filter { $0.year == year }.map(\.text)
    }
}
