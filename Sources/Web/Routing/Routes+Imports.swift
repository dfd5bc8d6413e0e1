import Domain
import HTTPTypes

/// Living records from a file: sent, looked at, applied or thrown away.
extension Route {
    static let imports = Route("imports", .get, "/imports", .at(.plan, .root))
    static let importReceive = Route("import-receive", .post, "/imports", .at(.plan, .root), body: .stream)
    static let importPreview = Route("import-preview", .get, "/imports/:import", .at(.plan, .root))
    static let importApply = Route("import-apply", .post, "/imports/:import", .at(.plan, .root))
    static let importDiscard = Route("import-discard", .post, "/imports/:import/discard", .at(.plan, .root))

    static let ofImports = [imports, importReceive, importPreview, importApply, importDiscard]
}
