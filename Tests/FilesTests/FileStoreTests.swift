import Base
import Files
import Glibc
import TestSupport
import Testing

/// Files of a site are written whole or not at all, and nowhere else.
@Suite struct FileStoreTests {
  private let site: TestSite
  private let store: FileStore

  init() throws {
    site = try TestSite("-- store/a.md --\n旧")
    store = FileStore(site.root + "/store")
  }

  private func failure(_ write: () throws(SystemError) -> Void) -> Int32? {
    do throws(SystemError) { try write() } catch { return error.number }
    return nil
  }

  private func contents(_ path: String) -> String? { site.contents("store/" + path) }

  /// Every file below the store's folder, hidden ones too.
  private var files: String {
    runShell("cd '\(store.folder)' && find . -type f | sort | tr '\\n' ' '")
  }

  @Test func newFileGetsItsFoldersAndIsNeverWrittenOver() throws {
    try store.create("b/c/d.md", Array("新".utf8))
    #expect(contents("b/c/d.md") == "新")
    #expect(failure { () throws(SystemError) in try store.create("a.md", [0x61]) } == EEXIST)
    #expect(contents("a.md") == "旧\n")
    #expect(files == "./a.md ./b/c/d.md ")
  }

  @Test func replacedFileKeepsItsPermissions() throws {
    _ = runShell("chmod 640 '\(store.folder)/a.md'")
    try store.replace("a.md", with: Array("新".utf8))
    #expect(contents("a.md") == "新")
    #expect(runShell("stat -c %a '\(store.folder)/a.md'") == "640\n")
    try store.replace("b/new.md", with: [0x61])
    #expect(contents("b/new.md") == "a")
    #expect(files == "./a.md ./b/new.md ")
  }

  @Test func copyIsRefusedWhereSomethingIs() throws {
    try store.copy(FilePlace("a.md", below: store.folder), to: "b/a.md")
    #expect(contents("b/a.md") == "旧\n")
    let again = failure { () throws(SystemError) in
      try store.copy(FilePlace(path: store.folder + "/a.md"), to: "b/a.md")
    }
    #expect(again == EEXIST)
    _ = runShell("ln -s a.md '\(store.folder)/link.md'")
    let link = failure { () throws(SystemError) in
      try store.copy(FilePlace("link.md", below: store.folder), to: "c.md")
    }
    #expect(link == ELOOP)
    #expect(files == "./a.md ./b/a.md ")
  }

  @Test func moveMakesFoldersAndReplacesNothing() throws {
    try store.create("b/c.md", [0x61])
    try store.move("b", to: "x/y")
    #expect(contents("x/y/c.md") == "a")
    let taken = failure { () throws(SystemError) in try store.move("a.md", to: "x/y/c.md") }
    #expect(taken == EEXIST)
    #expect(files == "./a.md ./x/y/c.md ")
  }

  /// A link in the place of a folder would lead a writer out of the site.
  @Test func nothingIsWrittenThroughALink() throws {
    let outside = try TestSite("-- a.md --\n外")
    _ = runShell("ln -s '\(outside.root)' '\(store.folder)/out'")
    let failures = [
      failure { () throws(SystemError) in try store.create("out/new.md", [0x61]) },
      failure { () throws(SystemError) in try store.replace("out/a.md", with: [0x61]) },
      failure { () throws(SystemError) in try store.move("a.md", to: "out/b.md") },
      failure { () throws(SystemError) in try store.create("../outside.md", [0x61]) },
    ]
    #expect(failures.allSatisfy { [ELOOP, ENOTDIR, EXDEV].contains($0) })
    store.remove("out/a.md")
    #expect(runShell("ls -A '\(outside.root)'") == "a.md\ncontent\nsite.toml\nthemes\n")
    #expect(outside.contents("a.md") == "外\n" && contents("a.md") == "旧\n")
  }

  @Test func whatAKilledProgramLeftIsTakenOver() throws {
    try site.write("store/.redsite-partial", String(repeating: "残", count: 100))
    try store.create("b.md", [0x61])
    #expect(contents("b.md") == "a")
    #expect(files == "./a.md ./b.md ")
  }

  /// Whoever looks at any time sees one of the two files, whole.
  @Test func nobodySeesHalfAFile() async throws {
    let path = store.folder + "/a.md"
    let (small, large) = (
      [UInt8](repeating: 0x61, count: 10), [UInt8](repeating: 0x62, count: 1 << 20)
    )
    try store.replace("a.md", with: small)
    let store = store
    let writer = Task.detached {
      for round in 0..<20 { try store.replace("a.md", with: round % 2 == 0 ? large : small) }
    }
    var seen = 0
    for _ in 0..<500 {
      var buffer = ByteBuffer()
      try readFile(path, limit: 1 << 21, into: &buffer)
      let bytes = buffer.makeArray()
      #expect(bytes == small || bytes == large)
      seen += 1
    }
    try await writer.value
    #expect(seen == 500)
  }
}
