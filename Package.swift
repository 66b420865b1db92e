// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: what it may use is all that it names here.
///
/// What rooms show each other is `package`. Base, Jinja and identifiers are `public` all the same:
/// Swift 6.3 inlines nothing across targets that is less, not even what is `@inlinable`.
func room(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one or more rooms.
func tests(
  _ name: String, exclude: [String] = [], _ dependencies: Target.Dependency...
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "redsite",
  products: [.executable(name: "redsite", targets: ["redsite"])],
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
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"])]),
    // Linux calls the Glibc module does not show.
    .systemLibrary(name: "CSystem"),
    // A C++ target of ours around the header-only toml++ (libtomlplusplus-dev).
    .target(name: "CTOML"),

    // The libraries that read, resample and write pictures, behind functions that always return;
    // optimized in every build, as it goes over millions of pixels.
    .target(
      name: "CPictures",
      cSettings: [.unsafeFlags(["-O2", "-ffp-contract=off"])],
      linkerSettings: ["jpeg", "png", "webp", "webpdemux", "gif", "tiff", "zimg", "xxhash", "z"].map
      {
        .linkedLibrary($0)
      }),

    // The commit the program was built from, noted before each build.
    .plugin(name: "NoteCommit", capability: .buildTool()),
    .target(name: "CCommit", plugins: ["NoteCommit"]),
    // The arguments of the program without /proc, which Swift asks for them.
    .target(name: "CArguments"),
    // The handler of crashes: nothing of Swift may run in one.
    .target(name: "CCrash"),

    // Rooms that know nothing of sites, from the ground up.
    room("Base", "CCrash", "CArguments", "CSystem"),
    // What is hidden in all that people are shown: below the room that shows it.
    room("SensitiveText", "Base"),
    room("Diagnostics", "Base", "SensitiveText"),
    room("Files", "Base", "Diagnostics", "CSystem"),
    room("Wording", "Base", "SensitiveText"),
    room("Archives", "Base", "Diagnostics", "Files", "CZlib"),
    room("XMLEvents", "Base", "CExpat"),
    room("HTMLTree", "Base", "CGumbo"),
    room("Metadata", "Base", "Diagnostics", "CYAML", "CTOML", "CSystem"),
    room("ChineseMarkdown", "Base", "Diagnostics", "CCMarkGFM"),
    room("Jinja", "Base"),
    room("QRCode", "Base"),
    room("SearchIndex", "Base"),
    room("Pictures", "Base", "Diagnostics", "Files", "Scan", "CPictures"),
    room(
      "Scan", "Base", "Diagnostics", "Files", "Metadata", "SensitiveText", "Archives", "XMLEvents"),
    room("ChildProcesses", "Base", "Diagnostics", "Files"),

    // What readers take part in: quizzes, dues, surveys, walls, contests, the forms that post them.
    room("Interactive", "Base", "Diagnostics", "Metadata"),

    // A site, and the six stages that build it.
    room(
      "SiteModel", "Base", "Diagnostics", "Files", "Metadata", "ChineseMarkdown", "Pictures",
      "SensitiveText", "Scan", "Interactive"),
    // What an office keeps: pure functions of the site and what its files say.
    room("Records", "Base", "Diagnostics", "Metadata", "Interactive", "SiteModel"),
    // What columns of special kinds show: tables, books, calendars from what their files say.
    room("Kinds", "Base", "Diagnostics", "Metadata", "Archives", "SiteModel", "Records"),
    room("Publishing", "Base", "Diagnostics", "Files", "CSystem", "CZlib"),
    room(
      "RedSiteGen", "Base", "Diagnostics", "Files", "Metadata", "ChineseMarkdown", "Jinja",
      "QRCode", "Pictures", "Scan", "SearchIndex", "SensitiveText", "Wording", "Interactive",
      "SiteModel", "Records", "Kinds", "Publishing"),

    // What is done with a site besides building it.
    room(
      "ExternalSites", "Base", "Diagnostics", "Files", "Metadata", "ChineseMarkdown", "SiteModel",
      "ChildProcesses", "RedSiteGen"),
    room(
      "Operations", "Base", "Diagnostics", "Files", "Pictures", "Interactive", "SiteModel",
      "Records", "Kinds", "ChildProcesses", "SearchIndex", "Publishing",
      "RedSiteGen"),
    // Asks the server that readers see.
    room(
      "LiveCheck", "Base", "Diagnostics", "Files", "SiteModel", "ChildProcesses", "Publishing",
      "RedSiteGen", "ExternalSites"),
    // The keys of all files as JSON Schemas and as tables of the documentation.
    room("Schemas", "Base", "Diagnostics", "Files", "Metadata", "RedSiteGen"),
    room(
      "Authoring", "Base", "Diagnostics", "Files", "Metadata", "ChineseMarkdown", "Interactive",
      "SiteModel", "Records", "ChildProcesses", "RedSiteGen", "Publishing", "Operations", "Schemas",
      "Archives", "Scan", "SensitiveText", "XMLEvents", "HTMLTree"),
    // What carries a release to where readers see it.
    room("Delivery", "Base", "Diagnostics", "Files", "ChildProcesses", "Publishing"),
    // The only room with FoundationEssentials: the socket library asks for it. Foundation itself
    // would add 60 MB to a static program and 9 ms to its start.
    room(
      "Preview", "Base", "Diagnostics", "Files", "Metadata", "ChineseMarkdown", "SiteModel",
      "RedSiteGen", "Operations", "Publishing", "Records",
      .product(name: "FlyingSocks", package: "FlyingFox")),
    // Below it is nothing but codes, above it the program: a changed word rebuilds only these two.
    room("Explanations", "Diagnostics"),
    .executableTarget(
      name: "redsite",
      dependencies: [
        "Base", "Diagnostics", "Explanations", "Files", "SiteModel", "Publishing", "Records",
        "RedSiteGen", "ExternalSites", "Operations", "Authoring", "Preview", "ChineseMarkdown",
        "Delivery", "LiveCheck", "ChildProcesses", "Metadata", "Schemas", "SearchIndex",
        "SensitiveText",
        "CCommit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    // What several of them use: sites in temporary folders, files made by hand, a server.
    .target(
      name: "TestSupport",
      dependencies: [
        "Base", "Diagnostics", "Explanations", "Jinja", "Pictures", "SiteModel", "RedSiteGen",
        "Archives",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("BaseTests", "Base"),
    tests("SensitiveTextTests", "Base", "SensitiveText"),
    tests(
      "DiagnosticsTests",
      "Base", "Diagnostics", "Explanations", "SiteModel", "Publishing", "RedSiteGen", "Operations",
      "TestSupport"),
    tests("FilesTests", "Base", "Diagnostics", "Files", "Pictures", "RedSiteGen", "TestSupport"),
    tests("MetadataTests", "Base", "Diagnostics", "Metadata", "RedSiteGen"),
    tests(
      "ChineseMarkdownTests",
      "Base", "Diagnostics", "ChineseMarkdown", "SiteModel", "RedSiteGen", "TestSupport"),
    tests("JinjaTests", exclude: ["Conformance"], "Base", "Jinja"),
    tests("QRCodeTests", "Base", "QRCode"),
    tests("SearchIndexTests", "Base", "SearchIndex"),
    tests(
      "PicturesTests",
      "Base", "Diagnostics", "Files", "Pictures", "Scan", "SiteModel", "RedSiteGen", "TestSupport"),
    tests("ArchivesTests", "Base", "Archives", "Files", "TestSupport"),
    tests("HTMLTreeTests", "Base", "Files", "Archives", "XMLEvents", "HTMLTree"),
    tests("WordingTests", "Base", "Wording"),
    tests(
      "ScanTests",
      "Base", "Diagnostics", "Files", "SensitiveText", "Scan", "SiteModel", "RedSiteGen",
      "Authoring", "TestSupport"),
    tests(
      "RecordsTests", exclude: ["calendar-cn-exceptions.csv"],
      "Base", "Diagnostics", "SiteModel", "Records", "RedSiteGen", "Operations", "Authoring",
      "TestSupport"),
    tests(
      "InteractiveTests",
      "Base", "Diagnostics", "Metadata", "Interactive", "Records", "RedSiteGen", "SiteModel",
      "TestSupport"),
    tests(
      "KindsTests", "Base", "Diagnostics", "SiteModel", "Records", "Kinds", "RedSiteGen",
      "TestSupport"),
    tests(
      "PublishingTests",
      "Base", "Diagnostics", "Files", "Publishing", "RedSiteGen", "TestSupport"),
    tests("DeliveryTests", "Base", "Diagnostics", "Publishing", "Delivery"),
    tests(
      "RedSiteGenTests", exclude: ["Laws/FormerTheme"],
      "Base", "Diagnostics", "Metadata", "SearchIndex", "SiteModel", "Publishing", "RedSiteGen",
      "Operations", "Authoring", "Preview", "TestSupport"),
    tests(
      "ExternalSitesTests",
      "Base", "Diagnostics", "SiteModel", "RedSiteGen", "ExternalSites", "TestSupport"),
    tests(
      "OperationsTests",
      "Base", "Diagnostics", "SiteModel", "Records", "Publishing", "RedSiteGen", "Operations",
      "Authoring", "TestSupport"),
    tests(
      "LiveCheckTests", "Base", "Diagnostics", "RedSiteGen", "LiveCheck", "TestSupport"),
    tests(
      "SchemasTests",
      "Diagnostics", "Explanations", "Metadata", "RedSiteGen", "Schemas", "TestSupport"),
    tests(
      "AuthoringTests",
      "Base", "Diagnostics", "Explanations", "Metadata", "SiteModel", "RedSiteGen", "Authoring",
      "TestSupport"),
    tests(
      "PreviewTests",
      "Diagnostics", "Files", "SiteModel", "RedSiteGen", "Operations", "Preview", "TestSupport"),
    // Runs the program as people do; every build of the tests builds it too.
    tests("redsiteTests", exclude: ["Golden", "Transcripts"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
