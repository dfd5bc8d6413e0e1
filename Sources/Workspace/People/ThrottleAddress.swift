import Foundation

/// What counts as one address when failures are counted.
enum ThrottleAddress {
    /// An IPv4 address as it is; of IPv6 the first 64 bits, all of which one household or one machine has to itself.
    /// Any other text as it is, up to 64 characters.
    static func key(of address: String) -> String {
        var six = in6_addr()
        guard inet_pton(AF_INET6, address, &six) == 1 else { return String(address.prefix(64)) }
        let bytes = withUnsafeBytes(of: &six) { Array($0) }
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
            return bytes[12...].map(String.init).joined(separator: ".")
        }
        let groups = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
        return groups.joined(separator: ":") + "::/64"
    }
}
