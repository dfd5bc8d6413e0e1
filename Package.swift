// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled with the same settings (docs/architecture.md, "Settings").
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Rooms that walk files byte by byte or row by row are optimised in debug builds too: the demo and the tests run in one.
let optimised = settings + [.unsafeFlags(["-O"])]

func room(
    _ name: String, uses dependencies: [Target.Dependency] = [], resources: [Resource] = [], isHot: Bool = false
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: isHot ? optimised : settings)
}

func tests(of name: String, uses dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
        swiftSettings: settings)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "twofold",
    products: [.executable(name: "twofold", targets: ["twofold"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Floor 0
        room("Domain", isHot: true),
        room("Diagnostics"),
        room("SQLText", isHot: true),
        // Floor 1
        room("DuckDB", uses: ["SQLText", subprocess, systemPackage], isHot: true),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        room(
            "Documents", uses: ["Domain", "CZip", "CXLSXWriter", crypto, subprocess, systemPackage],
            resources: [.embedInCode("Resources/chart_numbers.js"), .embedInCode("Resources/draw_charts.py")]),
        room("Mail", uses: ["Domain", subprocess, systemPackage]),
        // Floor 2
        room("Formulas", uses: ["Domain", "Diagnostics"]),
        room("Appraisal", uses: ["Domain"]),
        room("Packs", uses: ["Domain", "Diagnostics", "Formulas", "Yams", crypto]),
        // Floor 3
        room("Lake", uses: ["Domain", "Diagnostics", "Packs", "DuckDB", "SQLText", "CZip", crypto, grdb], isHot: true),
        room("Panel", uses: ["Domain", "Diagnostics", "Formulas", "Packs", "DuckDB", "SQLText"]),
        room("Registry", uses: ["Domain", "Diagnostics", "SQLText", grdb, "Yams", crypto, cryptoExtras]),
        // Floor 4
        room("Claims", uses: ["Appraisal", "Domain"]),
        room("Reviews", uses: ["Domain", "Diagnostics", "Formulas", "Packs", "Appraisal", "Documents"]),
        room("Demo", uses: ["Domain", "SQLText", "DuckDB"]),
        // Floor 5
        room(
            "Workspace",
            uses: [
                "Domain", "Diagnostics", "SQLText", "Formulas", "Appraisal", "Documents", "Packs", "Lake", "Panel",
                "Registry", "Reviews", "Claims", "Demo", "DuckDB", "Mail", crypto,
            ]),
        // Floor 6
        room(
            "Web",
            uses: [
                "Workspace", "Domain", "Diagnostics", "Appraisal", "Packs", "Lake", "Documents", "Mail", crypto,
                hummingbird,
                httpTypes, logging, nioCore, "Yams", .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Resources")]),
        // Floor 7
        .executableTarget(
            name: "twofold",
            dependencies: [
                "Web", "Workspace", "Appraisal", "Domain", "Diagnostics", "Mail", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Domain", "Diagnostics", "SQLText", "DuckDB", "Documents", "Formulas", "Packs", "Lake", "Panel", "Demo",
                "Workspace", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks", swiftSettings: settings),
        tests(of: "Domain"),
        tests(of: "Diagnostics"),
        tests(of: "SQLText"),
        tests(of: "DuckDB", uses: ["SQLText"]),
        tests(of: "Documents", uses: ["Domain"]),
        tests(of: "Mail", uses: ["Domain"]),
        tests(of: "Formulas", uses: ["Domain", "Diagnostics"]),
        tests(of: "Appraisal", uses: ["Domain"]),
        tests(of: "Claims", uses: ["Appraisal", "Domain"]),
        tests(of: "Packs", uses: ["Domain", "Diagnostics", "Formulas"]),
        tests(of: "Lake", uses: ["Domain", "Diagnostics", "Packs", "DuckDB", "SQLText"]),
        tests(
            of: "Panel", uses: ["Domain", "Diagnostics", "Formulas", "Packs", "DuckDB", "SQLText"], exclude: ["Golden"]),
        tests(of: "Registry", uses: ["Domain", "Diagnostics", grdb]),
        tests(
            of: "Reviews", uses: ["Domain", "Diagnostics", "Appraisal", "Packs", "Documents"], exclude: ["Golden"]),
        tests(
            of: "Workspace",
            uses: [
                "Domain", "Packs", "Lake", "Panel", "Registry", "Documents", "DuckDB", "SQLText", "Demo", "Appraisal",
                "Claims", "Mail", "twofold",
            ], exclude: ["Oracle"]),
        tests(
            of: "Web",
            uses: [
                "Workspace", "Domain", "Packs", "Registry", "Lake", "DuckDB", "Appraisal", "Mail", "Yams", hummingbird,
                httpTypes, logging, nioCore, .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
    ]
)
