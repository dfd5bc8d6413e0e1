import Domain
import Foundation
import Testing

@testable import Web
@testable import Workspace

/// The texts of the room, as they stand in its folder.
private enum WebSources {
    static let folder = Machine.project.appending(path: "Sources/Web")
    static let code = files("swift")
    static let templates = files("mustache")

    /// Name without ending → text.
    private static func files(_ ending: String) -> [String: String] {
        let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
            $0 as? URL
        }
        let wanted = (paths ?? []).filter { $0.pathExtension == ending }
        return Dictionary(
            uniqueKeysWithValues: wanted.map {
                ($0.deletingPathExtension().lastPathComponent, (try? String(contentsOf: $0, encoding: .utf8)) ?? "")
            })
    }

    static var allCode: String { code.values.joined(separator: "\n") }
    static var allTemplates: String { templates.values.joined(separator: "\n") }

    /// Every string literal of the code that could be the name of a word or a template.
    static var literals: Set<String> { Set(allCode.matches(of: /"([a-z][a-z0-9_-]*)"/).map { String($0.output.1) }) }
    /// What a word's key may begin with where it is put together: `"duty_" + kind`.
    static var prefixes: Set<String> {
        Set(allCode.matches(of: /"([a-z][a-z0-9_]*_)(?:" \+|\\\()/).map { String($0.output.1) })
    }
    static var wordsOfTemplates: Set<String> {
        Set(allTemplates.matches(of: /\{\{[#^{]?\s*w\.([A-Za-z0-9_]+)/).map { String($0.output.1) })
    }
}

@Suite struct `The words` {
    private func words() throws -> [Language: Words] {
        try Words.read(folder: WebSources.folder.appending(path: "Resources/words"))
    }

    @Test func `that templates use exist`() throws {
        #expect(WebSources.wordsOfTemplates.count > 20)
        let missing = WebSources.wordsOfTemplates.subtracting(try words()[.vietnamese]!.all.keys)
        #expect(missing.sorted() == [])
    }

    @Test func `that the code uses exist`() throws {
        let used = Set(
            WebSources.allCode.matches(of: /words(?:\[|\.sentence\(\s*)"([^"\\]+)"(?! \+)/).map { String($0.output.1) })
        #expect(used.count > 10)
        let missing = used.subtracting(try words()[.vietnamese]!.all.keys)
        #expect(missing.sorted() == [])
    }

    @Test func `put together from parts exist`() throws {
        let keys = Set(try words()[.vietnamese]!.all.keys)
        let made = Duty.Kind.allCases.map { "duty_" + $0.rawValue } + Menu.Item.allCases.map(\.word)
        #expect(made.filter { !keys.contains($0) } == [])
    }

    @Test func `have the same places in both languages, and say something in each`() throws {
        let words = try words()
        let vi = words[.vietnamese]!.all
        let en = words[.english]!.all
        #expect(Set(vi.keys) == Set(en.keys))
        func places(_ text: String) -> [String] { text.matches(of: /\{[a-z]+\}/).map { String($0.output) }.sorted() }
        for (key, text) in vi {
            #expect(places(text) == places(en[key] ?? ""), "\(key)")
            #expect(!text.isEmpty && en[key]?.isEmpty == false, "\(key)")
            #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
        }
    }

    @Test func `are all used`() throws {
        let prefixes = WebSources.prefixes
        let used = WebSources.wordsOfTemplates.union(WebSources.literals)
        let unused = try words()[.vietnamese]!.all.keys.filter { key in
            !used.contains(key) && !prefixes.contains { key.hasPrefix($0) }
        }
        #expect(unused.sorted() == [])
    }
}

@Suite struct `The templates` {
    private static let parts = Set(
        WebSources.allTemplates.matches(of: /\{\{[>\<]\s*([a-z][a-z0-9-]*)/).map { String($0.output.1) })

    @Test func `that templates take in exist`() {
        #expect(Self.parts.contains("layout"))
        #expect(Self.parts.subtracting(WebSources.templates.keys).sorted() == [])
    }

    @Test func `that the code names exist, and each is named somewhere`() {
        let named = Set(WebSources.allCode.matches(of: /Page\(\s*"([^"]+)"/).map { String($0.output.1) })
        #expect(named.contains("today"))
        #expect(named.subtracting(WebSources.templates.keys).sorted() == [])
        let used = Self.parts.union(WebSources.literals)
        #expect(Set(WebSources.templates.keys).subtracting(used).sorted() == [])
    }

    @Test func `hold no script and no style of their own`() {
        for (name, text) in WebSources.templates {
            #expect(!text.contains(/\sstyle\s*=/), "\(name)")
            #expect(!text.contains(/\son[a-z]+\s*=/), "\(name)")
            #expect(!text.contains(/<script(?![^>]*(?:\ssrc=|type="application\/json"))/), "\(name)")
        }
    }

    @Test func `send the page's code with every form that is posted`() {
        for (name, text) in WebSources.templates {
            for form in text.matches(of: /<form(?=[^>]*method="post")[^>]*>(?s:.*?)<\/form>/) {
                #expect(form.output.contains(#"name="csrf""#), "\(name): \(form.output.prefix(120))")
            }
        }
    }
}
