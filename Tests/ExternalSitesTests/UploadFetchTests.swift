import Diagnostics
import ExternalSites
import RedSiteGen
import TestSupport
import Testing

/// What `redsite fetch --uploads` brings, of a list as an import writes it.
@Suite struct UploadFetchTests {
  /// A folder with a list of addresses and their places.
  private static func folder(_ wanted: [(address: String, file: String)]) throws -> TestSite {
    let items = wanted.map {
      "{\"article\":\"a.md\",\"kind\":\"remotePicture\",\"what\":\"x\","
        + "\"address\":\"\($0.address)\",\"file\":\"\($0.file)\"}"
    }
    return try TestSite(
      "-- list/import-report.json --\n[\(items.joined(separator: ",\n")),\n{\"article\":\"b.md\"}]\n"
    )
  }

  private static func fetch(
    _ site: TestSite, asksPrivateHosts: Bool = true
  ) -> UploadFetch.Outcome {
    var policy = ExternalLinkPolicy()
    policy.asksPrivateHosts = asksPrivateHosts
    policy.retryDelays = [0.05, 0.05]
    policy.timeout = 5
    return UploadFetch(folder: site.root + "/list", policy: policy).run()
  }

  private static let bytes = (0..<40).flatMap { _ in (0...255).map { UInt8($0) } }

  @Test func filesComeOnceToTheirPlaces() throws {
    let server = try LoopbackServer()
    let site = try Self.folder([
      (server.address + "/file/a.png", "old.example.org/file/a.png"),
      (server.address + "/to-file", "old.example.org/moved.png"),
      (server.address + "/file/a.png?again", "old.example.org/file/a.png"),
    ])
    let first = Self.fetch(site)
    #expect(first.report.diagnostics == [])
    #expect((first.fetched, first.present, first.exitStatus) == (2, 0, 0))
    for name in ["file/a.png", "moved.png"] {
      #expect(site.bytes("list/uploads/old.example.org/" + name) == Self.bytes)
    }
    let asked = server.requests.count
    let second = Self.fetch(site)
    #expect((second.fetched, second.present, second.exitStatus) == (0, 2, 0))
    #expect(server.requests.count == asked)
    #expect(runShell("ls -A \(site.root)/list/uploads") == "old.example.org\n")
  }

  @Test func whatBreaksOffIsGoneOnWith() throws {
    let server = try LoopbackServer()
    let site = try Self.folder([
      (server.address + "/file/breaks.zip", "h/breaks.zip"),
      (server.address + "/file/breaks-whole.zip", "h/whole.zip"),
    ])
    let outcome = Self.fetch(site)
    #expect(outcome.report.diagnostics == [])
    #expect(site.bytes("list/uploads/h/breaks.zip") == Self.bytes)
    // This server knows no ranges: it is taken from the beginning again.
    #expect(site.bytes("list/uploads/h/whole.zip") == Self.bytes)
    #expect(server.requests.filter { $0.line == "GET /file/breaks.zip" }.count == 2)
  }

  @Test func failuresAreToldByTheirReason() throws {
    let server = try LoopbackServer()
    let site = try Self.folder([
      (server.address + "/gone", "h/1"), (server.address + "/gone?2", "h/2"),
      (server.address + "/gone", "h/3"), (server.address + "/broken", "h/4"),
      (server.address + "/file/page.png", "h/5.png"), (server.address + "/endless", "h/6"),
      (server.address + "/away", "h/7"), (server.address + "/huge", "h/8"),
      ("ftp://example.org/a.png", "h/9"), (server.address + "/file/ok.png", "h/ok.png"),
    ])
    let outcome = Self.fetch(site)
    let words = outcome.report.diagnostics.map { $0.message.english }.joined(separator: "\n")
    #expect(outcome.exitStatus == 1)
    #expect(outcome.fetched == 1)
    for part in [
      "2 files were not fetched", "it is gone (410)", "the server answers 500",
      "page and not the file",
      "without end", "it is larger than", "malformed",
    ] { #expect(words.contains(part), "\(part) in \(words)") }
    #expect(
      runShell("find \(site.root)/list/uploads -type f") == site.root + "/list/uploads/h/ok.png\n")
  }

  @Test func noPrivateHostIsAsked() throws {
    let server = try LoopbackServer()
    let site = try Self.folder([(server.address + "/file/a.png", "h/a.png")])
    let outcome = Self.fetch(site, asksPrivateHosts: false)
    #expect(outcome.exitStatus == 1)
    #expect(outcome.report.diagnostics.first?.message.english.contains("private host") ?? false)
    #expect(server.requests.isEmpty)
  }

  @Test func pathsOfAListStayBelowTheFolder() throws {
    let server = try LoopbackServer()
    let address = server.address + "/file/a.png"
    let site = try Self.folder(
      ["../a.png", "/etc/a.png", "h/../../a.png", ".git/hooks", "a//b"].map {
        (address, $0)
      })
    let outcome = Self.fetch(site)
    #expect((outcome.fetched, outcome.present, outcome.exitStatus) == (0, 0, 0))
    #expect(server.requests.isEmpty)
  }

  @Test func aDeadHostIsLeftAlone() throws {
    let wanted = (0..<40).map { ("http://127.0.0.1:1/\($0).png", "h/\($0).png") }
    let site = try Self.folder(wanted)
    let start = ContinuousClock.now
    let outcome = Self.fetch(site)
    #expect(outcome.exitStatus == 1)
    #expect(outcome.report.diagnostics.count == 1)
    #expect(outcome.report.diagnostics.first?.message.english.contains("40 files") ?? false)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func aFolderWithoutAListIsRefused() throws {
    let site = try TestSite("-- list/a.txt --\nx\n")
    #expect(Self.fetch(site).exitStatus == 1)
  }
}
