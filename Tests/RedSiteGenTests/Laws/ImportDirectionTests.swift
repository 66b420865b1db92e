import Testing

/// Data flows one way: a stage names the types of the model and of what lies below it, never
/// those of another stage (design, “The house”).
@Suite struct ImportDirectionTests {
  /// What each folder may name types of, besides its own.
  private static let mayUse: [String: Set<String>] = [
    "Diagnostics": [],
    "Model": ["Diagnostics"],
    "Metadata": ["Diagnostics", "Model"],
    "Markdown": ["Diagnostics", "Model"],
    "Links": ["Diagnostics", "Model"],
    "Read": ["Diagnostics", "Model", "Metadata"],
    "Parse": ["Diagnostics", "Model", "Metadata", "Markdown"],
    "Organize": ["Diagnostics", "Model", "Links"],
    "Plan": ["Diagnostics", "Model", "Links"],
    "Render": ["Diagnostics", "Model", "Markdown", "Links"],
    "Publish": ["Diagnostics", "Model", "Read"],
    "New": ["Diagnostics", "Model", "Read", "Owners", "Publish", "Build"],
    "Listing": ["Diagnostics", "Model", "Build"],
    "Rename": [
      "Diagnostics", "Model", "Markdown", "Links", "Read", "Fix", "New", "Build", "Plan",
    ],
    "Import": [
      "Diagnostics", "Model", "Metadata", "Links", "Read", "External", "Fix", "New", "Build",
      "Publish",
    ],
    "Owners": ["Diagnostics", "Model", "External"],
    // Keeps what the stages made and gives them single files anew.
    "Preview": [
      "Diagnostics", "Model", "Metadata", "Markdown", "Read", "Parse", "Plan", "Render", "Build",
      "Listing",
    ],
    // Reads a list as a build would before it takes the place of another.
    "Fetch": ["Diagnostics", "Model", "Read", "Parse", "External", "Publish"],
    // No stage: it looks at what the stages made, and borrows their file access for its cache.
    "External": ["Diagnostics", "Model", "Metadata", "Markdown", "Read", "Publish"],
  ]

  private static let sources =
    #filePath.split(separator: "/").dropLast(4).map(String.init)
    .reduce("") { $0 + "/" + $1 } + "/Sources"

  @Test func foldersNameOnlyTypesBelowThem() throws {
    var ownerOfType: [String: String] = [:]
    for folder in Self.mayUse.keys {
      for type in declaredTypes(in: folder) { ownerOfType[type] = folder }
    }
    #expect(ownerOfType.count > 100)
    var offences: [String] = []
    for (folder, allowed) in Self.mayUse.sorted(by: { $0.key < $1.key }) {
      let text = runShell(
        "cd \(Self.sources)/RedSiteGen/\(folder) && find . -name '*.swift' | LC_ALL=C sort"
          + " | xargs cat | sed 's|//.*||; s/\"[^\"]*\"//g' | grep -ohE '[^.]\\b[A-Z][A-Za-z0-9]+'"
          + " | grep -ohE '[A-Z][A-Za-z0-9]+' | LC_ALL=C sort -u")
      for name in text.split(separator: "\n").map(String.init) {
        guard let owner = ownerOfType[name], owner != folder, !allowed.contains(owner) else {
          continue
        }
        offences.append("\(folder) names \(name), which is \(owner)'s")
      }
    }
    #expect(offences == [])
  }

  @Test func modulesImportOnlyWhatLiesBelowThem() {
    let base = imports(of: "Base")
    #expect(base.isDisjoint(with: ["Jinja", "RedSiteGen", "CCMarkGFM", "CYAML"]))
    #expect(imports(of: "Jinja").isDisjoint(with: ["RedSiteGen", "CCMarkGFM", "CYAML"]))
    #expect(!imports(of: "RedSiteGen").contains("ArgumentParser"))
    for folder in Self.mayUse.keys
    where !["Render", "Model", "Parse", "External", "Import"].contains(folder) {
      #expect(!imports(of: "RedSiteGen/\(folder)").contains("Jinja"), "\(folder)")
    }
  }

  /// Types declared at the outermost level of the files of a folder.
  private func declaredTypes(in folder: String) -> [String] {
    runShell(
      "cd \(Self.sources)/RedSiteGen/\(folder) && grep -rhoE"
        + " '^(public )?(final )?(indirect )?(struct|class|enum|protocol) [A-Za-z0-9]+' ."
    ).split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
  }

  private func imports(of folder: String) -> Set<String> {
    Set(
      runShell("grep -rhoE '^(public |internal )?import [A-Za-z]+' \(Self.sources)/\(folder)")
        .split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) })
  }
}
