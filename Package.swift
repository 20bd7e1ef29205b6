// swift-tools-version: 6.2
import PackageDescription

/// Every module is compiled by the same rules; a warning is an error.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// The same for what is written in C.
let houseInC: [CSetting] = [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]

/// A module of the star: what it names here is all that it may import.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil, exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let bits = Target.Dependency.product(name: "BitCollections", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess: [Target.Dependency] = [
  .product(name: "Subprocess", package: "swift-subprocess"), .product(name: "SystemPackage", package: "swift-system"),
]
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

let package = Package(
  name: "prony",
  products: [
    .executable(name: "prony", targets: ["prony"]),
    .library(name: "PronyKit", targets: ["PronyKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // C: what Swift cannot say.
    .target(name: "CCurl", cSettings: houseInC, linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CCrypto", cSettings: houseInC, linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CLinux", cSettings: houseInC),
    .systemLibrary(name: "CNghttp2"),
    .target(name: "CZlib", cSettings: houseInC, linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CEmbedded", cSettings: houseInC),
    .target(name: "CPCRE2", cSettings: houseInC, linkerSettings: [.linkedLibrary("pcre2-8")]),

    // The star: each imports Vocabulary and (almost) nothing else of ours.
    module("Vocabulary", ["CLinux", "CCrypto", "CEmbedded"]),
    module("StrictYAML", ["Vocabulary", yams]),
    module("Protocols", ["Vocabulary", "StrictYAML"]),
    module("Transport", ["Vocabulary", "CCurl", "CLinux", heap]),
    module("Workload", ["Vocabulary"]),
    module("Tasks", ["Vocabulary", "StrictYAML", "Scoring", "CZlib"]),
    module("Hubs", ["Vocabulary", "Tasks"]),
    module("Plans", ["Vocabulary", "StrictYAML"]),
    module("Records", ["Vocabulary"]),
    module("LoadGenerator", ["Vocabulary", "Workload", "Protocols", "Records"]),
    module("Metrics", ["Vocabulary", bits]),
    module("Scoring", ["CPCRE2"]),
    module("Evaluation", ["Vocabulary", "Tasks", "Scoring", "Metrics"]),
    module(
      "Reports", ["Vocabulary"], path: "reports",
      exclude: ["README.md", "report.schema.json", "html/samples.html", "html/samples.css", "html/samples.js"]),
    module("Sandbox", subprocess),
    module("MockServer", ["Vocabulary", "StrictYAML", "CNghttp2", heap] + nio),

    // The wiring.
    module(
      "PronyKit",
      [
        "Vocabulary", "Protocols", "Transport", "Workload", "Plans", "Records", "LoadGenerator", "Metrics", "Tasks", "Hubs",
        "Evaluation", "Sandbox", "Reports",
      ] + subprocess),
    .executableTarget(
      name: "prony", dependencies: ["CLinux", "PronyKit", "MockServer", "Plans", "Reports", "Vocabulary", arguments],
      swiftSettings: house),

    // What the tests of several modules share.
    module("TestKit", ["MockServer"], path: "Tests/TestKit"),
    tests("Vocabulary", ["Vocabulary"]),
    tests("StrictYAML", ["StrictYAML", "Vocabulary"]),
    tests("Protocols", ["Protocols", "Vocabulary"]),
    tests("Transport", ["Transport", "MockServer", "Vocabulary", "CCurl", "CLinux", "TestKit"]),
    tests("Workload", ["Workload", "Vocabulary", "TestKit"]),
    tests("Tasks", ["Tasks", "Scoring", "StrictYAML", "Vocabulary", "TestKit"]),
    tests("Hubs", ["Hubs", "Tasks", "Transport", "Vocabulary", "TestKit"]),
    tests("Plans", ["Plans", "Vocabulary", "TestKit"]),
    tests("Records", ["Records", "Vocabulary", "TestKit"]),
    tests("LoadGenerator", ["LoadGenerator", "Protocols", "Records", "Workload", "Vocabulary", "TestKit"]),
    tests("Metrics", ["Metrics", "Vocabulary", "TestKit"]),
    tests("Scoring", ["Scoring", "Vocabulary", "TestKit"]),
    tests("Evaluation", ["Evaluation", "Tasks", "Scoring", "Vocabulary", "TestKit"]),
    tests("Reports", ["Reports", "Vocabulary", "TestKit"], exclude: ["Goldens"]),
    tests("Sandbox", ["Sandbox", "TestKit"]),
    tests("MockServer", ["MockServer", "Vocabulary", "TestKit"]),
    tests(
      "PronyKit", ["PronyKit", "Metrics", "MockServer", "Plans", "Protocols", "Records", "Reports", "Vocabulary", "TestKit"]),
    tests("prony", ["prony", "MockServer", "Plans", "Vocabulary", "TestKit", arguments], exclude: ["Goldens"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)

// Links only with libFuzzer, which brings its own main.
if Context.environment["PRONY_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Vocabulary", "StrictYAML", "Protocols", "Plans", "Records", "Scoring", "Tasks", "Hubs", "MockServer", nio[0],
      ],
      path: "Tests/Fuzz",
      exclude: ["run", "seeds"],
      swiftSettings: house + [.unsafeFlags(["-parse-as-library"])]))
}

// Measures parsing alone; built by `make bench`.
if Context.environment["PRONY_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Extraction", dependencies: ["CLinux", "Protocols", "Vocabulary"], path: "Tests/Benchmarks/Extraction",
      swiftSettings: house))
}
