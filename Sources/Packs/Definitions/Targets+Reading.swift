import Domain

/// What targets.yaml says: who assigns targets, and the sorts there are. Both may be missing.
struct TargetsFile {
    let assigners: [Assigner]
    let kinds: [TargetKind]

    static let path = "targets.yaml"

    static func read(_ context: PackContext) -> TargetsFile {
        let file = context.root(of: path)?.group("targets.yaml") { group in
            TargetsFile(
                assigners: group.optional("assigners")?.list(of: "assigners", canBeEmpty: true)?
                    .compactMap { Assigner.read($0, context) } ?? [],
                kinds: group.optional("kinds")?.list(of: "kinds of target", canBeEmpty: true)?
                    .compactMap { TargetKind.read($0, context) } ?? [])
        }
        return file ?? TargetsFile(assigners: [], kinds: [])
    }
}

extension Assigner {
    /// `{code: MOF, names: …, short: …}`; without `short`, the names are used. `unit` names the unit of the tree it is.
    static func read(_ value: YAMLValue, _ context: PackContext) -> Assigner? {
        value.group("an assigner") { group in
            let code = group.declared("code", as: .assigner, context, .officeCode)
            let names = group.names(context)
            let short = group.optional("short").map { $0.localized(context) } ?? names
            let saidAs = group.saidAs(context)
            let unit = group.optional("unit").flatMap { context.declarations.reference(to: .unit, in: $0) }
            guard let code, let names, let short else { return nil }
            return Assigner(
                id: AssignerID(code), names: names, shortNames: short, saidAs: saidAs,
                unit: unit.map { OrgUnit.ID($0) })
        }
    }
}

extension TargetKind {
    /// `{code: estimate, names: …}`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> TargetKind? {
        value.group("a kind of target") { group in
            let code = group.declared("code", as: .targetKind, context)
            let names = group.names(context)
            guard let code, let names else { return nil }
            return TargetKind(id: TargetKindID(code), names: names)
        }
    }
}
