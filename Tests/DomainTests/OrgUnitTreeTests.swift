import Domain
import Testing

struct OrgUnitTreeTests {
    func unit(
        _ id: OrgUnit.ID, under parent: OrgUnit.ID?, from: String? = nil, to: String? = nil,
        successor: OrgUnit.ID? = nil
    ) -> OrgUnit {
        OrgUnit(
            id: id, names: LocalizedText(id.rawValue, in: .vietnamese), parent: parent, from: from.map(day),
            to: to.map(day), successor: successor, kind: "branch")
    }

    /// Cái Lân closes on 18 September 2019, its records go to Hòn Gai (DOMAIN §1.1).
    func department() throws -> OrgUnitTree {
        try OrgUnitTree([
            unit("20CF-T1", under: "20CF"), unit("20BB", under: "20ZZ"), unit("20ZZ", under: nil),
            unit("20CD", under: "20ZZ", to: "2019-09-18", successor: "20CF"), unit("20CF", under: "20ZZ"),
            unit("20NEW", under: "20ZZ", from: "2020-03-01"),
        ])
    }

    @Test func `puts parents before children, in the pack's order`() throws {
        let tree = try department()
        #expect(tree.root == "20ZZ")
        #expect(tree.units.map(\.id) == ["20ZZ", "20BB", "20CD", "20CF", "20CF-T1", "20NEW"])
        #expect(tree.children(of: "20ZZ").map(\.id) == ["20BB", "20CD", "20CF", "20NEW"])
        #expect(tree.subtree(of: "20CF") == ["20CF", "20CF-T1"])
        #expect(tree.subtree(of: "20ZZ") == tree.units.map(\.id))
        #expect(tree.ancestors(of: "20CF-T1") == ["20CF-T1", "20CF", "20ZZ"])
        #expect(tree.level(of: "20ZZ") == 0)
        #expect(tree.level(of: "20CF-T1") == 2)
    }

    @Test func `knows nothing of an unknown unit`() throws {
        let tree = try department()
        #expect(tree["20XX"] == nil)
        #expect(tree.ancestors(of: "20XX").isEmpty)
        #expect(tree.subtree(of: "20XX").isEmpty)
        #expect(tree.holder(of: "20XX", on: day("2020-01-01")) == nil)
    }

    @Test func `a closed unit's records go to its successor, and those of its days stay its own`() throws {
        let tree = try department()
        // What it held last year is not changed by the later merger.
        #expect(tree.holder(of: "20CD", on: day("2019-06-30")) == "20CD")
        #expect(tree.holder(of: "20CD", on: day("2019-09-18")) == "20CD")
        #expect(tree.holder(of: "20CD", on: day("2019-09-19")) == "20CF")
        #expect(tree.holder(of: "20CF", on: day("2019-06-30")) == "20CF")
    }

    @Test func `a unit holds nothing before it is founded`() throws {
        let tree = try department()
        #expect(tree.holder(of: "20NEW", on: day("2020-02-29")) == nil)
        #expect(tree.holder(of: "20NEW", on: day("2020-03-01")) == "20NEW")
    }

    @Test func `follows successors of successors`() throws {
        let tree = try OrgUnitTree([
            unit("root", under: nil), unit("a", under: "root", to: "2018-12-31", successor: "b"),
            unit("b", under: "root", from: "2019-01-01", to: "2019-12-31", successor: "c"),
            unit("c", under: "root", from: "2020-01-01"), unit("d", under: "root", to: "2019-12-31"),
        ])
        #expect(tree.holder(of: "a", on: day("2018-06-01")) == "a")
        #expect(tree.holder(of: "a", on: day("2019-06-01")) == "b")
        #expect(tree.holder(of: "a", on: day("2020-06-01")) == "c")
        #expect(tree.holder(of: "d", on: day("2020-06-01")) == nil)
    }

    @Test func `refuses a tree that is none`() {
        #expect(throws: OrgUnitTree.Problem.noRoot) { try OrgUnitTree([]) }
        #expect(throws: OrgUnitTree.Problem.severalRoots(["a", "b"])) {
            try OrgUnitTree([unit("a", under: nil), unit("b", under: nil)])
        }
        #expect(throws: OrgUnitTree.Problem.twice("a")) {
            try OrgUnitTree([unit("a", under: nil), unit("a", under: nil)])
        }
        #expect(throws: OrgUnitTree.Problem.unknownParent("b", "x")) {
            try OrgUnitTree([unit("a", under: nil), unit("b", under: "x")])
        }
        #expect(throws: OrgUnitTree.Problem.unknownSuccessor("b", "x")) {
            try OrgUnitTree([unit("a", under: nil), unit("b", under: "a", to: "2019-01-01", successor: "x")])
        }
        #expect(throws: OrgUnitTree.Problem.backwards("b")) {
            try OrgUnitTree([unit("a", under: nil), unit("b", under: "a", from: "2020-01-02", to: "2020-01-01")])
        }
    }

    @Test func `refuses circles of parents and of successors`() {
        #expect(throws: OrgUnitTree.Problem.circle("b")) {
            try OrgUnitTree([unit("a", under: nil), unit("b", under: "c"), unit("c", under: "b")])
        }
        #expect(throws: OrgUnitTree.Problem.circle("b")) {
            try OrgUnitTree([
                unit("a", under: nil), unit("b", under: "a", to: "2019-01-01", successor: "c"),
                unit("c", under: "a", to: "2019-01-01", successor: "b"),
            ])
        }
        #expect(throws: OrgUnitTree.Problem.circle("b")) {
            try OrgUnitTree([unit("a", under: nil), unit("b", under: "a", successor: "b")])
        }
    }
}
