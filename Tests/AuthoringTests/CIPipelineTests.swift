import Authoring
import RedSiteGen
import TestSupport
import Testing

/// `redsite new ci`: what the pipelines run, and how they are made anew.
@Suite struct CIPipelineTests {
  private static func write(
    _ service: CIPipeline.Service, _ site: TestSite,
    _ change: (inout PipelineRequest) -> Void = { _ in }
  ) -> PipelineRequest.Outcome {
    var request = PipelineRequest(service)
    change(&request)
    return request.write(intoSite: site.root)
  }

  private static func pipeline(
    _ service: CIPipeline.Service, _ path: String,
    _ change: (inout PipelineRequest) -> Void = { $0.branch = "main" }
  ) throws -> [String] {
    let site = try TestSite("")
    let outcome = write(service, site, change)
    #expect(
      outcome.result.exitStatus == 0 && outcome.files.contains { $0.path == path },
      "\(outcome.result.problems)")
    return (site.contents(path) ?? "").split(separator: "\n").map(String.init)
  }

  /// Where a line is that has all of some words; a missing one is no place.
  private static func place(of words: [String], in lines: [String]) throws -> Int {
    try #require(lines.firstIndex { line in words.allSatisfy(line.contains) }, "\(words)")
  }

  private static let checks: [(CIPipeline.Service, String)] = [
    (.github, ".github/workflows/redsite.yml"), (.gitlab, ".gitlab-ci.yml"),
    (.gitee, ".workflow/redsite-check.yml"),
  ]

  @Test(arguments: checks)
  func mergeRequestsAreHeldToTheirOwnCommits(
    _ service: CIPipeline.Service, _ path: String
  ) throws {
    let lines = try Self.pipeline(service, path)
    for option in ["--owners", "--history"] {
      _ = try Self.place(of: ["ci/redsite.sh check", "\(option) \"$", "..HEAD\""], in: lines)
    }
    #expect(!lines.contains { $0.contains("--depth") })
    #expect(
      service == .gitee
        || lines.contains { $0.contains("fetch-depth: 0") || $0.contains("GIT_DEPTH: \"0\"") })
  }

  @Test(arguments: [
    (CIPipeline.Service.github, ".github/workflows/redsite.yml"), (.gitlab, ".gitlab-ci.yml"),
    (.gitee, ".workflow/redsite-publish.yml"),
  ])
  func whatIsPublishedWasLookedAtAndFetchedBefore(
    _ service: CIPipeline.Service, _ path: String
  ) throws {
    let lines = try Self.pipeline(service, path)
    let look = try #require(
      lines.lastIndex { $0.contains("redsite.sh check") && $0.hasSuffix("--history") })
    let fetch = try Self.place(of: ["redsite.sh fetch"], in: lines)
    let build = try Self.place(of: ["redsite.sh build", "--precompress"], in: lines)
    #expect(
      try look < fetch && fetch < build && build < Self.place(of: ["publish public"], in: lines))
  }

  @Test func actionsAreNamedByTheirCommits() throws {
    for publishing in CIPipeline.Publishing.allCases {
      let lines = try Self.pipeline(.github, ".github/workflows/redsite.yml") {
        $0.publishing = publishing
      }
      let actions = lines.filter { $0.contains("uses: ") }
      #expect(actions.count >= 2)
      for action in actions {
        #expect(
          action.wholeMatch(of: /.*uses: [a-z\/-]+@[0-9a-f]{40} # v[0-9.]+/) != nil, "\(action)")
      }
    }
  }

  @Test func theProgramIsNamedInTheRepositoryOnceForAllServices() throws {
    let site = try TestSite("")
    let digest = String(repeating: "ab", count: 32)
    let first = Self.write(.github, site) {
      $0.archive = "https://example.org/redsite.tar.gz"
      $0.digest = digest.uppercased()
    }
    #expect(first.namesProgram)
    let script = try #require(site.contents("ci/redsite.sh"))
    #expect(script.contains("\narchive='https://example.org/redsite.tar.gz'\n"))
    #expect(script.contains("\nsha256='\(digest)'\n"))
    // The next service takes the same scripts, and the program that they name.
    for service in [CIPipeline.Service.gitlab, .gitee] {
      let next = Self.write(service, site)
      #expect(next.result.exitStatus == 0 && next.namesProgram, "\(next.result.problems)")
      #expect(site.contents("ci/redsite.sh") == script)
    }
    // Another program is another version for all, so it has to be said.
    let other = Self.write(.gitee, site) {
      $0.archive = "https://example.org/other.tar.gz"
      $0.digest = digest
    }
    #expect(other.result.problems.contains { $0.contains("file-exists") } && other.files.isEmpty)
    #expect(site.contents("ci/redsite.sh") == script)
  }

  @Test func anArchiveOfTheRepositoryIsDigestedAndAURLNeedsItsDigest() throws {
    let site = try TestSite("-- tools/redsite.tar.gz --\nabc")
    let url = Self.write(.github, site) { $0.archive = "https://example.org/redsite.tar.gz" }
    #expect(url.result.problems.contains { $0.contains("missing-key") })
    let wrong = Self.write(.github, site) {
      $0.archive = "tools/redsite.tar.gz"
      $0.digest = String(repeating: "0", count: 64)
    }
    #expect(wrong.result.problems.contains { $0.contains("invalid-value") })
    let missing = Self.write(.github, site) { $0.archive = "/nowhere/redsite.tar.gz" }
    #expect(missing.result.exitStatus != 0 && site.contents("ci/redsite.sh") == nil)
    let right = Self.write(.github, site) { $0.archive = "tools/redsite.tar.gz" }
    #expect(right.result.exitStatus == 0, "\(right.result.problems)")
    let expected = runShell(
      "printf '%s' \"$(sha256sum '\(site.root)/tools/redsite.tar.gz')\" | cut -c1-64")
    #expect(site.contents("ci/redsite.sh")?.contains("sha256='\(expected.dropLast())'") == true)
  }

  @Test func updatingShowsTheDifferenceAndKeepsWhatIsTheSites() throws {
    let site = try TestSite("")
    _ = Self.write(.gitee, site) {
      $0.publishing = .objects
      $0.branch = "zhuzhan"
      $0.archive = "https://example.org/redsite.tar.gz"
      $0.digest = String(repeating: "ab", count: 32)
    }
    let path = ".workflow/redsite-check.yml"
    let made = try #require(site.contents(path))
    let edited = made.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("hostGroupID:") ? "        hostGroupID: bangong" : String(line)
    }.joined(separator: "\n")
    try site.write(path, edited)
    // What was filled in alone is no difference.
    #expect(Self.write(.gitee, site).result.exitStatus == 0)
    try site.write(path, edited + "# 手工加的一行\n")
    #expect(Self.write(.gitee, site).result.problems.contains { $0.contains("file-exists") })
    let update = Self.write(.gitee, site) { $0.updates = true }
    #expect(update.pipeline?.publishing == .objects && update.pipeline?.branch == "zhuzhan")
    let change = try #require(update.files.first { $0.path == path }?.change)
    guard case .replaced(let difference) = change else {
      Issue.record("\(change)")
      return
    }
    #expect(difference.text.contains("- # 手工加的一行\n") && !difference.text.contains("bangong"))
    #expect(site.contents(path)?.contains("hostGroupID: bangong\n") == true)
    #expect(site.contents("ci/redsite.sh")?.contains("https://example.org/redsite.tar.gz") == true)
    // So are the scripts, where they are of an earlier edition.
    try site.write("ci/programs.sh", (site.contents("ci/programs.sh") ?? "") + "# 旧的一行\n")
    let scripts = Self.write(.gitee, site) { $0.updates = true }
    #expect(scripts.result.exitStatus == 0, "\(scripts.result.problems)")
    #expect(site.contents("ci/programs.sh")?.contains("旧的一行") == false)
    // A second time there is nothing to do.
    let again = Self.write(.gitee, site) { $0.updates = true }
    for file in again.files {
      guard case .unchanged = file.change else {
        Issue.record("\(file.path) changed again")
        continue
      }
    }
  }

  @Test func theBranchAndTheRepositoryAreAskedOfGit() throws {
    let site = try TestSite("")
    let git = "cd '\(site.root)' && git -c user.name=a -c user.email=a@example.org"
    _ = runShell(
      "\(git) init -q -b zhuzhan && \(git) remote add gitee git@gitee.com:dangban/site.git")
    let outcome = Self.write(.gitee, site)
    #expect(outcome.pipeline?.branch == "zhuzhan", "\(outcome.result.problems)")
    let check = try #require(site.contents(".workflow/redsite-check.yml"))
    #expect(check.contains("- repository='git@gitee.com:dangban/site.git'"))
    #expect(check.contains("- \"zhuzhan\""))
    // What the repository was cloned from calls its main branch counts before what is checked out.
    _ = runShell(
      "\(git) commit -q --allow-empty -m a && \(git) update-ref refs/remotes/origin/main HEAD"
        + " && \(git) symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/main")
    #expect(Self.write(.github, site).pipeline?.branch == "main")
  }

  @Test func pipelinesOfOthersAreLeftAlone() throws {
    let site = try TestSite("-- .gitlab-ci.yml --\ntest:\n  script: [make test]\n")
    let outcome = Self.write(.gitlab, site) { $0.updates = true }
    #expect(outcome.result.problems.contains { $0.contains("file-exists") })
    #expect(site.contents(".gitlab-ci.yml")?.contains("make test") == true)
    #expect(site.contents("ci/redsite.sh") == nil)
  }

  @Test(arguments: [
    ("    - bash ci/publish.sh objects public", CIPipeline.Publishing.objects),
    ("    - bash ci/publish.sh rsync public", .rsync), ("pages:", .pages),
  ])
  func pipelinesOfEarlierEditionsGoOnPublishingAsTheyDid(
    _ line: String, _ publishing: CIPipeline.Publishing
  ) throws {
    let site = try TestSite("-- .gitlab-ci.yml --\n# redsite\n\(line)\n")
    let outcome = Self.write(.gitlab, site) { $0.updates = true }
    #expect(outcome.pipeline?.publishing == publishing, "\(outcome.result.problems)")
  }

  @Test func scriptsOfEarlierEditionsAreNamed() throws {
    let site = try TestSite("-- ci/publish.sh --\nexit 1")
    #expect(Self.write(.github, site).unused == ["ci/publish.sh"])
    #expect(site.contents("ci/publish.sh") != nil)
  }

  @Test func giteeHasNoPages() throws {
    let site = try TestSite("")
    let outcome = Self.write(.gitee, site) { $0.publishing = .pages }
    #expect(outcome.result.exitStatus != 0 && outcome.pipeline == nil)
    #expect(site.contents("ci/redsite.sh") == nil)
  }
}

@Suite struct LineDifferenceTests {
  @Test func shownLinesTurnOneTextIntoTheOther() {
    let old = "a\nb\nc\nd\n"
    let new = "a\nx\nc\nd\ne\n"
    let difference = LineDifference(from: old, to: new)
    var (left, right): ([Substring], [Substring]) = ([], [])
    for line in difference.lines {
      switch line {
      case .same(let line):
        left.append(line)
        right.append(line)
      case .removed(let line): left.append(line)
      case .added(let line): right.append(line)
      }
    }
    #expect(left.joined(separator: "\n") == old && right.joined(separator: "\n") == new)
    #expect(difference.text == "  a\n- b\n+ x\n  d\n+ e\n")
    #expect(LineDifference(from: old, to: old).text.isEmpty)
  }
}
