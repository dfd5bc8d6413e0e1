import Diagnostics
import Domain

/// What units.yaml says: the dated tree, and what each kind of unit is called.
struct UnitsFile {
    let tree: OrgUnitTree
    let kinds: [String: LocalizedText]

    static let path = "units.yaml"

    static func read(_ context: PackContext) -> UnitsFile? {
        guard context.files.bytes[path] != nil else {
            context.log.report(
                Diagnostic(
                    code: "no-units", message: "the pack has no units.yaml",
                    place: .whole(file: context.files.shown(path)),
                    help: "write it with 'kinds' and 'units'; a pack of one body has one unit"))
            return nil
        }
        return context.root(of: path)?.group("units.yaml") { group in
            let kinds = group.required("kinds").map { readKinds($0, context) } ?? [:]
            guard let items = group.required("units")?.list(of: "units") else { return nil }
            let drafts = items.map { UnitDraft.read($0, context) }
            for case let draft? in drafts { draft.checkReferences(context) }
            let whole = drafts.compactMap { draft in draft.flatMap { d in d.unit.map { ($0, d) } } }
            guard let tree = tree(of: whole, isWhole: whole.count == items.count) else { return nil }
            return UnitsFile(tree: tree, kinds: kinds)
        }
    }

    private static func readKinds(_ value: YAMLValue, _ context: PackContext) -> [String: LocalizedText] {
        var kinds: [String: LocalizedText] = [:]
        for (key, names) in value.entries(of: "kinds of unit") ?? [] {
            guard let code = key.code() else { continue }
            context.declarations.declare(.unitKind, code, at: key)
            kinds[code] = names.localized(context)
        }
        return kinds
    }

    /// Makes the tree; each problem is reported at its unit and mended for the moment, so that the next one is found too.
    private static func tree(of pairs: [(OrgUnit, UnitDraft)], isWhole: Bool) -> OrgUnitTree? {
        var units: [OrgUnit] = []
        var drafts: [OrgUnit.ID: UnitDraft] = [:]
        for (unit, draft) in pairs where drafts[unit.id] == nil {  // a second one was reported when it was declared
            units.append(unit)
            drafts[unit.id] = draft
        }
        var isSound = isWhole && units.count == pairs.count
        while true {
            do {
                let tree = try OrgUnitTree(units)
                return isSound ? tree : nil
            } catch {
                isSound = false
                guard report(error, drafts, units, isWhole: isWhole), mend(error, &units) else { return nil }
            }
        }
    }

    /// - Returns: Whether it is worth looking for more.
    private static func report(
        _ problem: OrgUnitTree.Problem, _ drafts: [OrgUnit.ID: UnitDraft], _ units: [OrgUnit], isWhole: Bool
    ) -> Bool {
        switch problem {
        case .noRoot:
            guard isWhole, let first = units.first else { return false }
            drafts[first.id]?.parentValue?.report(
                "no-root", "every unit has a parent: the tree has no root",
                help: "leave out 'parent' of the highest unit")
            return false
        case .severalRoots(let roots):
            for extra in roots.dropFirst() {
                drafts[extra]?.codeValue.report(
                    "several-roots", "'\(extra)' has no parent, and '\(roots[0])' has none either",
                    help: "give it a 'parent'; only the highest unit has none")
            }
        case .circle(let id):
            drafts[id]?.codeValue.report(
                "unit-circle", "following the parents or successors of '\(id)' leads round in a circle",
                help: "correct 'parent' or 'successor' of one of them")
        case .backwards(let id):
            drafts[id]?.toValue?.report(
                "dates-backwards", "'\(id)' ends before it begins",
                help: "'to' is the last day it existed, 'from' the first")
        case .twice, .unknownParent, .unknownSuccessor: break  // reported where the names were read
        }
        return true
    }

    private static func mend(_ problem: OrgUnitTree.Problem, _ units: inout [OrgUnit]) -> Bool {
        let root = units.first { $0.parent == nil }?.id
        func change(_ id: OrgUnit.ID, _ changed: (OrgUnit) -> OrgUnit) {
            for index in units.indices where units[index].id == id { units[index] = changed(units[index]) }
        }
        switch problem {
        case .noRoot, .twice: return false
        case .severalRoots(let roots): for extra in roots.dropFirst() { change(extra) { $0.placed(under: roots[0]) } }
        case .unknownParent(let id, _): change(id) { $0.placed(under: root) }
        case .circle(let id): change(id) { $0.placed(under: $0.parent == nil ? nil : root) }
        case .unknownSuccessor(let id, _): change(id) { $0.placed(under: $0.parent) }
        case .backwards(let id): change(id) { $0.placed(under: $0.parent) }
        }
        return true
    }
}

extension OrgUnit {
    /// The unit without dates and successor, under another parent.
    fileprivate func placed(under parent: ID?) -> OrgUnit {
        OrgUnit(id: id, names: names, shortNames: shortNames, parent: parent, kind: kind)
    }
}

/// One unit as written, with the places of its references, which may be to units further down.
private struct UnitDraft {
    let codeValue: YAMLValue
    let kindValue: YAMLValue?
    let parentValue: YAMLValue?
    let successorValue: YAMLValue?
    let toValue: YAMLValue?
    /// `nil` where a part cannot be used, which was reported.
    let unit: OrgUnit?

    static func read(_ value: YAMLValue, _ context: PackContext) -> UnitDraft? {
        value.group("a unit") { group in
            let code = group.declared("code", as: .unit, context, .officeCode)
            let kindValue = group.required("kind")
            let kind = kindValue.flatMap { context.declarations.reference(to: .unitKind, in: $0) }
            let names = group.names(context)
            let short = group.optional("short").map { $0.localized(context) }
            let parent = group.optional("parent")
            let successor = group.optional("successor")
            let from = group.optional("from").map { $0.day() }
            let to = group.optional("to").map { $0.day() }
            guard let codeValue = group.required("code") else { return nil }
            if let successor, !group.has("to") {
                successor.report(
                    "successor-without-end", "a unit that has not ended has no successor",
                    help: "add 'to', the last day it existed")
            }
            var unit: OrgUnit?
            if let code, let kind, let names {
                unit = OrgUnit(
                    id: OrgUnit.ID(code), names: names, shortNames: short ?? nil,
                    parent: parent?.text().map { OrgUnit.ID($0) },
                    from: from ?? nil, to: to ?? nil, successor: successor?.text().map { OrgUnit.ID($0) }, kind: kind)
            }
            return UnitDraft(
                codeValue: codeValue, kindValue: kindValue, parentValue: parent, successorValue: successor,
                toValue: group.optional("to"), unit: unit)
        }
    }

    func checkReferences(_ context: PackContext) {
        for case let value? in [parentValue, successorValue] {
            _ = context.declarations.reference(to: .unit, in: value)
        }
    }
}
