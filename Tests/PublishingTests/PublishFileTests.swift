import Files
import Glibc
import Publishing
import RedSiteGen
import Testing

@Suite struct PublishFileTests {
  let site = PublishSite()

  private func publish(_ source: String) throws(PublishProblem) -> ReleaseSummary {
    let release = try site.begin()
    try release.publishFile("a/fujian.pdf", copyOf: site.path(source))
    return try release.commit()
  }

  @Test func copiesAndComparesLargeFiles() throws {
    let text = String(repeating: "附件", count: 120_000)
    site.write("content/a.pdf", text)
    #expect(try publish("content/a.pdf").written == 1)
    #expect(site.read("public/a/fujian.pdf") == text)
    #expect(site.mode("public/a/fujian.pdf") == 0o644)
    #expect(try publish("content/a.pdf").unchanged == 1)
    site.write("content/a.pdf", text.dropLast() + "本")
    #expect(try publish("content/a.pdf").written == 1)
    #expect(site.read("public/a/fujian.pdf") == text.dropLast() + "本")
  }

  @Test func copyIsIndependentOfItsSource() throws {
    site.write("content/a.pdf", "1")
    _ = try publish("content/a.pdf")
    site.write("content/a.pdf", "2")
    #expect(site.read("public/a/fujian.pdf") == "1")
  }

  @Test func emptyFileIsCopied() throws {
    site.write("content/a.pdf", "")
    #expect(try publish("content/a.pdf").written == 1)
    #expect(site.read("public/a/fujian.pdf") == "")
  }

  @Test func onlyRegularFilesAreCopied() throws {
    site.write("secret", "秘密")
    site.link("content/link.pdf", to: site.path("secret"))
    site.folder("content/folder.pdf")
    mkfifo(site.path("content/pipe.pdf"), 0o644)
    let failures = [
      "content/link.pdf": ELOOP, "content/folder.pdf": EINVAL, "content/pipe.pdf": EINVAL,
      "content/none.pdf": ENOENT,
    ]
    for (source, number) in failures {
      let failure = FileSystemFailure(.read, site.path(source), errorNumber: number)
      #expect(throws: PublishProblem.fileSystem(failure)) { _ = try publish(source) }
    }
    #expect(site.names() == ["content", "secret"])
  }
}
