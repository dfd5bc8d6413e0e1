import Testing

@testable import Web

@Suite struct `An address to go on to` {
    @Test(arguments: ["/", "/units?unit=20BB", "/plan/actions/N01.1#states", "/figure?ref=revenue%2F20ZZ"])
    func `of ours is kept`(text: String) { #expect(localAddress(text) == text) }

    @Test(arguments: [
        "", "units", "//evil.example", "/\u{FE0F}/evil.example", "//\u{FE0F}evil.example", "/\\evil.example",
        "/\t/evil.example", "https://evil.example/", "/đơn-vị",
    ])
    func `of others becomes the first page`(text: String) { #expect(localAddress(text) == "/") }

    @Test func `that is missing becomes the first page`() { #expect(localAddress(nil) == "/") }
}
