import Domain
import Testing

@testable import Workspace

@Suite struct `The rule for passwords` {
    private let own = ["20ZZ", "Cục Hải quan Quảng Ninh", "Quảng Ninh", "nguyen.van.a", "Nguyễn Văn Anh"]

    @Test(arguments: [
        "một câu dài dễ nhớ", "kỷ cương 7 tháng 3", "xanh lam bút chì", "fx8tq-hdvqy-hde73-va42k",
        "correct horse battery",
        "trời mưa ở Quảng Ninh hôm qua", "Thuyền về bến lúc 5 giờ",
    ])
    func `takes what is long and not common`(password: String) {
        #expect(PasswordRule.problem(with: password, ownWords: own) == nil)
    }

    @Test(arguments: [
        "matkhau123456", "Mật khẩu 123456", "matkhau@2020!!", "quangninh2020", "Quảng Ninh 2020", "QuangNinh@12345",
        "password1234", "P@ssw0rd2020", "P@ssw0rd@2020", "M@tkh4u123456", "passwordpassword", "haiquan123456",
        "HaiQuan@2020!", "haiquanquangninh",
        "123456789012", "012345678901", "098765432109", "111111111111", "abcabcabcabc", "qwertyuiop123",
        "asdfghjkl1234",
        "abcdefghijkl", "1q2w3e4r5t6y", "1qaz2wsx3edc", "zxcvbnmasdfghjkl", "iloveyou2020", "anhyeuem1234",
        "anhyeuemnhieu1"
            .replacing("nhieu", with: "1234567"), "administrator", "administrator1", "admin1234567", "vietnamvodich",
        "............", "!!!!????!!!!", "20ZZ20ZZ20ZZ", "cuchaiquanquangninh", "Cục Hải quan Quảng Ninh",
        "nguyenvana2020",
        "nguyen.van.a.2020", "NguyenVanAnh1990",
    ])
    func `refuses what is guessed first`(password: String) {
        #expect(PasswordRule.problem(with: password, ownWords: own) == .common)
    }

    @Test(arguments: ["quangninh2020", "HalongBay2020", "mongcai12345"])
    func `knows no place of an administration by itself`(password: String) {
        #expect(PasswordRule.problem(with: password, ownWords: []) == nil)
        #expect(PasswordRule.problem(with: password, ownWords: ["Quảng Ninh", "Hạ Long Bay", "Móng Cái"]) == .common)
    }

    @Test func `counts characters, not bytes`() {
        #expect(PasswordRule.problem(with: "kỷ cương lạ", ownWords: []) == .tooShort(minimum: 12))
        #expect(PasswordRule.problem(with: "kỷ cương lạ.", ownWords: []) == nil)
        // The same 12 characters with every diacritic on its own.
        #expect(
            PasswordRule.problem(with: "ky\u{309} cu\u{31B}o\u{31B}ng la\u{323}", ownWords: [])
                == .tooShort(minimum: 12))
        let long = String("bút chì xanh, mực tím và giấy trắng. ".cycled().prefix(128))
        #expect(PasswordRule.problem(with: long, ownWords: []) == nil)
        #expect(PasswordRule.problem(with: long + "?", ownWords: []) == .tooLong(maximum: 128))
    }

    @Test func `judges the longest at once`() {
        let digits = String("31415926535897932384626433832795028841".cycled().prefix(126))
        #expect(PasswordRule.problem(with: digits + "zq", ownWords: own) == nil)
        #expect(PasswordRule.problem(with: digits, ownWords: own) == .common)
    }

    @Test func `takes what it makes itself`() {
        let made = (0..<50).map { _ in People.randomPassword() }
        #expect(Set(made).count == 50)
        for password in made {
            #expect(password.wholeMatch(of: /([a-hj-kmnp-z2-9]{5}-){3}[a-hj-kmnp-z2-9]{5}/) != nil, "\(password)")
            #expect(PasswordRule.problem(with: password, ownWords: own) == nil)
        }
    }
}

extension String {
    fileprivate func cycled() -> String { String(repeating: self, count: 5) }
}

@Suite struct `The wait after wrong passwords` {
    /// Worked by hand: none before the fifth failure, then doubled from a second to a quarter of an hour.
    @Test(arguments: [
        (0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 32), (11, 64), (12, 128), (13, 256), (14, 512),
        (15, 900), (16, 900), (1_000, 900),
    ])
    func `doubles up to a quarter of an hour`(failures: Int, seconds: Int) {
        #expect(SignInThrottle().wait(after: failures) == seconds)
    }

    @Test(arguments: [
        ("10.0.0.1", "10.0.0.1"), ("::ffff:10.0.0.1", "10.0.0.1"), ("2001:db8:1:2::5", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::/64"), ("unix socket", "unix socket"),
    ])
    func `counts an IPv6 network as one address`(address: String, key: String) {
        #expect(ThrottleAddress.key(of: address) == key)
    }
}
