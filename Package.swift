// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "redsite",
  products: [
    .executable(name: "redsite", targets: ["redsite"]),
    .library(name: "RedSiteGen", targets: ["RedSiteGen"]),
    .library(name: "Jinja", targets: ["Jinja"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    // Linux calls the Glibc module does not show.
    .systemLibrary(name: "CSystem"),
    // A C++ target of ours around the header-only toml++ (libtomlplusplus-dev).
    .target(name: "CTOML"),
    // The commit the program was built from, noted before each build.
    .plugin(name: "NoteCommit", capability: .buildTool()),
    .target(name: "CCommit", plugins: ["NoteCommit"]),
    // The handler of crashes: nothing of Swift may run in one.
    .target(name: "CCrash"),
    // The arguments of the program without /proc, which Swift asks for them.
    .target(name: "CArguments"),
    .target(name: "Base", dependencies: ["CArguments", "CCrash"], swiftSettings: settings),
    .target(name: "Jinja", dependencies: ["Base"], swiftSettings: settings),
    .target(name: "QRCode", dependencies: ["Base"], swiftSettings: settings),
    .target(
      name: "RedSiteGen",
      dependencies: ["Base", "QRCode", "Jinja", "CCMarkGFM", "CYAML", "CTOML", "CSystem", "CZlib"],
      swiftSettings: settings),
    // The only target with FoundationEssentials: the socket library asks for it. Foundation itself
    // would add 60 MB to a static program and 9 ms to its start.
    .target(
      name: "Preview",
      dependencies: ["RedSiteGen", "Base", .product(name: "FlyingSocks", package: "FlyingFox")],
      swiftSettings: settings),
    .executableTarget(
      name: "redsite",
      dependencies: [
        "RedSiteGen", "Base", "Preview", "CCommit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .testTarget(name: "BaseTests", dependencies: ["Base"], swiftSettings: settings),
    .testTarget(
      name: "QRCodeTests", dependencies: ["QRCode", "Base"], swiftSettings: settings),
    .testTarget(
      name: "JinjaTests", dependencies: ["Jinja", "Base"], exclude: ["Conformance"],
      swiftSettings: settings),
    .testTarget(name: "PreviewTests", dependencies: ["Preview"], swiftSettings: settings),
    .testTarget(
      name: "RedSiteGenTests", dependencies: ["RedSiteGen", "Jinja", "Base"],
      swiftSettings: settings),
    // Runs the program as people do; every build of the tests builds it too.
    .testTarget(
      name: "redsiteTests", exclude: ["Golden", "Transcripts"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
